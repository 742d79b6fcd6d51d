#include "geo/area.h"

#include <memory>

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
  if (!g) { return "a ring is not closed"; }
  if (GEOSisValid_r(geos.get(), g.get()) == 1) { return {}; }
  auto* const reason = GEOSisValidReason_r(geos.get(), g.get());
  auto out = std::string{reason == nullptr ? "unknown reason" : reason};
  GEOSFree_r(geos.get(), reason);
  return out;
}

MultiPolygon intersection(MultiPolygon const& a, MultiPolygon const& b) {
  auto const geos = Geos{};
  return geos.areas_of(geos.own(GEOSIntersection_r(geos.get(), geos.from(a).get(), geos.from(b).get())).get());
}

MultiPolygon difference(MultiPolygon const& a, MultiPolygon const& b) {
  auto const geos = Geos{};
  return geos.areas_of(geos.own(GEOSDifference_r(geos.get(), geos.from(a).get(), geos.from(b).get())).get());
}

MultiPolygon united(std::vector<MultiPolygon> const& areas) {
  auto all = MultiPolygon{};
  for (auto const& area : areas) { all.insert(all.end(), area.begin(), area.end()); }
  auto const geos = Geos{};
  return geos.areas_of(geos.own(GEOSUnaryUnion_r(geos.get(), geos.from(all).get())).get());
}

MultiPolygon buffered(MultiPolygon const& area, Metres distance) {
  constexpr auto kSegmentsPerQuarter = 8;
  auto const geos = Geos{};
  return geos.areas_of(
      geos.own(GEOSBuffer_r(geos.get(), geos.from(area).get(), distance.value, kSegmentsPerQuarter)).get());
}

std::vector<Line> clipped(Line const& line, MultiPolygon const& area) {
  if (line.size() < 2) { return {}; }
  auto const geos = Geos{};
  return geos.lines_of(geos.own(GEOSIntersection_r(geos.get(), geos.from(line).get(), geos.from(area).get())).get());
}

MultiPolygon simplified(MultiPolygon const& area, Metres tolerance) {
  auto const geos = Geos{};
  return geos.areas_of(
      geos.own(GEOSTopologyPreserveSimplify_r(geos.get(), geos.from(area).get(), tolerance.value)).get());
}

MultiPolygon rectangle(Box const& box) {
  return {
      Polygon{.outer = {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low}, .holes = {}}};
}

}  // namespace leitbild::geo
