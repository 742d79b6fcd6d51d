#include "server/plan/geometry.h"

#include <algorithm>
#include <cmath>

namespace leitbild::server {
namespace {

constexpr auto kDecimals = 1e7;

Json const kNothing = {};

Json position(geo::Point p) {
  return {std::round(p.x * kDecimals) / kDecimals, std::round(p.y * kDecimals) / kDecimals};
}

Json positions(std::vector<geo::Point> const& points) {
  auto out = Json::array();
  for (auto const p : points) { out.push_back(position(p)); }
  return out;
}

Json ring(geo::Ring ring, bool counter_clockwise) {
  if ((geo::signed_area(ring) > 0.0) != counter_clockwise) { std::ranges::reverse(ring); }
  return positions(ring);
}

Json polygon(geo::Polygon const& polygon) {
  auto out = Json::array({ring(polygon.outer, true)});
  for (auto const& hole : polygon.holes) { out.push_back(ring(hole, false)); }
  return out;
}

Json coordinates(geo::Point const& p) { return {{"type", "Point"}, {"coordinates", position(p)}}; }
Json coordinates(geo::Line const& line) { return {{"type", "LineString"}, {"coordinates", positions(line)}}; }
Json coordinates(geo::MultiPolygon const& area) {
  if (area.size() == 1) { return {{"type", "Polygon"}, {"coordinates", polygon(area.front())}}; }
  auto parts = Json::array();
  for (auto const& part : area) { parts.push_back(polygon(part)); }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(parts)}};
}

/// One geometry of all: the thing itself, or a collection.
Json together(std::vector<Json> const& parts) {
  auto known = Json::array();
  for (auto const& part : parts) {
    if (!part.is_null()) { known.push_back(part); }
  }
  if (known.empty()) { return {}; }
  if (known.size() == 1) { return known.front(); }
  return {{"type", "GeometryCollection"}, {"geometries", std::move(known)}};
}

}  // namespace

Json geojson_of(geo::Shape const& shape) {
  return std::visit([](auto const& value) { return coordinates(value); }, shape);
}

PlanGeometry::PlanGeometry(Site const& site) {
  auto const way = geo::Transform::between(site.city().info.crs, geo::kWgs84);
  auto const on_earth = [&](geo::Shape const& shape) {
    return way ? geojson_of(geo::carried(shape, *way)) : Json();  // a plane of its own lies nowhere
  };
  for (auto const& measure : site.plan().measures) {
    auto& places = places_[measure.code];
    for (auto const& place : measure.places) { places.push_back(on_earth(place.shape)); }
    measures_[measure.code] = together(places);
  }
  for (auto const& feature : site.plan().spatial_features) {
    if (feature.shape) { features_[feature.code] = on_earth(*feature.shape); }
  }
  auto const add = [&](auto const& rows) {
    for (auto const& row : rows) {
      if (row.shape) { records_[row.code] = on_earth(*row.shape); }
    }
  };
  add(site.plan().sites);
  add(site.plan().specialist_plans);
  add(site.plan().funding_areas);
  for (auto const& district : site.city().districts->rows) {
    districts_.add(district.shape.empty() ? Json() : on_earth(geo::Shape{district.shape}));
  }
}

Json const& PlanGeometry::found(ByCode const& map, std::string_view code) {
  auto const at = map.find(code);
  return at == map.end() ? kNothing : at->second;
}

Json const& PlanGeometry::place(std::string_view measure, std::size_t position) const {
  auto const at = places_.find(measure);
  return at == places_.end() || position >= at->second.size() ? kNothing : at->second[position];
}

}  // namespace leitbild::server
