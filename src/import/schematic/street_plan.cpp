#include "import/schematic/street_plan.h"

#include <algorithm>

namespace leitbild::importing {

std::vector<PointIndex> junctions_of(StreetGrid const& grid) {
  auto out = std::vector<PointIndex>{};
  std::ranges::copy_if(grid.junctions, std::back_inserter(out), [](PointIndex p) { return p != kNoPoint; });
  return out;
}

namespace {

bool is_for_cyclists(city::StreetKind kind) {
  using enum city::StreetKind;
  return kind != kFootway && kind != kPedestrian && kind != kSteps;
}

}  // namespace

city::StreetSketch to_sketch(StreetPlan const& plan, geo::Crs crs, geo::MultiPolygon coverage) {
  auto sketch = city::StreetSketch{.crs = crs, .points = plan.points, .ways = {}, .coverage = std::move(coverage)};
  for (auto const& street : plan.streets) {
    sketch.ways.push_back({.kind = street.kind,
                           .points = {street.from, street.to},
                           .walk = true,
                           .bike = is_for_cyclists(street.kind) ? city::BikeAccess::kBoth : city::BikeAccess::kNone});
  }
  return sketch;
}

std::optional<Crossing> crossing(geo::Point a, geo::Point b, geo::Point c, geo::Point d) {
  auto const rx = b.x - a.x;
  auto const ry = b.y - a.y;
  auto const sx = d.x - c.x;
  auto const sy = d.y - c.y;
  auto const cross = rx * sy - ry * sx;
  if (cross == 0.0) { return std::nullopt; }
  auto const t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / cross;
  auto const u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / cross;
  constexpr auto kInner = 1e-9;
  if (t <= kInner || t >= 1.0 - kInner || u <= kInner || u >= 1.0 - kInner) { return std::nullopt; }
  return Crossing{.along_first = t, .along_second = u};
}

}  // namespace leitbild::importing
