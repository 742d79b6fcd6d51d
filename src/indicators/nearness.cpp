#include "indicators/nearness.h"

#include <algorithm>

namespace leitbild::indicators {

Result<IndicatorValues> share_within(IndicatorInput const& in, travel::Destinations const& destinations, Group group) {
  TRY(auto const max_walk, required(in, "max_walk"));
  auto const limit = to_centimetres(Metres{max_walk});
  auto const& ways = in.searches.cells_to(destinations);
  auto const is_within = [&](city::CellId cell) {
    auto const way = ways[cell.value];
    return way && *way <= limit ? 1.0 : 0.0;
  };
  return averaged(in, is_within, group);
}

city::AgeGroup children_known(city::People const& people) {
  using enum city::AgeGroup;
  for (auto const group : {kUnder18, kUnder10, kUnder6}) {
    auto const knows = [&](city::Cell const& cell) { return cell.of(group).has_value(); };
    if (std::ranges::any_of(people.cells, knows)) { return group; }
  }
  return kUnder18;
}

Result<IndicatorValues> share_near_green(IndicatorInput const& in, Forest forest) {
  TRY(auto const min_area, required(in, "min_area"));
  return share_within(in, travel::Destinations::green(hectares(min_area), forest == Forest::kCounts));
}

Result<IndicatorValues> share_near_served_stop(IndicatorInput const& in) {
  TRY(auto const departures, required(in, "min_departures"));
  if (in.city.transit->timetable.empty()) {
    return averaged(in, [](city::CellId) { return std::optional<double>{}; });
  }
  return share_within(in, travel::Destinations::stops(departures));
}

Result<IndicatorValues> walk_to_nearest(IndicatorInput const& in, travel::Destinations const& destinations) {
  auto const& ways = in.searches.cells_to(destinations);
  return averaged(in, [&](city::CellId cell) {
    auto const way = ways[cell.value];
    return way ? std::optional{to_metres(*way).value} : std::nullopt;
  });
}

}  // namespace leitbild::indicators
