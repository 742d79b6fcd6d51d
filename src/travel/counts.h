// How many facilities are within reach of each cell.
#pragma once

#include <array>
#include <vector>

#include "city/city.h"

namespace leitbild::travel {

/// Number of open facilities by category.
using Counts = std::array<std::uint32_t, city::kFacilityCategories.size()>;

/// Steady pace on level ground without waiting; 4.8 km/h is usual in accessibility studies.
inline constexpr double kWalkingKilometresPerHour = 4.8;

/// By cell: the facilities whose walk is at most `limit`. One bounded search per facility, since a way back is as long as
/// the way there. O(facilities x nodes within the limit).
std::vector<Counts> counts_within(city::City const& city, Metres limit);

}  // namespace leitbild::travel
