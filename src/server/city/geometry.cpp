#include "server/city/geometry.h"

#include <cmath>

#include "geo/area.h"
#include "geo/cell.h"

namespace leitbild::server {
namespace {

constexpr auto kSimplified = Metres{5.0};
/// Boundaries of two districts that come from different files differ by slivers.
constexpr auto kTouching = Metres{30.0};

double rounded(double value, int decimals) {
  auto const factor = std::pow(10.0, decimals);
  return std::round(value * factor) / factor;
}

Json position(geo::Point plane, geo::Transform const& to_degrees, int decimals) {
  auto const p = to_degrees(plane);
  return Json::array({rounded(p.x, decimals), rounded(p.y, decimals)});
}

Json positions(std::vector<geo::Point> const& points, geo::Transform const& to_degrees, int decimals) {
  auto out = Json::array();
  for (auto const p : points) { out.push_back(position(p, to_degrees, decimals)); }
  return out;
}

/// Outer rings run counter-clockwise, holes clockwise.
Json ring(geo::Ring points, bool counter_clockwise, geo::Transform const& to_degrees, int decimals) {
  if ((geo::signed_area(points) > 0.0) != counter_clockwise) { std::ranges::reverse(points); }
  return positions(points, to_degrees, decimals);
}

Json rings(geo::Polygon const& polygon, geo::Transform const& to_degrees, int decimals) {
  auto out = Json::array({ring(polygon.outer, true, to_degrees, decimals)});
  for (auto const& hole : polygon.holes) { out.push_back(ring(hole, false, to_degrees, decimals)); }
  return out;
}

Json area(geo::MultiPolygon const& area, geo::Transform const& to_degrees, int decimals) {
  if (area.size() == 1) { return {{"type", "Polygon"}, {"coordinates", rings(area.front(), to_degrees, decimals)}}; }
  auto parts = Json::array();
  for (auto const& polygon : area) { parts.push_back(rings(polygon, to_degrees, decimals)); }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(parts)}};
}

Json box_of(geo::MultiPolygon const& shape, geo::Transform const& to_degrees) {
  auto box = geo::Box{};
  for (auto const& polygon : shape) {
    for (auto const p : polygon.outer) { box.add(to_degrees(p)); }
  }
  constexpr auto kDecimals = 6;
  return Json::array({rounded(box.low.x, kDecimals), rounded(box.low.y, kDecimals), rounded(box.high.x, kDecimals),
                      rounded(box.high.y, kDecimals)});
}

std::vector<city::DistrictId> neighbours_of(city::Districts const& districts, city::DistrictId id) {
  auto out = std::vector<city::DistrictId>{};
  auto const& own = districts.rows[id];
  if (own.shape.empty()) { return out; }
  auto const grown = geo::buffered(own.shape, kTouching);
  auto const box = geo::box_of(grown);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const other = city::DistrictId{i};
    auto const& row = districts.rows[other];
    if (other == id || row.level != own.level || row.shape.empty() || !geo::box_of(row.shape).meets(box)) { continue; }
    if (!geo::intersection(grown, row.shape).empty()) { out.push_back(other); }
  }
  return out;
}

}  // namespace

std::optional<geo::Transform> to_degrees(city::City const& city) {
  if (city.info.crs == geo::kLocalPlane) { return std::nullopt; }
  auto transform = geo::Transform::between(city.info.crs, geo::kWgs84);
  return transform ? std::optional{*std::move(transform)} : std::nullopt;
}

Json geojson(geo::Shape const& shape, geo::Transform const& to_degrees, int decimals) {
  if (auto const* const point = std::get_if<geo::Point>(&shape)) {
    return {{"type", "Point"}, {"coordinates", position(*point, to_degrees, decimals)}};
  }
  if (auto const* const line = std::get_if<geo::Line>(&shape)) {
    return {{"type", "LineString"}, {"coordinates", positions(*line, to_degrees, decimals)}};
  }
  return area(std::get<geo::MultiPolygon>(shape), to_degrees, decimals);
}

Json geojson_position(geo::Point point, geo::Transform const& to_degrees) {
  constexpr auto kDecimals = 6;
  return position(point, to_degrees, kDecimals);
}

Outlines::Outlines(Site const& site) {
  auto const& districts = *site.city().districts;
  auto const transform = to_degrees(site.city());
  constexpr auto kDecimals = 5;
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    auto const& row = districts.rows[city::DistrictId{i}];
    auto outline = Outline{};
    outline.neighbours = neighbours_of(districts, city::DistrictId{i});
    if (transform && !row.shape.empty()) {
      auto simple = geo::simplified(row.shape, kSimplified);
      if (simple.empty()) { simple = row.shape; }
      outline.geometry = geojson(simple, *transform, kDecimals);
      outline.centre = geojson_position(row.label, *transform);
      outline.box = box_of(row.shape, *transform);
    }
    rows.add(std::move(outline));
  }
}

CellCorners::CellCorners(Site const& site) {
  auto const transform = geo::Transform::between(geo::kEuropeanGrid, geo::kWgs84);
  if (site.city().info.crs == geo::kLocalPlane || !transform) { return; }
  auto const& planned = site.evaluation().planned;
  auto const& people = planned ? *planned->people : *site.city().people;
  auto points = std::vector<geo::Point>{};
  for (auto const& cell : people.cells) {
    auto const west = cell.code.east * geo::kCellSide.value;
    auto const south = cell.code.north * geo::kCellSide.value;
    auto const side = geo::kCellSide.value;
    points.insert(points.end(),
                  {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}});
  }
  transform->apply(points);
  for (auto i = std::size_t{0}; i < points.size(); i += 4) {
    auto corners = std::array<geo::LonLat, 4>{};
    for (auto k = std::size_t{0}; k < 4; ++k) { corners[k] = {points[i + k].x, points[i + k].y}; }
    cells.push_back(corners);
  }
}

}  // namespace leitbild::server
