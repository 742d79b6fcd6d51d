#include "geo/box_tree.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/meets.h"

namespace leitbild::geo {
namespace {

std::vector<Box> some_boxes(std::size_t count, std::uint32_t seed) {
  auto random = std::mt19937{seed};
  auto place = std::uniform_real_distribution<double>{-1'000.0, 1'000.0};
  auto size = std::uniform_real_distribution<double>{0.0, 60.0};
  auto out = std::vector<Box>{};
  for (auto i = std::size_t{0}; i < count; ++i) {
    auto const low = Point{place(random), place(random)};
    out.push_back(i % 17 == 5 ? Box{} : Box{low, {low.x + size(random), low.y + size(random)}});
  }
  return out;
}

TEST(BoxTree, FindsWhatALookAtEveryBoxFinds) {
  for (auto const count : {0U, 1U, 15U, 16U, 17U, 300U, 5'000U}) {
    auto const boxes = some_boxes(count, count);
    auto const tree = BoxTree{boxes};
    for (auto const& asked : some_boxes(60, 99)) {
      auto expected = std::vector<std::uint32_t>{};
      for (auto i = std::size_t{0}; i < boxes.size(); ++i) {
        if (!boxes[i].empty() && boxes[i].meets(asked)) { expected.push_back(static_cast<std::uint32_t>(i)); }
      }
      EXPECT_EQ(tree.meeting(asked), expected) << count;
    }
  }
}

TEST(BoxTree, KnowsItsExtent) {
  EXPECT_TRUE(BoxTree{}.extent().empty());
  auto const extent = BoxTree{{Box{{0, 0}, {1, 1}}, Box{}, Box{{5, -2}, {6, 0}}}}.extent();
  EXPECT_EQ(extent.low, (Point{0, -2}));
  EXPECT_EQ(extent.high, (Point{6, 1}));
}

TEST(Meets, IsExactAndNotByTheBox) {
  auto const box = Box{{0, 0}, {10, 10}};
  auto const ring = Ring{{-20, -20}, {40, -20}, {40, 40}, {-20, 40}, {-20, -20}};
  auto const hole = Ring{{-5, -5}, {15, -5}, {15, 15}, {-5, 15}, {-5, -5}};
  struct Case {
    std::string_view what;
    Shape shape;
    bool meets;
  };
  auto const cases = std::vector<Case>{
      {"point inside", Point{5, 5}, true},
      {"point on the border", Point{10, 3}, true},
      {"point outside", Point{11, 3}, false},
      {"line through", Line{{-5, 5}, {15, 5}}, true},
      {"line past a corner, its box meets", Line{{-4, 8}, {4, 16}}, false},
      {"line touching a corner", Line{{-5, 5}, {5, 15}}, true},
      {"line of one point", Line{{5, 5}}, true},
      {"line without points", Line{}, false},
      {"area around the box", MultiPolygon{{.outer = ring, .holes = {}}}, true},
      {"box inside its hole", MultiPolygon{{.outer = ring, .holes = {hole}}}, false},
      {"area inside the box", MultiPolygon{{.outer = {{1, 1}, {2, 1}, {2, 2}, {1, 1}}, .holes = {}}}, true},
      {"no area", MultiPolygon{}, false},
  };
  for (auto const& one : cases) { EXPECT_EQ(meets(one.shape, box), one.meets) << one.what; }
}

}  // namespace
}  // namespace leitbild::geo
