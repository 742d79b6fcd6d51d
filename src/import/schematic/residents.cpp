#include "import/schematic/residents.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

struct WeightedCell {
  geo::CellCode code;
  geo::Point centre;
  double weight{};
};

/// Floor space by district of the houses and cell.
std::map<std::pair<std::size_t, geo::CellCode>, double> floor_space(std::vector<House> const& houses,
                                                                    geo::Transform const& to_grid) {
  auto out = std::map<std::pair<std::size_t, geo::CellCode>, double>{};
  for (auto const& house : houses) {
    out[{house.district, geo::cell_at(to_grid(house.middle))}] += std::abs(geo::signed_area(house.footprint));
  }
  return out;
}

using Counts = std::vector<long long>;

std::vector<double> as_weights(Counts const& counts) { return {counts.begin(), counts.end()}; }

/// Whole children among the residents of the cells; none where the facts do not know how many there are. Those under 6
/// are chosen among those under 10, so that no cell has more of them.
struct Children {
  Counts under_6, under_10;
};
Children children_among(Counts const& residents, DistrictFacts const& facts) {
  auto out = Children{};
  if (facts.under_10) { out.under_10 = shared_out(*facts.under_10, as_weights(residents)); }
  if (facts.under_6) {
    out.under_6 = shared_out(*facts.under_6, as_weights(facts.under_10 ? out.under_10 : residents));
  }
  return out;
}

std::optional<Persons> persons_at(Counts const& counts, std::size_t i) {
  return counts.empty() ? std::nullopt : std::optional{persons(std::int64_t{counts[i]})};
}

void add_cells(std::vector<WeightedCell> const& here, DistrictFacts const& facts, city::People& people) {
  auto weights = std::vector<double>{};
  for (auto const& cell : here) { weights.push_back(cell.weight); }
  auto const counts = shared_out(facts.inhabitants, weights);
  auto const children = children_among(counts, facts);
  for (auto k = std::size_t{0}; k < here.size(); ++k) {
    if (counts[k] == 0) { continue; }
    auto cell =
        city::Cell{.code = here[k].code, .centre = here[k].centre, .residents = persons(std::int64_t{counts[k]})};
    cell.ages[static_cast<std::size_t>(city::AgeGroup::kUnder6)] = persons_at(children.under_6, k);
    cell.ages[static_cast<std::size_t>(city::AgeGroup::kUnder10)] = persons_at(children.under_10, k);
    people.cells.add(cell);
  }
}

}  // namespace

Result<city::People> plan_residents(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells,
                                    std::vector<House> const& houses) {
  TRY(auto const to_grid, geo::Transform::between(facts.crs, geo::kEuropeanGrid));
  TRY(auto const to_plane, geo::Transform::between(geo::kEuropeanGrid, facts.crs));
  auto by_district = std::vector<std::vector<WeightedCell>>(cells.size());
  for (auto const& [place, weight] : floor_space(houses, to_grid)) {
    auto const& [district, code] = place;
    auto const centre = to_plane(geo::centre_of(code));
    // A cell counts where its centre lies; houses in cells of a neighbour leave their share to their own district.
    if (geo::contains(cells[district], centre)) { by_district[district].push_back({code, centre, weight}); }
  }
  auto problems = Problems{};
  auto people = city::People{.cells = {}, .base = facts.people_base, .date = {}, .age_base = {}};
  if (std::ranges::any_of(facts.districts, [](DistrictFacts const& d) { return d.under_6.has_value(); })) {
    people.age_base = facts.people_base;
  }
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const& here = by_district[i];
    if (here.empty()) {
      problems.add(fmt::format("kein Haus bietet Platz für die {} Einwohner",
                               format_number(static_cast<double>(facts.districts[i].inhabitants), 0)),
                   facts.districts[i].name);
      continue;
    }
    add_cells(here, facts.districts[i], people);
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  std::ranges::sort(people.cells.rows, {}, &city::Cell::code);
  return people;
}

}  // namespace leitbild::importing
