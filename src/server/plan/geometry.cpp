#include "server/plan/geometry.h"

#include "server/city/geometry.h"

namespace leitbild::server {
namespace {

constexpr auto kDecimals = 7;  // about a centimetre

Json const kNothing = {};

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

PlanGeometry::PlanGeometry(Site const& site) {
  auto const way = to_degrees(site.city());
  auto const on_earth = [&](geo::Shape const& shape) {
    return way ? geojson(shape, *way, kDecimals) : Json();  // a plane of its own lies nowhere
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
