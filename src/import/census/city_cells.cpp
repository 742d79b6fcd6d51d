#include "import/census/city_cells.h"

#include <cmath>

#include "geo/area.h"
#include "geo/prepared_area.h"

namespace leitbild::importing {
namespace {

/// Sheds and garages that are drawn without a use.
constexpr auto kSmallestHome = SquareMetres{20.0};

bool may_be_a_home(city::Building const& building) {
  return building.use == city::BuildingUse::kResidential || building.use == city::BuildingUse::kUnknown;
}

}  // namespace

Result<CityCells> cells_around(geo::MultiPolygon const& boundary, geo::Crs crs, Metres margin) {
  TRY(auto const to_grid, geo::Transform::between(crs, geo::kEuropeanGrid));
  TRY(auto const to_plane, geo::Transform::between(geo::kEuropeanGrid, crs));
  auto box = geo::Box{};
  for (auto const& polygon : boundary) {
    for (auto const p : polygon.outer) { box.add(to_grid(p)); }
  }
  auto out = CityCells{};
  if (box.empty() || !std::isfinite(box.width()) || !std::isfinite(box.height())) { return out; }
  box = box.grown_by(margin);
  out.first = geo::cell_at(box.low);
  auto const last = geo::cell_at(box.high);
  out.columns = last.east - out.first.east + 1;
  out.rows = last.north - out.first.north + 1;
  out.centres.resize(static_cast<std::size_t>(out.columns) * static_cast<std::size_t>(out.rows));
  for (auto i = std::size_t{0}; i < out.size(); ++i) { out.centres[i] = geo::centre_of(out.code(i)); }
  to_plane.apply(out.centres);
  auto const area = geo::PreparedArea{boundary};
  out.inside.reserve(out.size());
  for (auto const p : out.centres) { out.inside.push_back(area.contains(p)); }
  return out;
}

Result<std::vector<std::uint64_t>> floor_area(CityCells const& cells, city::Buildings const& buildings, geo::Crs crs) {
  auto out = std::vector<std::uint64_t>(cells.size());
  TRY(auto const to_grid, geo::Transform::between(crs, geo::kEuropeanGrid));
  auto middles = std::vector<geo::Point>{};
  auto floors = std::vector<std::uint64_t>{};
  for (auto const& building : buildings.rows) {
    auto const footprint = std::abs(geo::signed_area(building.footprint));
    if (!may_be_a_home(building) || footprint < kSmallestHome.value) { continue; }
    auto const box = geo::box_of(building.footprint);
    middles.push_back(geo::between(box.low, box.high, 0.5));
    auto const levels = building.levels == 0 ? kUsualLevels : std::uint64_t{building.levels};
    floors.push_back(static_cast<std::uint64_t>(std::llround(footprint)) * levels);
  }
  to_grid.apply(middles);
  for (auto i = std::size_t{0}; i < middles.size(); ++i) {
    if (auto const number = cells.number_of(geo::cell_at(middles[i]))) { out[*number] += floors[i]; }
  }
  return out;
}

}  // namespace leitbild::importing
