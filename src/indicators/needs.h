// Several kinds of places together: how many of them are near, how long the ways to them are.
#pragma once

#include "indicators/indicator.h"

namespace leitbild::indicators {

/// What people need within reach. Several kinds of places may serve the same need; then the nearest of all counts, as in
/// Bruno et al. (2024), whose categories are sets of places.
using Need = std::vector<travel::Destinations>;

/// Groceries, GP, pharmacy, primary school, stop.
std::vector<Need> basic_services();
/// The nine categories of proximity time; parks of at least the parameter `min_park` serve play and rest.
Result<std::vector<Need>> daily_needs(IndicatorInput const& in);
std::vector<Need> by_bike(std::vector<Need> needs);

/// Number of needs that are at most `limit` away, 0 .. needs.
IndicatorValues needs_reached(IndicatorInput const& in, std::vector<Need> const& needs, Metres limit);
/// 1 where all needs are at most `limit` away, else 0.
IndicatorValues all_needs_reached(IndicatorInput const& in, std::vector<Need> const& needs, Metres limit);
/// Mean of the minutes to the needs at the parameter `speed` (km/h); none counts more than the parameter `max_minutes`.
Result<IndicatorValues> mean_minutes(IndicatorInput const& in, std::vector<Need> const& needs);

/// Way in the parameter `max_minutes` at the parameter `speed` (km/h).
Result<Metres> way_in_time(IndicatorInput const& in);

}  // namespace leitbild::indicators
