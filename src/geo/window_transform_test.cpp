#include "geo/window_transform.h"

#include <gtest/gtest.h>

namespace leitbild::geo {
namespace {

WindowTransform over(Box const& window, Crs from, Crs to) { return {*Transform::between(from, to), window}; }

/// The greatest distance to the exact transform, over and around the window.
double worst(WindowTransform const& to_plane, Box const& window) {
  auto out = 0.0;
  for (auto i = -3; i <= 43; ++i) {
    for (auto k = -3; k <= 43; ++k) {
      auto const p = Point{window.low.x + window.width() * i / 40.3, window.low.y + window.height() * k / 40.3};
      out = std::max(out, distance(to_plane(p), to_plane.exact()(p)).value);
    }
  }
  return out;
}

TEST(WindowTransform, IsExactToAMillimetre) {
  auto const city = Box{{7.5, 49.3}, {8.0, 49.6}};
  EXPECT_LT(worst(over(city, kWgs84, Crs{25832}), city), 0.001);
  EXPECT_LT(worst(over(city, kWgs84, kEuropeanGrid), city), 0.001);
  // With the datum shift of the German grid the cells are not smooth.
  EXPECT_LT(worst(over(city, kWgs84, Crs{31467}), city), 0.001);
  auto const country = Box{{6.0, 47.0}, {15.0, 55.0}};
  EXPECT_LT(worst(over(country, kWgs84, Crs{25832}), country), 0.001);
}

TEST(WindowTransform, WorksForWindowsWithoutASize) {
  auto const to_plane = over(Box{}, kWgs84, Crs{25832});
  EXPECT_LT(distance(to_plane({9.0, 50.0}), to_plane.exact()({9.0, 50.0})).value, 1e-9);
  auto const point = Box{{9.0, 50.0}, {9.0, 50.0}};
  EXPECT_LT(distance(over(point, kWgs84, Crs{25832})({9.0, 50.0}), to_plane({9.0, 50.0})).value, 1e-9);
}

TEST(WindowTransform, PointsThatCannotBeProjectedAreInfinite) {
  auto const window = Box{{7.5, 49.3}, {8.0, 49.6}};
  auto points = std::vector<Point>{{7.6, 49.4}, {0.0, 1'000.0}};
  over(window, kWgs84, Crs{25832}).apply(points);
  EXPECT_TRUE(std::isfinite(points[0].x));
  EXPECT_TRUE(std::isinf(points[1].x));
}

}  // namespace
}  // namespace leitbild::geo
