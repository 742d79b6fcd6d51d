#include "city/people/new_residents.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "geo/area.h"

namespace leitbild::city {
namespace {

struct PieceOfArea {
  geo::CellCode code;
  double area;
};

std::vector<PieceOfArea> pieces_by_cell(geo::MultiPolygon const& grid_area) {
  auto out = std::vector<PieceOfArea>{};
  auto const box = geo::box_of(grid_area);
  auto const low = geo::cell_at(box.low);
  auto const high = geo::cell_at(box.high);
  for (auto east = low.east; east <= high.east; ++east) {
    for (auto north = low.north; north <= high.north; ++north) {
      auto const code = geo::CellCode{east, north};
      auto const centre = geo::centre_of(code);
      auto const half = geo::kCellSide.value / 2.0;
      auto const square = geo::Box{{centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}};
      auto const inside = geo::area(geo::intersection(grid_area, geo::rectangle(square))).value;
      if (inside > 0.0) { out.push_back({code, inside}); }
    }
  }
  std::ranges::sort(out, {}, &PieceOfArea::code);
  return out;
}

/// Whole thousandths in proportion to the areas; what rounding down leaves goes to the largest remainders, of equal ones
/// to the first.
std::vector<Persons> shares_of(Persons whole, std::vector<PieceOfArea> const& pieces) {
  auto const total = std::accumulate(pieces.begin(), pieces.end(), 0.0,
                                     [](double sum, PieceOfArea const& piece) { return sum + piece.area; });
  auto out = std::vector<Persons>{};
  auto remainders = std::vector<std::pair<double, std::size_t>>{};
  auto rest = whole;
  for (auto const& piece : pieces) {
    auto const exact = static_cast<double>(whole.value) * piece.area / total;
    out.emplace_back(static_cast<std::int64_t>(std::floor(exact)));
    remainders.emplace_back(std::floor(exact) - exact, remainders.size());
    rest -= out.back();
  }
  std::ranges::sort(remainders);
  for (auto i = std::size_t{0}; rest > Persons{0}; ++i, rest -= Persons{1}) {
    out[remainders[i % remainders.size()].second] += Persons{1};
  }
  return out;
}

struct CityAges {
  std::array<Persons, kAgeGroups.size()> of_group{};
  std::array<Persons, kAgeGroups.size()> residents{};  // of the cells where the group is known

  explicit CityAges(People const& people) {
    for (auto const& cell : people.cells) {
      for (auto g = std::size_t{0}; g < kAgeGroups.size(); ++g) {
        if (!cell.ages[g]) { continue; }
        of_group[g] += *cell.ages[g];
        residents[g] += cell.residents;
      }
    }
  }

  std::optional<Persons> among(Persons newcomers, std::size_t group) const {
    if (residents[group] <= Persons{0}) { return std::nullopt; }
    auto const share = static_cast<double>(of_group[group].value) / static_cast<double>(residents[group].value);
    return Persons{std::llround(static_cast<double>(newcomers.value) * share)};
  }
};

}  // namespace

Result<std::vector<NewResidents>> spread_over_cells(geo::MultiPolygon const& area, Persons residents, geo::Crs crs) {
  auto grid_area = area;
  if (crs != geo::kLocalPlane) {
    TRY(auto const to_grid, geo::Transform::between(crs, geo::kEuropeanGrid));
    grid_area = geo::carried(std::move(grid_area), to_grid);
  }
  auto const pieces = pieces_by_cell(grid_area);
  if (pieces.empty()) { return fail("die Fläche hat keine Ausdehnung"); }
  auto centres = std::vector<geo::Point>{};
  for (auto const& piece : pieces) { centres.push_back(geo::centre_of(piece.code)); }
  if (crs != geo::kLocalPlane) {
    TRY(auto const to_plane, geo::Transform::between(geo::kEuropeanGrid, crs));
    to_plane.apply(centres);
  }
  auto const shares = shares_of(residents, pieces);
  auto out = std::vector<NewResidents>{};
  for (auto i = std::size_t{0}; i < pieces.size(); ++i) { out.push_back({pieces[i].code, centres[i], shares[i]}); }
  return out;
}

// One addition per cell first: whoever is added by several measures is rounded once, whatever their order.
People with_residents(People const& before, std::vector<NewResidents> additions) {
  auto const ages = CityAges{before};
  auto by_code = std::map<geo::CellCode, NewResidents>{};
  for (auto const& added : additions) {
    auto const [it, is_new] = by_code.emplace(added.code, added);
    if (!is_new) { it->second.residents += added.residents; }
  }
  auto people = before;
  auto const grow = [&](Cell& cell, Persons residents, bool is_new) {
    cell.residents += residents;
    for (auto g = std::size_t{0}; g < kAgeGroups.size(); ++g) {
      auto const more = ages.among(residents, g);
      if (is_new) { cell.ages[g] = more; }
      if (!is_new && cell.ages[g] && more) { *cell.ages[g] += *more; }
    }
  };
  for (auto& cell : people.cells) {
    auto const found = by_code.find(cell.code);
    if (found == by_code.end()) { continue; }
    grow(cell, found->second.residents, false);
    by_code.erase(found);
  }
  for (auto const& [code, added] : by_code) {
    auto cell = Cell{.code = code, .centre = added.centre, .residents = {}};
    grow(cell, added.residents, true);
    people.cells.add(cell);
  }
  return people;
}

}  // namespace leitbild::city
