#include "import/osm/osmosis_bound.h"

#include <gtest/gtest.h>

namespace leitbild::importing {
namespace {

TEST(OsmosisBound, ReadsSouthWestNorthEast) {
  auto const box = osmosis_bound_in("<osm><bound box=\"49.41800,7.71700,49.45700,7.82100\" origin=\"x\"/>");
  ASSERT_TRUE(box.has_value());
  EXPECT_EQ(box->low, (geo::Point{7.717, 49.418}));
  EXPECT_EQ(box->high, (geo::Point{7.821, 49.457}));
}

TEST(OsmosisBound, IgnoresWhatMakesNoSense) {
  EXPECT_FALSE(osmosis_bound_in("<osm><bounds minlat=\"1\"/>"));
  EXPECT_FALSE(osmosis_bound_in("<bound box=\"49,7,48,8\"/>"));
  EXPECT_FALSE(osmosis_bound_in("<bound box=\"49,7,50\"/>"));
  EXPECT_FALSE(osmosis_bound_in("<bound box=\"49,7,x,8\"/>"));
  EXPECT_FALSE(osmosis_bound_in("<bound box=\"49,7"));
}

}  // namespace
}  // namespace leitbild::importing
