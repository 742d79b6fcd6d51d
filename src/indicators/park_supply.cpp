#include "indicators/park_supply.h"

#include <algorithm>
#include <array>

#include "geo/area.h"
#include "geo/prepared_area.h"

namespace leitbild::indicators {
namespace {

struct Leaf {
  city::DistrictId id;
  geo::PreparedArea area;
};

std::vector<Leaf> leaves_of(city::Districts const& districts) {
  auto out = std::vector<Leaf>{};
  auto const is_leaf = city::leaves(districts);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const id = city::DistrictId{i};
    if (is_leaf[i]) { out.push_back({id, geo::PreparedArea{districts.rows[id].shape}}); }
  }
  return out;
}

enum class Position : std::uint8_t { kInside, kOutside, kUnclear };

/// Where a box lies, if the boundary of the district stays out of it: meets none of its sides and has no ring within.
Position position(geo::Box const& box, Leaf const& leaf, geo::MultiPolygon const& district) {
  if (!box.meets(leaf.area.box())) { return Position::kOutside; }
  auto const corners =
      std::array{box.low, geo::Point{box.high.x, box.low.y}, box.high, geo::Point{box.low.x, box.high.y}};
  for (auto i = std::size_t{0}; i < corners.size(); ++i) {
    if (!leaf.area.crossings(corners[i], corners[(i + 1) % corners.size()]).empty()) { return Position::kUnclear; }
  }
  auto const starts_within = [&](geo::Ring const& ring) { return !ring.empty() && box.contains(ring.front()); };
  auto const has_ring_within = std::ranges::any_of(district, [&](geo::Polygon const& polygon) {
    return starts_within(polygon.outer) || std::ranges::any_of(polygon.holes, starts_within);
  });
  if (has_ring_within) { return Position::kUnclear; }
  return leaf.area.contains(box.low) ? Position::kInside : Position::kOutside;
}

/// On the ground, as the park's own area is.
double area_inside(city::GreenArea const& park, geo::Box const& box, Leaf const& leaf,
                   geo::MultiPolygon const& district) {
  switch (position(box, leaf, district)) {
    case Position::kInside: return park.area.value;
    case Position::kOutside: return 0.0;
    case Position::kUnclear: break;
  }
  auto const whole = geo::area(park.shape).value;
  auto const inside = geo::area(geo::intersection(park.shape, district)).value;
  return whole > 0.0 ? park.area.value * inside / whole : 0.0;
}

/// By district, leaves only.
std::vector<double> park_area(city::City const& city, SquareMetres at_least) {
  auto const& districts = *city.districts;
  auto const leaves = leaves_of(districts);
  auto out = std::vector<double>(districts.rows.size(), 0.0);
  for (auto const& park : city.landcover->green) {
    if (park.forest || park.area < at_least) { continue; }
    auto const box = geo::box_of(park.shape);
    for (auto const& leaf : leaves) {
      out[leaf.id.value] += area_inside(park, box, leaf, districts.rows[leaf.id].shape);
    }
  }
  return out;
}

}  // namespace

Result<IndicatorValues> parks_by_resident(IndicatorInput const& in) {
  TRY(auto const min_area, required(in, "min_area"));
  auto out =
      IndicatorValues{.cells = std::vector<std::optional<double>>(in.city.people->cells.size()), .districts = {}};
  auto square_metres = park_area(in.city, hectares(min_area));
  auto known = out.cells;
  for (auto i = std::size_t{0}; i < known.size(); ++i) {
    if (is_known(in, city::CellId{i})) { known[i] = 0.0; }
  }
  out.districts = population_weighted(in.city, known);
  auto const& districts = *in.city.districts;
  for (auto i = districts.rows.size(); i-- > 0;) {  // children come after their parents
    auto const id = city::DistrictId{i};
    if (auto const parent = districts.rows[id].parent) { square_metres[parent->value] += square_metres[i]; }
    auto& row = out.districts[id];
    if (row.covered > Persons{0}) { row.value = square_metres[i] / as_double(row.covered); }
  }
  return out;
}

}  // namespace leitbild::indicators
