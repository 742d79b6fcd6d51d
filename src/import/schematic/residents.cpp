#include "import/schematic/residents.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
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

/// Shares of `total` in the proportion of the weights; the largest fractions are rounded up, earlier ones first.
std::vector<long long> shared_out(long long total, std::vector<WeightedCell> const& cells) {
  auto const sum = std::accumulate(cells.begin(), cells.end(), 0.0,
                                   [](double s, WeightedCell const& cell) { return s + cell.weight; });
  auto out = std::vector<long long>{};
  auto fractions = std::vector<double>{};
  for (auto const& cell : cells) {
    auto const exact = static_cast<double>(total) * cell.weight / sum;
    out.push_back(static_cast<long long>(exact));
    fractions.push_back(exact - static_cast<double>(out.back()));
  }
  auto order = std::vector<std::size_t>(cells.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return fractions[i]; });
  auto const missing = static_cast<std::size_t>(total - std::accumulate(out.begin(), out.end(), 0LL));
  for (auto i = std::size_t{0}; i < missing; ++i) { ++out[order[i % order.size()]]; }
  return out;
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
  auto people = city::People{.cells = {}, .base = facts.people_base};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) {
    auto const& here = by_district[i];
    if (here.empty()) {
      problems.add(fmt::format("kein Haus bietet Platz für die {} Einwohner",
                               format_number(static_cast<double>(facts.districts[i].inhabitants), 0)),
                   facts.districts[i].name);
      continue;
    }
    auto const counts = shared_out(facts.districts[i].inhabitants, here);
    for (auto k = std::size_t{0}; k < here.size(); ++k) {
      if (counts[k] == 0) { continue; }
      people.cells.add({.code = here[k].code, .centre = here[k].centre, .residents = persons(std::int64_t{counts[k]})});
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  std::ranges::sort(people.cells.rows, {}, &city::Cell::code);
  return people;
}

}  // namespace leitbild::importing
