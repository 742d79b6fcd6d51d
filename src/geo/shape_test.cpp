#include "geo/shape.h"

#include <gtest/gtest.h>

namespace leitbild::geo {
namespace {

TEST(CrossesItself, OnlyWhereEdgesCross) {
  EXPECT_FALSE(crosses_itself(Ring{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}));
  EXPECT_TRUE(crosses_itself(Ring{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}})) << "a bow tie";
  EXPECT_FALSE(crosses_itself(Ring{{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}, {0, 0}})) << "touches in a point";
  EXPECT_FALSE(crosses_itself(Ring{{0, 0}, {4, 0}, {8, 0}, {4, 0}, {4, 4}, {0, 0}})) << "a spike";
  EXPECT_FALSE(crosses_itself(Ring{}));
  EXPECT_TRUE(crosses_itself(
      Polygon{.outer = {{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}, .holes = {{{1, 1}, {4, 4}, {4, 1}, {1, 4}, {1, 1}}}}));
}

}  // namespace
}  // namespace leitbild::geo
