#include "report/map/frame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::report {
namespace {

using testing::ElementsAre;

TEST(Frame, PutsTheBoxInTheMiddleOfTheSheet) {
  auto const frame = frame_around({{0, 0}, {1000, 500}}, 1200, 800, 100);
  EXPECT_DOUBLE_EQ(frame.scale, 1.0);
  EXPECT_EQ(frame.on_paper({0, 500}), (Spot{100, 150}));
  EXPECT_EQ(frame.on_paper({1000, 0}), (Spot{1100, 650}));
  EXPECT_EQ(scale_text(frame), "1 : 10.000");
  EXPECT_EQ(scale_bar_length(frame), Metres{200.0});
}

TEST(Frame, AnEmptyBoxStillGivesASheet) {
  auto const frame = frame_around({}, 1200, 800, 100);
  EXPECT_GT(frame.scale, 0.0);
  EXPECT_TRUE(frame.box.contains({0, 0}));
}

TEST(Frame, LinesAreCutAtTheBoxAndMayComeBack) {
  auto const box = geo::Box{{0, 0}, {10, 10}};
  auto const pieces = clipped({{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}}, box);
  EXPECT_THAT(pieces, ElementsAre(geo::Line{{0, 5}, {5, 5}, {5, 10}}, geo::Line{{8, 10}, {8, 5}}));
  EXPECT_TRUE(clipped({{-5, 20}, {20, 20}}, box).empty());
}

TEST(Frame, RingsAreCutAtTheBox) {
  auto const ring = clipped_ring({{-5, -5}, {5, -5}, {5, 5}, {-5, 5}, {-5, -5}}, {{0, 0}, {10, 10}});
  EXPECT_DOUBLE_EQ(std::abs(geo::signed_area(ring)), 25.0);
  EXPECT_TRUE(clipped_ring({{-5, -5}, {-1, -5}, {-1, -1}, {-5, -5}}, {{0, 0}, {10, 10}}).empty());
}

TEST(Frame, ThinnedLinesKeepEndsAndCorners) {
  EXPECT_THAT(thinned({{0, 0}, {1, 0.1}, {2, 0}, {2, 5}}, Metres{0.5}),
              ElementsAre(geo::Point{0, 0}, geo::Point{2, 0}, geo::Point{2, 5}));
}

TEST(Svg, EscapesWhatXmlForbids) {
  EXPECT_EQ(escaped("a<b>&\"'\x01"), "a&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(colour_or("#2f6f4e", "#000000"), "#2f6f4e");
  EXPECT_EQ(colour_or("red\" onload=\"x", "#000000"), "#000000");
  EXPECT_EQ(ink_on("#17414d"), "#ffffff");
  EXPECT_EQ(ink_on("#ffe680"), "#16242b");
}

TEST(Svg, PathsAreRelativeAndDropRepeatedSpots) {
  auto path = PathData{};
  path.add_ring(std::vector<Spot>{{1, 2}, {4, 2}, {4, 2}, {4, 6}, {1, 2}});
  EXPECT_EQ(path.text(), "M1 2l3 0 0 4z");
  auto dot = PathData{};
  dot.add_line(std::vector<Spot>{{1, 2}, {1, 2}});
  EXPECT_TRUE(dot.empty());
}

}  // namespace
}  // namespace leitbild::report
