#include "indicators/indicator.h"

#include <algorithm>

#include <fmt/format.h>

namespace leitbild::indicators {

IndicatorEntry const* find_indicator(std::string_view id) {
  auto const all = all_indicators();
  auto const found = std::ranges::find(all, id, [](IndicatorEntry const& e) { return e.indicator->id; });
  return found == all.end() ? nullptr : &*found;
}

Result<Parameters> parameters_of(IndicatorEntry const& entry) {
  return read_parameters(entry.parameters_toml, fmt::format("Parameter des Indikators {}", entry.indicator->id));
}

Result<double> required(IndicatorInput const& in, std::string_view parameter) {
  if (auto const value = in.parameters.find(parameter)) { return *value; }
  return fail(fmt::format("in den Parametern des Indikators fehlt „{}“", parameter));
}

Result<IndicatorValues> values_of(Indicator const& indicator, IndicatorInput const& in) {
  TRY(auto out, indicator.compute(in));
  if (!in.parameters.have_ranges()) { return out; }
  auto const with = [&](Parameters const& parameters) {
    return indicator.compute({.city = in.city,
                              .cells = in.cells,
                              .searches = in.searches,
                              .ground = in.ground,
                              .parameters = parameters,
                              .reads = in.reads});
  };
  TRY(auto const low, with(in.parameters.at_low()));
  TRY(auto const high, with(in.parameters.at_high()));
  for (auto i = std::size_t{0}; i < out.districts.size(); ++i) {
    auto const id = city::DistrictId{i};
    auto const a = low.districts[id].value;
    auto const b = high.districts[id].value;
    out.bands.add(a && b ? std::optional{Band{std::min(*a, *b), std::max(*a, *b)}} : std::nullopt);
  }
  return out;
}

std::optional<Persons> weight(city::Cell const& cell, Group group) {
  return group ? cell.of(*group) : std::optional{cell.residents};
}

bool is_known(IndicatorInput const& in, city::CellId cell) {
  constexpr auto kAlways = city::LayerSet{city::Layer::kPeople, city::Layer::kDistricts};
  auto known = (*in.city.links.known_of_cell)[cell.value];
  known.add(kAlways);
  auto needed_too = known;
  needed_too.add(in.reads);
  return needed_too == known;
}

Table<city::DistrictId, DistrictValue> population_weighted(city::City const& city,
                                                           std::span<std::optional<double> const> cells, Group group) {
  auto const& districts = *city.districts;
  auto const count = districts.rows.size();
  auto out = Table<city::DistrictId, DistrictValue>{std::vector<DistrictValue>(count)};
  auto weighted = std::vector<double>(count, 0.0);
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const people = weight(city.people->cells[city::CellId{i}], group);
    if (!people) { continue; }
    auto const leaf = (*city.links.leaf_of_cell)[i];
    out[leaf].counted += *people;
    if (auto const value = cells[i]) {
      out[leaf].covered += *people;
      weighted[leaf.value] += *value * static_cast<double>(people->value);
    }
  }
  for (auto i = count; i-- > 0;) {  // children come after their parents
    auto const id = city::DistrictId{i};
    if (auto const parent = districts.rows[id].parent) {
      out[*parent].counted += out[id].counted;
      out[*parent].covered += out[id].covered;
      weighted[parent->value] += weighted[i];
    }
    if (out[id].covered > Persons{0}) { out[id].value = weighted[i] / static_cast<double>(out[id].covered.value); }
  }
  return out;
}

}  // namespace leitbild::indicators
