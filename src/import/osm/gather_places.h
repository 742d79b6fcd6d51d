// Stops and facilities: the same place is often drawn several times.
#pragma once

#include <vector>

#include "city/facilities/facilities.h"
#include "city/transit/transit.h"

namespace leitbild::importing {

/// The platforms of a stop lie on both sides of the street.
inline constexpr Metres kSameStop{60.0};
/// A shop as a point inside its building, a school as a point on its grounds.
inline constexpr Metres kSameFacility{100.0};

struct MergedStops {
  std::vector<city::Stop> stops;
  std::size_t merged{};  // drawn places that became part of another
};

/// Places of the same name within kSameStop of the first of them become one stop in their middle. One without a name
/// joins any stop within kSameStop. In the order of the file.
MergedStops merged_stops(std::vector<city::Stop> const& drawn);

struct MergedFacilities {
  std::vector<city::Facility> facilities;
  std::size_t merged{};
};

/// Of facilities with the same category and name within kSameFacility the first is kept.
MergedFacilities merged_facilities(std::vector<city::Facility> const& drawn);

}  // namespace leitbild::importing
