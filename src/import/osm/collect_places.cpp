#include "import/osm/collect_places.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geo/area.h"

namespace leitbild::importing {
namespace {

bool is_finite(geo::Ring const& ring) {
  return std::ranges::all_of(ring, [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// Nothing if a point cannot be projected.
geo::MultiPolygon projected(geo::MultiPolygon area, geo::WindowTransform const& to_plane) {
  for (auto& polygon : area) {
    to_plane.apply(polygon.outer);
    auto usable = is_finite(polygon.outer);
    for (auto& hole : polygon.holes) {
      to_plane.apply(hole);
      usable = usable && is_finite(hole);
    }
    if (!usable) { return {}; }
  }
  return area;
}

bool touches(ClipArea const& clip, geo::MultiPolygon const& shape) {
  return std::ranges::any_of(shape, [&](geo::Polygon const& polygon) {
    return std::ranges::any_of(polygon.outer, [&](geo::Point p) { return clip.contains(p); });
  });
}

/// For lists of what was left out or mended.
std::string described(OsmObject const& object) {
  auto const name = value_of(object.tags, "name");
  return name.empty() ? to_text(object) : fmt::format("{} „{}“", to_text(object), name);
}

constexpr auto kCrossed = "Umrisse, die sich selbst kreuzen";

/// Without crossings; noted if there were any.
geo::MultiPolygon mended(geo::MultiPolygon shape, OsmObject const& object, ImportReport& report) {
  if (std::ranges::none_of(shape, [](geo::Polygon const& polygon) { return geo::crosses_itself(polygon); })) {
    return shape;
  }
  mend(report, kCrossed, described(object));
  return geo::repaired(shape);
}

}  // namespace

void PlaceCollector::add_place(OsmObject const& object, geo::Point at) {
  if (!clip.contains(at)) { return; }
  auto const& meaning = object.meaning;
  auto const name = std::string{value_of(object.tags, "name")};
  for (auto const& category : city::kFacilityCategories) {
    if (!meaning.facilities[static_cast<std::size_t>(category.category)]) { continue; }
    facilities.push_back({.category = category.category, .name = name, .at = at, .capacity = capacity_of(object.tags)});
  }
  if (!meaning.left_out.empty()) {
    skip(facility_report, std::string{meaning.left_out}, name.empty() ? to_text(object) : name);
  }
  if (meaning.stop) { stops.push_back({.name = name, .at = at}); }
}

void PlaceCollector::add_node(OsmObject const& node, geo::LonLat at) {
  auto const p = to_plane({at.lon, at.lat});
  if (node.meaning.is_place()) { add_place(node, p); }
  if (node.meaning.tree && clip.contains(p)) { trees.push_back(p); }
}

void PlaceCollector::add_line(OsmObject const& way, std::span<OsmPoint const> points) {
  if (points.empty() || points.front().number == points.back().number || !way.meaning.stop) { return; }
  auto line = geo::Line{};
  for (auto const& point : points) {
    if (point.number != kNoNode) { line.push_back(to_plane({point.at.lon, point.at.lat})); }
  }
  if (!line.empty() && is_finite(line)) { add_place(way, geo::label_point(geo::Shape{line})); }
}

void PlaceCollector::add_patch(OsmObject const& object, geo::MultiPolygon const& shape) {
  if (!object.meaning.land_use) { return; }
  auto inside = clip.contains_all(geo::box_of(shape)) ? shape : geo::intersection(shape, clip.area());
  if (!inside.empty()) { patches.push_back({.use = *object.meaning.land_use, .shape = std::move(inside)}); }
}

void PlaceCollector::add_buildings(OsmObject const& object, geo::MultiPolygon const& shape) {
  auto const levels = levels_of(object.tags);
  if (!levels) {
    mend(building_report, "unmögliche Geschosszahlen (gelten als unbekannt)",
         fmt::format("{} „{}“", to_text(object), value_of(object.tags, "building:levels")));
  }
  for (auto const& polygon : shape) {
    if (geo::area(polygon) <= SquareMetres{0.0}) {
      skip(building_report, "Umrisse ohne Fläche", to_text(object));
    } else {
      buildings.push_back({.footprint = polygon.outer, .levels = levels.value_or(0), .use = *object.meaning.building});
    }
  }
}

void PlaceCollector::add_area(OsmObject const& object, geo::MultiPolygon lon_lat) {
  auto shape = projected(std::move(lon_lat), to_plane);
  auto const& meaning = object.meaning;
  auto const is_ground = meaning.green || meaning.land_use;
  // A wood may surround the whole clip without a corner inside.
  if (shape.empty() || (!is_ground && !touches(clip, shape))) { return; }
  auto& report = meaning.building ? building_report
                 : meaning.green  ? green_report
                                  : (meaning.land_use ? land_use_report : facility_report);
  shape = mended(std::move(shape), object, report);
  if (shape.empty()) { return skip(report, "Flächen ohne Inhalt", described(object)); }
  if (meaning.is_place()) { add_place(object, geo::label_point(shape)); }
  if (meaning.building && touches(clip, shape)) { add_buildings(object, shape); }
  add_patch(object, shape);
  if (meaning.green) {
    green.push_back({.name = std::string{value_of(object.tags, "name")},
                     .forest = *meaning.green == GreenKind::kForest,
                     .shape = std::move(shape)});
  }
}

void PlaceCollector::add_lost_area(OsmObject const& object, LostBecause reason, std::vector<geo::Line> const& lon_lat) {
  auto const& meaning = object.meaning;
  auto& report = meaning.green      ? green_report
                 : meaning.building ? building_report
                                    : (meaning.is_place() ? facility_report : land_use_report);
  skip(report,
       reason == LostBecause::kIncomplete ? "Flächen, deren Rand im Auszug unvollständig ist"
                                          : "Flächen mit offenen oder gekreuzten Rändern",
       described(object));
  if (!meaning.green) { return; }
  for (auto line : lon_lat) {
    to_plane.apply(line);
    if (is_finite(line) && !line.empty()) { lost_green.push_back(std::move(line)); }
  }
}

}  // namespace leitbild::importing
