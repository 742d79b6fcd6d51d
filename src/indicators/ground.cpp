#include "indicators/ground.h"

#include <algorithm>

namespace leitbild::indicators {

IndicatorValues of_cells(IndicatorInput const& in, nature::CellValues const& values, Group group) {
  return averaged(in, [&](city::CellId cell) { return values[cell.value]; }, group);
}

namespace {

/// Sums of leaves are of all their ground; parents add up their parts, if all are known.
void add_up(city::City const& city, std::span<std::optional<double> const> leaves,
            Table<city::DistrictId, DistrictValue>& districts) {
  auto const is_leaf = city::leaves(*city.districts);
  for (auto i = std::size_t{0}; i < districts.size(); ++i) {
    districts[city::DistrictId{i}].value = is_leaf[i] ? leaves[i] : std::optional{0.0};
  }
  for (auto i = districts.size(); i-- > 1;) {  // children come after their parents
    auto const id = city::DistrictId{i};
    auto const parent = city.districts->rows[id].parent;
    if (!parent) { continue; }
    auto& sum = districts[*parent].value;
    auto const part = districts[id].value;
    sum = sum && part ? std::optional{*sum + *part} : std::nullopt;
  }
}

}  // namespace

IndicatorValues of_ground(IndicatorInput const& in, nature::GroundSums const& sums) {
  auto out = of_cells(in, sums.cells);
  add_up(in.city, sums.leaves, out.districts);
  return out;
}

Result<nature::Rain> rain_of(IndicatorInput const& in) {
  TRY(auto const millimetres, required(in, "rain"));
  auto const fact = std::ranges::find(in.parameters.facts, "rain", &ParameterFact::name);
  return nature::Rain{.millimetres = millimetres, .map_shows = in.parameters.find("design_rain").value_or(fact->usual)};
}

Result<IndicatorValues> of_rain(IndicatorInput const& in,
                                nature::GroundSums (nature::GroundModels::*volume)(nature::Rain)) {
  TRY(auto const rain, rain_of(in));
  return of_ground(in, (in.ground.*volume)(rain));
}

IndicatorValues of_map(IndicatorInput const& in, city::MapKind kind, double units) {
  auto values = in.ground.mapped(kind);
  for (auto& value : values) {
    if (value) { *value *= units; }
  }
  return of_cells(in, values);
}

Result<IndicatorValues> share_in_heat(IndicatorInput const& in, Group group) {
  TRY(auto const limit, required(in, "warming"));
  TRY(auto const island, required(in, "heat_island"));
  auto values = in.ground.warming(island);
  for (auto& value : values) {
    if (value) { *value = *value >= limit ? 1.0 : 0.0; }
  }
  return of_cells(in, values, group);
}

Result<IndicatorValues> percent_around(IndicatorInput const& in,
                                       nature::CellValues (nature::GroundModels::*share)(Metres)) {
  constexpr auto kPerCent = 100.0;
  TRY(auto const radius, required(in, "radius"));
  auto values = (in.ground.*share)(Metres{radius});
  for (auto& value : values) {
    if (value) { *value *= kPerCent; }
  }
  return of_cells(in, values);
}

}  // namespace leitbild::indicators
