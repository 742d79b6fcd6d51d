#include "import/osm/read_ways.h"

#include <fmt/format.h>

#include "import/osm/classify.h"
#include "import/osm/coverage.h"

namespace leitbild::importing {
namespace {

/// No street runs straight for so long: one of its ends has a wrong place.
constexpr auto kLongestSegment = Metres{10'000.0};

}  // namespace

WayDrawer::WayDrawer(TagTable const& table, geo::Transform const& to_plane, ClipArea const& clip, geo::Crs crs)
    : table_{table}, to_plane_{to_plane}, clip_{clip} {
  sketch_.crs = crs;
  report_.layer = "Straßen";
}

WayDrawer::Placed& WayDrawer::place(OsmPoint const& point) {
  auto const [found, is_new] = placed_.try_emplace(point.id);
  auto& placed = found->second;
  if (is_new && point.at) {
    placed.at = to_plane_({point.at->lon, point.at->lat});
    placed.usable = std::isfinite(placed.at.x) && std::isfinite(placed.at.y);
    placed.inside = clip_.contains(placed.at);
  }
  return placed;
}

std::uint32_t WayDrawer::number_of(Placed& placed) {
  if (!placed.number) {
    placed.number = static_cast<std::uint32_t>(sketch_.points.size());
    sketch_.points.push_back(placed.at);
  }
  return *placed.number;
}

bool WayDrawer::keeps(OsmObject const& way, Placed const& a, Placed const& b) {
  if (!a.usable || !b.usable) {
    skip(report_, "Abschnitte, deren Punkte im Auszug fehlen", to_text(way));
    return false;
  }
  if (!a.inside && !b.inside) { return false; }
  if (geo::distance(a.at, b.at) > kLongestSegment) {
    skip(report_, "Abschnitte von mehr als 10 km Länge (falsche Koordinaten)", to_text(way));
    return false;
  }
  return true;
}

void WayDrawer::add(OsmObject const& way, std::span<OsmPoint const> points) {
  auto const kind = classify(table_, way.tags);
  if (!kind || points.size() < 2) { return; }
  auto piece = city::SketchWay{.kind = *kind, .points = {}};
  auto const finish = [&] {
    if (piece.points.size() >= 2) { sketch_.ways.push_back(piece); }
    piece.points.clear();
  };
  for (auto i = std::size_t{1}; i < points.size(); ++i) {
    if (points[i - 1].id == points[i].id) { continue; }
    auto& from = place(points[i - 1]);  // references stay valid when an unordered_map grows
    auto& to = place(points[i]);
    if (!keeps(way, from, to)) {
      finish();
      continue;
    }
    if (piece.points.empty()) { piece.points.push_back(number_of(from)); }
    piece.points.push_back(number_of(to));
  }
  finish();
}

Result<city::StreetSketch> finished_sketch(city::StreetSketch sketch, OsmFileFacts const& facts,
                                           geo::Transform const& to_plane, ClipArea const& clip,
                                           std::filesystem::path const& file) {
  if (sketch.ways.empty()) {
    return fail("der Auszug enthält keine Straße in der Stadt und ihrer Umgebung; ist es der richtige?",
                file.filename().string());
  }
  sketch.coverage = coverage_of(facts.box, to_plane, clip, sketch.points);
  return sketch;
}

Result<city::StreetSketch> read_ways(std::filesystem::path const& file, geo::MultiPolygon const& clip, geo::Crs crs) {
  TRY(auto const table, embedded_tag_table());
  TRY(auto const to_plane, geo::Transform::between(geo::kWgs84, crs));
  TRY(auto const window, window_around(clip, crs));
  auto const clip_area = ClipArea{clip};
  auto drawer = WayDrawer{table, to_plane, clip_area, crs};
  auto visitor = OsmVisitor{};
  visitor.way = [&](OsmObject const& way, std::span<OsmPoint const> points) { drawer.add(way, points); };
  TRY(auto const facts, read_osm_file(file, window, visitor));
  return finished_sketch(drawer.sketch(), facts, to_plane, clip_area, file);
}

}  // namespace leitbild::importing
