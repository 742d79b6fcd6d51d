#include "import/osm/collect_places.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "geo/area.h"
#include "import/osm/classify.h"

namespace leitbild::importing {
namespace {

bool is_finite(geo::Ring const& ring) {
  return std::ranges::all_of(ring, [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// Nothing if a point cannot be projected.
geo::MultiPolygon projected(geo::MultiPolygon area, geo::Transform const& to_plane) {
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

bool is_place(TagTable const& table, Tags tags) {
  return facility_category(table, tags) || is_stop(table, tags) || !left_out_because(table, tags).empty();
}

bool touches(ClipArea const& clip, geo::MultiPolygon const& shape) {
  return std::ranges::any_of(shape, [&](geo::Polygon const& polygon) {
    return std::ranges::any_of(polygon.outer, [&](geo::Point p) { return clip.contains(p); });
  });
}

}  // namespace

bool PlaceCollector::wants_area(Tags tags) const {
  return is_building(table, tags) || green_kind(table, tags).has_value() || is_place(table, tags);
}

void PlaceCollector::add_place(OsmObject const& object, geo::Point at) {
  if (!clip.contains(at)) { return; }
  auto const tags = object.tags;
  auto const name = std::string{value_of(tags, "name")};
  if (auto const category = facility_category(table, tags)) {
    facilities.push_back({.category = *category, .name = name, .at = at});
  } else if (auto const reason = left_out_because(table, tags); !reason.empty()) {
    skip(facility_report, std::string{reason}, name.empty() ? to_text(object) : name);
  }
  if (is_stop(table, tags)) { stops.push_back({.name = name, .at = at}); }
}

void PlaceCollector::add_node(OsmObject const& node, geo::LonLat at) {
  if (is_place(table, node.tags)) { add_place(node, to_plane({at.lon, at.lat})); }
}

void PlaceCollector::add_line(OsmObject const& way, std::span<OsmPoint const> points) {
  if (points.empty() || points.front().id == points.back().id || !is_stop(table, way.tags)) { return; }
  auto line = geo::Line{};
  for (auto const& point : points) {
    if (point.at) { line.push_back(to_plane({point.at->lon, point.at->lat})); }
  }
  if (!line.empty() && is_finite(line)) { add_place(way, geo::label_point(geo::Shape{line})); }
}

void PlaceCollector::add_green(OsmObject const& object, bool forest, geo::MultiPolygon const& shape) {
  auto valid = geo::repaired(shape);
  if (valid.empty()) { return skip(green_report, "Flächen ohne Inhalt", to_text(object)); }
  green.push_back({.name = std::string{value_of(object.tags, "name")}, .forest = forest, .shape = std::move(valid)});
}

void PlaceCollector::add_buildings(OsmObject const& object, geo::MultiPolygon const& shape) {
  for (auto const& polygon : shape) {
    if (geo::area(polygon) <= SquareMetres{0.0}) {
      skip(building_report, "Umrisse ohne Fläche", to_text(object));
    } else {
      buildings.push_back({.footprint = polygon.outer});
    }
  }
}

void PlaceCollector::add_area(OsmObject const& object, geo::MultiPolygon const& lon_lat) {
  auto const shape = projected(lon_lat, to_plane);
  auto const kind = green_kind(table, object.tags);
  // A wood may surround the whole clip without a corner inside.
  if (shape.empty() || (!kind && !touches(clip, shape))) { return; }
  if (kind) { add_green(object, *kind == GreenKind::kForest, shape); }
  if (is_building(table, object.tags)) { add_buildings(object, shape); }
  if (is_place(table, object.tags)) { add_place(object, geo::label_point(shape)); }
}

void PlaceCollector::add_lost_area(OsmObject const& object, LostBecause reason, std::vector<geo::Line> const& lon_lat) {
  auto const is_green = green_kind(table, object.tags).has_value();
  auto& report = is_green ? green_report : is_building(table, object.tags) ? building_report : facility_report;
  auto const name = std::string{value_of(object.tags, "name")};
  skip(report,
       reason == LostBecause::kIncomplete ? "Flächen, deren Rand im Auszug unvollständig ist"
                                          : "Flächen mit offenen oder gekreuzten Rändern",
       name.empty() ? to_text(object) : fmt::format("{} „{}“", to_text(object), name));
  if (!is_green) { return; }
  for (auto line : lon_lat) {
    to_plane.apply(line);
    if (is_finite(line) && !line.empty()) { lost_green.push_back(std::move(line)); }
  }
}

}  // namespace leitbild::importing
