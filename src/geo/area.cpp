#include "geo/area.h"

#include <array>
#include <memory>
#include <utility>

#include <geos_c.h>

namespace leitbild::geo {
namespace {

/// One GEOS context per operation: contexts are not shared between threads, and making one costs under a microsecond.
class Geos {
 public:
  Geos() : context_{GEOS_init_r()} {}
  Geos(Geos const&) = delete;
  Geos& operator=(Geos const&) = delete;
  ~Geos() { GEOS_finish_r(context_); }

  struct Destroy {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

  GEOSContextHandle_t get() const { return context_; }
  Geometry own(GEOSGeometry* g) const { return Geometry{g, Destroy{context_}}; }

  Geometry from(MultiPolygon const& area) const {
    auto parts = std::vector<GEOSGeometry*>{};
    for (auto const& polygon : area) {
      if (polygon.outer.size() < 4) { continue; }
      auto holes = std::vector<GEOSGeometry*>{};
      for (auto const& hole : polygon.holes) {
        if (hole.size() >= 4) { holes.push_back(ring(hole)); }
      }
      parts.push_back(GEOSGeom_createPolygon_r(context_, ring(polygon.outer), holes.data(), unsigned_size(holes)));
    }
    return own(GEOSGeom_createCollection_r(context_, GEOS_MULTIPOLYGON, parts.data(), unsigned_size(parts)));
  }

  Geometry from(Line const& line) const { return own(GEOSGeom_createLineString_r(context_, sequence(line))); }

  /// `operate` on the inputs. GEOS gives up on some areas whose rings cross; then all inputs are repaired and it is tried
  /// once more. Null if an input is, or if the second attempt fails, too.
  template <class Operation, class... Inputs>
  Geometry result_of(Operation const& operate, Inputs const&... inputs) const {
    if (!(... && inputs)) { return own(nullptr); }
    if (auto out = own(operate(inputs.get()...))) { return out; }
    auto const again = [&](auto const&... valid) {
      return (... && valid) ? own(operate(valid.get()...)) : own(nullptr);
    };
    return again(own(GEOSMakeValid_r(context_, inputs.get()))...);
  }

  /// Polygons of any geometry; lines and points that an operation left over are dropped.
  MultiPolygon areas_of(GEOSGeometry const* g) const {
    auto out = MultiPolygon{};
    visit(g, [&](GEOSGeometry const* part) {
      if (GEOSGeomTypeId_r(context_, part) == GEOS_POLYGON && GEOSisEmpty_r(context_, part) == 0) {
        out.push_back(polygon_of(part));
      }
    });
    return out;
  }

  std::vector<Line> lines_of(GEOSGeometry const* g) const {
    auto out = std::vector<Line>{};
    visit(g, [&](GEOSGeometry const* part) {
      if (GEOSGeomTypeId_r(context_, part) == GEOS_LINESTRING && GEOSisEmpty_r(context_, part) == 0) {
        out.push_back(points_of(part));
      }
    });
    return out;
  }

 private:
  GEOSContextHandle_t context_;

  template <class T>
  static unsigned unsigned_size(std::vector<T> const& v) {
    return static_cast<unsigned>(v.size());
  }

  GEOSCoordSequence* sequence(std::vector<Point> const& points) const {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    return GEOSCoordSeq_copyFromBuffer_r(context_, points.empty() ? nullptr : &points[0].x, unsigned_size(points), 0,
                                         0);
  }

  GEOSGeometry* ring(Ring const& points) const { return GEOSGeom_createLinearRing_r(context_, sequence(points)); }

  std::vector<Point> points_of(GEOSGeometry const* g) const {
    auto const* const coordinates = GEOSGeom_getCoordSeq_r(context_, g);
    auto count = 0U;
    GEOSCoordSeq_getSize_r(context_, coordinates, &count);
    auto points = std::vector<Point>(count);
    if (count > 0) { GEOSCoordSeq_copyToBuffer_r(context_, coordinates, &points[0].x, 0, 0); }
    return points;
  }

  Polygon polygon_of(GEOSGeometry const* g) const {
    auto polygon = Polygon{.outer = points_of(GEOSGetExteriorRing_r(context_, g)), .holes = {}};
    for (auto i = 0; i < GEOSGetNumInteriorRings_r(context_, g); ++i) {
      polygon.holes.push_back(points_of(GEOSGetInteriorRingN_r(context_, g, i)));
    }
    return polygon;
  }

