// What indicators of nearness have in common: shares of people within a limit on foot, distances to the nearest place.
#pragma once

#include "indicators/indicator.h"

namespace leitbild::indicators {

/// 1 for a cell whose walk to the destinations is at most the parameter `max_walk`, else 0.
Result<IndicatorValues> share_within(IndicatorInput const& in, travel::Destinations const& destinations,
                                     Group group = {});

/// The widest group of children whose number is known in some cell: under 18, else under 10, else under 6. Under 18, of
/// whom nothing is known then, where there is none.
city::AgeGroup children_known(city::People const& people);

enum class Forest : std::uint8_t { kCounts, kDoesNotCount };
/// share_within() green areas of at least the parameter `min_area`.
Result<IndicatorValues> share_near_green(IndicatorInput const& in, Forest forest);

/// share_within() stops with at least the parameter `min_departures` per hour. Without a timetable nothing is known.
Result<IndicatorValues> share_near_served_stop(IndicatorInput const& in);

/// Metres on foot to the nearest of the destinations; a cell from which no way leads there has no value.
Result<IndicatorValues> walk_to_nearest(IndicatorInput const& in, travel::Destinations const& destinations);

}  // namespace leitbild::indicators
