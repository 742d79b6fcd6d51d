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

Table<city::DistrictId, DistrictValue> population_weighted(city::City const& city,
                                                           std::span<std::optional<double> const> cells) {
  auto const& districts = *city.districts;
  auto out = Table<city::DistrictId, DistrictValue>{std::vector<DistrictValue>(districts.rows.size())};
  auto weighted = std::vector<double>(districts.rows.size(), 0.0);
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const residents = city.people->cells[city::CellId{i}].residents;
    for (auto const district : city::chain_upwards(districts, (*city.links.leaf_of_cell)[i])) {
      out[district].residents += residents;
      if (auto const value = cells[i]) {
        out[district].covered += residents;
        weighted[district.value] += *value * static_cast<double>(residents.value);
      }
    }
  }
  for (auto i = std::size_t{0}; i < weighted.size(); ++i) {
    auto& row = out[city::DistrictId{i}];
    if (row.covered > Persons{0}) { row.value = weighted[i] / static_cast<double>(row.covered.value); }
  }
  return out;
}

IndicatorValues share_within(IndicatorInput const& in, travel::Destinations const& destinations, Metres limit) {
  auto const& city = in.city;
  auto const& distances = in.searches.cells_to(destinations);
  auto const layer = travel::layer_of(destinations);
  auto const limit_cm = to_centimetres(limit);
  auto out = IndicatorValues{.cells = std::vector<std::optional<double>>(city.people->cells.size()), .districts = {}};
  for (auto const id : in.cells) {
    auto const known = (*city.links.known_of_cell)[id.value];
    if (!known.has(city::Layer::kStreets) || !known.has(layer)) { continue; }
    auto const way = distances[id.value];
    out.cells[id.value] = way && *way <= limit_cm ? 1.0 : 0.0;
  }
  out.districts = population_weighted(city, out.cells);
  return out;
}

}  // namespace leitbild::indicators
