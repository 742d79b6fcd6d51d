#include "import/osm/clip_area.h"

#include <limits>

#include <gtest/gtest.h>

namespace leitbild::importing {
namespace {

TEST(ClipArea, AgreesWithTheExactTestEverywhere) {
  auto const area = geo::MultiPolygon{{.outer = {{0, 0}, {1000, 200}, {800, 900}, {100, 700}, {0, 0}},
                                       .holes = {{{400, 400}, {600, 450}, {500, 600}, {400, 400}}}},
                                      {.outer = {{1200, 0}, {1300, 0}, {1250, 40}, {1200, 0}}, .holes = {}}};
  auto const clip = ClipArea{area};
  for (auto x = -50.5; x < 1400.0; x += 7.0) {
    for (auto y = -50.5; y < 1000.0; y += 7.0) {
      ASSERT_EQ(clip.contains({x, y}), geo::contains(area, geo::Point{x, y})) << x << " " << y;
    }
  }
}

TEST(ClipArea, HoldsABoxOnlyIfItHoldsAllOfIt) {
  auto const area = geo::MultiPolygon{{.outer = {{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}, {0, 0}},
                                       .holes = {{{490, 490}, {510, 490}, {500, 510}, {490, 490}}}}};
  auto const clip = ClipArea{area};
  EXPECT_TRUE(clip.contains_all(geo::Box{{100, 100}, {400, 900}}));
  EXPECT_FALSE(clip.contains_all(geo::Box{{100, 100}, {600, 900}})) << "the hole";
  EXPECT_FALSE(clip.contains_all(geo::Box{{100, 100}, {1100, 900}}));
  EXPECT_FALSE(clip.contains_all(geo::Box{}));
}

TEST(ClipArea, HoldsNoPointThatCouldNotBeProjected) {
  constexpr auto kInfinity = std::numeric_limits<double>::infinity();
  auto const clip = ClipArea{{{.outer = {{0, 0}, {1, 0}, {1, 1}, {0, 0}}, .holes = {}}}};
  EXPECT_FALSE(clip.contains({kInfinity, kInfinity}));
  EXPECT_FALSE(clip.contains({std::numeric_limits<double>::quiet_NaN(), 0.5}));
  EXPECT_FALSE(ClipArea{{}}.contains({0, 0}));
}

}  // namespace
}  // namespace leitbild::importing