  template <class Visit>
  void visit(GEOSGeometry const* g, Visit const& use) const {
    if (g == nullptr) { return; }
    auto const type = GEOSGeomTypeId_r(context_, g);
    if (type == GEOS_POLYGON || type == GEOS_LINESTRING || type == GEOS_POINT) { return use(g); }
    for (auto i = 0; i < GEOSGetNumGeometries_r(context_, g); ++i) { visit(GEOSGetGeometryN_r(context_, g, i), use); }
  }
};

/// "Self-intersection[1 2]" -> "Selbstüberschneidung bei [1 2]"; a reason that is not listed stays as it is.
std::string in_german(std::string_view reason) {
  constexpr auto kReasons = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"Self-intersection", "Selbstüberschneidung"},
      {"Ring Self-intersection", "ein Ring berührt sich selbst"},
      {"Hole lies outside shell", "ein Loch liegt außerhalb seiner Fläche"},
      {"Holes are nested", "ein Loch liegt in einem anderen"},
      {"Nested shells", "eine Fläche liegt in einer anderen"},
      {"Nested holes", "ein Loch liegt in einem anderen"},
      {"Interior is disconnected", "Löcher zerteilen die Fläche"},
      {"Duplicate Rings", "ein Ring kommt doppelt vor"},
      {"Too few points in geometry component", "ein Ring hat zu wenige Punkte"},
      {"Invalid Coordinate", "eine Koordinate ist keine Zahl"},
      {"Ring is not closed", "ein Ring ist nicht geschlossen"},
  });
  if (reason.empty()) { return "unbekannter Grund"; }
  auto const place = std::min(reason.find('['), reason.size());
  auto const known =
      std::ranges::find(kReasons, reason.substr(0, place), &std::pair<std::string_view, std::string_view>::first);
  if (known == kReasons.end()) { return std::string{reason}; }
  auto const at = place < reason.size() ? std::string{" bei "}.append(reason.substr(place)) : std::string{};
  return std::string{known->second} + at;
}

}  // namespace

MultiPolygon repaired(MultiPolygon const& area) {
  auto const geos = Geos{};
  auto const g = geos.from(area);
  if (g && GEOSisValid_r(geos.get(), g.get()) == 1) { return area; }
  return geos.areas_of(geos.own(GEOSMakeValid_r(geos.get(), g.get())).get());
}

std::string invalid_because(MultiPolygon const& area) {
  auto const geos = Geos{};
  auto const g = geos.from(area);
  if (!g) { return "ein Ring ist nicht geschlossen"; }
  if (GEOSisValid_r(geos.get(), g.get()) == 1) { return {}; }
  auto* const reason = GEOSisValidReason_r(geos.get(), g.get());
  auto out = in_german(reason == nullptr ? "" : reason);
  GEOSFree_r(geos.get(), reason);
  return out;
}

MultiPolygon intersection(MultiPolygon const& a, MultiPolygon const& b) {
  auto const geos = Geos{};
  auto const intersect = [&](auto const* x, auto const* y) { return GEOSIntersection_r(geos.get(), x, y); };
  return geos.areas_of(geos.result_of(intersect, geos.from(a), geos.from(b)).get());
}

MultiPolygon difference(MultiPolygon const& a, MultiPolygon const& b) {
  auto const geos = Geos{};
  auto const subtract = [&](auto const* x, auto const* y) { return GEOSDifference_r(geos.get(), x, y); };
  return geos.areas_of(geos.result_of(subtract, geos.from(a), geos.from(b)).get());
}

MultiPolygon united(std::vector<MultiPolygon> const& areas) {
  auto all = MultiPolygon{};
  for (auto const& area : areas) { all.insert(all.end(), area.begin(), area.end()); }
  auto const geos = Geos{};
  auto const unite = [&](auto const* x) { return GEOSUnaryUnion_r(geos.get(), x); };
  return geos.areas_of(geos.result_of(unite, geos.from(all)).get());
}

MultiPolygon buffered(MultiPolygon const& area, Metres distance) {
  constexpr auto kSegmentsPerQuarter = 8;
  auto const geos = Geos{};
  auto const buffer = [&](auto const* x) { return GEOSBuffer_r(geos.get(), x, distance.value, kSegmentsPerQuarter); };
  return geos.areas_of(geos.result_of(buffer, geos.from(area)).get());
}

std::vector<Line> clipped(Line const& line, MultiPolygon const& area) {
  if (line.size() < 2) { return {}; }
  auto const geos = Geos{};
  auto const intersect = [&](auto const* x, auto const* y) { return GEOSIntersection_r(geos.get(), x, y); };
  return geos.lines_of(geos.result_of(intersect, geos.from(line), geos.from(area)).get());
}

MultiPolygon simplified(MultiPolygon const& area, Metres tolerance) {
  auto const geos = Geos{};
  auto const simplify = [&](auto const* x) { return GEOSTopologyPreserveSimplify_r(geos.get(), x, tolerance.value); };
  return geos.areas_of(geos.result_of(simplify, geos.from(area)).get());
}

MultiPolygon rectangle(Box const& box) {
  return {
      Polygon{.outer = {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low}, .holes = {}}};
}

}  // namespace leitbild::geo
