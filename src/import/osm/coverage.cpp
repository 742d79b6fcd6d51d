#include "import/osm/coverage.h"

#include <cmath>
#include <set>

#include "geo/area.h"

namespace leitbild::importing {
namespace {

/// Straight lines in degrees are bent in the plane: less than a metre with so many points for a city.
geo::Ring ring_around(geo::Box const& box) {
  constexpr auto kSteps = 20;
  auto const corners = geo::Ring{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low};
  auto ring = geo::Ring{};
  for (auto side = std::size_t{0}; side + 1 < corners.size(); ++side) {
    for (auto i = 0; i < kSteps; ++i) {
      ring.push_back(geo::between(corners[side], corners[side + 1], static_cast<double>(i) / kSteps));
    }
  }
  ring.push_back(ring.front());
  return ring;
}

bool is_finite(geo::Ring const& ring) {
  return std::ranges::all_of(ring, [](geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

geo::MultiPolygon squares_with(std::span<geo::Point const> points, ClipArea const& clip) {
  auto squares = std::set<std::pair<long, long>>{};
  auto const side = kCoverageSquare.value;
  for (auto const p : points) {
    if (clip.contains(p)) { squares.emplace(std::lround(std::floor(p.x / side)), std::lround(std::floor(p.y / side))); }
  }
  auto areas = std::vector<geo::MultiPolygon>{};
  for (auto const& [column, row] : squares) {
    auto const low = geo::Point{static_cast<double>(column) * side, static_cast<double>(row) * side};
    areas.push_back(geo::rectangle({low, {low.x + side, low.y + side}}));
  }
  return geo::united(areas);
}

}  // namespace

geo::MultiPolygon coverage_of(std::optional<geo::Box> const& lon_lat_box, geo::Transform const& to_plane,
                              ClipArea const& clip, std::span<geo::Point const> street_points) {
  if (lon_lat_box) {
    auto ring = ring_around(*lon_lat_box);
    to_plane.apply(ring);
    // A box as large as a continent may not fit the plane, but then it says nothing about this extract either.
    if (is_finite(ring)) { return geo::intersection(clip.area(), {geo::Polygon{.outer = ring, .holes = {}}}); }
  }
  return geo::intersection(clip.area(), squares_with(street_points, clip));
}

geo::MultiPolygon without_surroundings(geo::MultiPolygon const& coverage, std::span<geo::Line const> outlines) {
  constexpr auto kStep = 100.0;
  auto squares = std::set<std::pair<long, long>>{};
  for (auto const& line : outlines) {
    auto const whole = geo::length(line).value;
    for (auto along = 0.0; along <= whole; along += kStep) {
      auto const p = geo::point_along(line, Metres{along});
      squares.emplace(std::lround(p.x / kStep), std::lround(p.y / kStep));
    }
  }
  auto areas = std::vector<geo::MultiPolygon>{};
  for (auto const& [column, row] : squares) {
    auto const centre = geo::Point{static_cast<double>(column) * kStep, static_cast<double>(row) * kStep};
    areas.push_back(geo::rectangle(geo::Box{centre, centre}.grown_by(kGreenInDoubt)));
  }
  return areas.empty() ? coverage : geo::difference(coverage, geo::united(areas));
}

Result<geo::Box> window_around(geo::MultiPolygon const& clip, geo::Crs crs) {
  constexpr auto kMarginDegrees = 0.002;  // the sides of the box are bent
  TRY(auto const to_degrees, geo::Transform::between(crs, geo::kWgs84));
  auto box = geo::Box{};
  for (auto const& polygon : clip) {
    for (auto const p : polygon.outer) { box.add(to_degrees(p)); }
  }
  return box.grown_by(Metres{kMarginDegrees});
}

}  // namespace leitbild::importing
