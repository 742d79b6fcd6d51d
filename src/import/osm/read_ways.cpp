#include "import/osm/read_ways.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "import/osm/coverage.h"

namespace leitbild::importing {
namespace {

/// No street runs straight for so long: one of its ends has a wrong place.
constexpr auto kLongestSegment = Metres{10'000.0};

}  // namespace

WayDrawer::WayDrawer(geo::WindowTransform const& to_plane, ClipArea const& clip, geo::Crs crs)
    : to_plane_{to_plane}, clip_{clip} {
  sketch_.crs = crs;
  report_.layer = "Straßen";
}

WayDrawer::Placed WayDrawer::place(OsmPoint const& point) const {
  auto placed = Placed{.point = point, .at = {}};
  if (point.number != kNoNode) {
    placed.at = to_plane_({point.at.lon, point.at.lat});
    placed.usable = std::isfinite(placed.at.x) && std::isfinite(placed.at.y);
    placed.inside = clip_.contains(placed.at);
  }
  return placed;
}

std::uint32_t WayDrawer::number_of(Placed const& placed) {
  auto const node = placed.point.number;
  if (node >= in_sketch_.size()) { in_sketch_.resize(std::max<std::size_t>(node + 1, 2 * in_sketch_.size()), kNoNode); }
  auto& number = in_sketch_[node];
  if (number == kNoNode) {
    number = static_cast<std::uint32_t>(sketch_.points.size());
    sketch_.points.push_back(placed.at);
  }
  return number;
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
  if (!way.meaning.street || points.size() < 2) { return; }
  auto const& [kind, walk, bike] = *way.meaning.street;
  auto piece = city::SketchWay{.kind = kind, .points = {}, .walk = walk, .bike = bike};
  auto const finish = [&] {
    if (piece.points.size() >= 2) { sketch_.ways.push_back(piece); }
    piece.points.clear();
  };
  auto to = place(points.front());
  for (auto const& next : points.subspan(1)) {
    if (to.usable && to.point.number == next.number) { continue; }
    auto const from = std::exchange(to, place(next));
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
                                           geo::WindowTransform const& to_plane, ClipArea const& clip,
                                           std::filesystem::path const& file) {
  if (sketch.ways.empty()) {
    return fail("der Auszug enthält keine Straße in der Stadt und ihrer Umgebung; ist es der richtige?",
                file.filename().string());
  }
  sketch.coverage = coverage_of(facts.box, to_plane.exact(), clip, sketch.points);
  return sketch;
}

Result<city::StreetSketch> read_ways(std::filesystem::path const& file, geo::MultiPolygon const& clip, geo::Crs crs) {
  TRY(auto const table, embedded_tag_table());
  TRY(auto exact, geo::Transform::between(geo::kWgs84, crs));
  TRY(auto const window, window_around(clip, crs));
  auto const to_plane = geo::WindowTransform{std::move(exact), window};
  auto const clip_area = ClipArea{clip};
  auto drawer = WayDrawer{to_plane, clip_area, crs};
  auto visitor = OsmVisitor{};
  visitor.way = [&](OsmObject const& way, std::span<OsmPoint const> points) { drawer.add(way, points); };
  TRY(auto const facts, read_osm_file(file, window, table, visitor));
  return finished_sketch(std::move(drawer).sketch(), facts, to_plane, clip_area, file);
}

}  // namespace leitbild::importing
