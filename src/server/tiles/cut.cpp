#include "server/tiles/cut.h"

#include <cmath>

#include "geo/area.h"
#include "report/map/frame.h"

namespace leitbild::server {
namespace {

namespace mvt = exchange::mvt;

/// A ring in units of the tile as a ring of the plane, closed.
geo::Ring as_ring(mvt::Spots const& spots) {
  auto out = geo::Ring{};
  for (auto const spot : spots) { out.push_back({static_cast<double>(spot.x), static_cast<double>(spot.y)}); }
  out.push_back(out.front());
  return out;
}

geo::Polygon as_polygon(mvt::Polygon const& polygon) {
  auto out = geo::Polygon{.outer = as_ring(polygon.outer), .holes = {}};
  for (auto const& hole : polygon.holes) { out.holes.push_back(as_ring(hole)); }
  return out;
}

mvt::Spots rounded(geo::Ring const& ring) {
  auto out = mvt::Spots{};
  for (auto const p : ring) {
    auto const spot =
        mvt::Spot{static_cast<std::int32_t>(std::lround(p.x)), static_cast<std::int32_t>(std::lround(p.y))};
    if (out.empty() || out.back() != spot) { out.push_back(spot); }
  }
  while (out.size() > 1 && out.front() == out.back()) { out.pop_back(); }
  return out;
}

bool is_ring(mvt::Spots const& spots) { return spots.size() >= 3 && mvt::doubled_area(spots) != 0; }

/// Rounding to whole units may tie a narrow place into a knot. A triangle has none, and few larger rings do.
void add_sound(mvt::Polygons& out, mvt::Polygon polygon) {
  if (polygon.outer.size() == 3 && polygon.holes.empty()) {
    out.parts.push_back(std::move(polygon));
    return;
  }
  auto const drawn = as_polygon(polygon);
  if (!geo::crosses_itself(drawn) && (polygon.holes.empty() || geo::invalid_because({drawn}).empty())) {
    out.parts.push_back(std::move(polygon));
    return;
  }
  for (auto const& part : geo::repaired({drawn})) {
    auto again = mvt::Polygon{.outer = rounded(part.outer), .holes = {}};
    for (auto const& hole : part.holes) {
      if (auto spots = rounded(hole); is_ring(spots)) { again.holes.push_back(std::move(spots)); }
    }
    if (is_ring(again.outer) && geo::invalid_because({as_polygon(again)}).empty()) {
      out.parts.push_back(std::move(again));
    }
  }
}

bool is_inside(geo::Box const& box, geo::Box const& around) {
  return box.low.x >= around.low.x && box.high.x <= around.high.x && box.low.y >= around.low.y &&
         box.high.y <= around.high.y;
}

}  // namespace

TileCut::TileCut(TileAddress tile) : unit_{side_of(tile) / mvt::kExtent} {
  auto const box = server::box_of(tile);
  corner_ = {box.low.x, box.high.y};
  box_ = box.grown_by(Metres{kMargin * unit_});
}

mvt::Spot TileCut::spot(geo::Point p) const {
  return {static_cast<std::int32_t>(std::lround((p.x - corner_.x) / unit_)),
          static_cast<std::int32_t>(std::lround((corner_.y - p.y) / unit_))};
}

mvt::Spots TileCut::spots(geo::Line const& line) const {
  auto out = mvt::Spots{};
  for (auto const p : line) {
    auto const next = spot(p);
    if (out.empty() || out.back() != next) { out.push_back(next); }
  }
  return out;
}

std::optional<mvt::Geometry> TileCut::operator()(geo::Shape const& shape) const {
  return std::visit([this](auto const& some) { return cut(some); }, shape);
}

std::optional<mvt::Geometry> TileCut::cut(geo::Point const& point) const {
  if (!box_.contains(point)) { return std::nullopt; }
  return mvt::Spots{spot(point)};
}

std::optional<mvt::Geometry> TileCut::cut(geo::Line const& line) const {
  auto const extent = geo::box_of(line);
  if (!extent.meets(box_) || std::max(extent.width(), extent.height()) < kLeastLength * unit_) { return std::nullopt; }
  auto const course = report::thinned(line, Metres{kTolerance * unit_});
  auto out = mvt::Lines{};
  auto const add = [&](geo::Line const& part) {
    if (auto drawn = spots(part); drawn.size() > 1) { out.parts.push_back(std::move(drawn)); }
  };
  if (is_inside(extent, box_)) {
    add(course);
  } else {
    for (auto const& part : report::clipped(course, box_)) { add(part); }
  }
  if (out.parts.empty()) { return std::nullopt; }
  return out;
}

/// Thinned before it is cut, so that neighbouring tiles keep the same points.
mvt::Spots TileCut::ring(geo::Ring const& ring) const {
  auto const extent = geo::box_of(ring);
  if (!extent.meets(box_)) { return {}; }
  if (std::abs(geo::signed_area(ring)) < kLeastArea * unit_ * unit_) { return {}; }
  auto const course = report::thinned(ring, Metres{kTolerance * unit_});
  auto out = spots(is_inside(extent, box_) ? course : report::clipped_ring(course, box_));
  while (out.size() > 1 && out.front() == out.back()) { out.pop_back(); }
  return is_ring(out) ? out : mvt::Spots{};
}

std::optional<mvt::Geometry> TileCut::cut(geo::MultiPolygon const& area) const {
  auto out = mvt::Polygons{};
  for (auto const& polygon : area) {
    auto drawn = mvt::Polygon{.outer = ring(polygon.outer), .holes = {}};
    if (drawn.outer.empty()) { continue; }
    for (auto const& hole : polygon.holes) {
      if (auto spots = ring(hole); !spots.empty()) { drawn.holes.push_back(std::move(spots)); }
    }
    add_sound(out, std::move(drawn));
  }
  if (out.parts.empty()) { return std::nullopt; }
  return out;
}

}  // namespace leitbild::server
