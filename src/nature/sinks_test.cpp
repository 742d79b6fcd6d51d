// Hollows, drawn by hand.
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nature/sinks.h"

namespace leitbild::nature {
namespace {

constexpr auto kPixel = SquareMetres{100.0};

geo::Grid<float> grid_of(std::vector<std::vector<float>> const& rows) {
  auto out = geo::Grid<float>{static_cast<int>(rows.front().size()), static_cast<int>(rows.size())};
  out.values.clear();
  for (auto const& row : rows) { out.values.insert(out.values.end(), row.begin(), row.end()); }
  return out;
}

TEST(Sinks, FillUpToTheLowestRim) {
  auto const heights = grid_of({{9, 9, 9, 9, 9},  //
                                {9, 5, 4, 9, 9},
                                {9, 5, 9, 9, 9},
                                {9, 7, 9, 9, 9},
                                {9, 6, 9, 9, 9}});
  auto const sinks = Sinks{heights, kPixel, Metres{0.2}};
  ASSERT_EQ(sinks.all().size(), 1U) << "over 7, then 6, the water leaves";
  auto const& sink = sinks.all()[0];
  EXPECT_DOUBLE_EQ(sink.spill, 7.0);
  EXPECT_DOUBLE_EQ(sink.volume, (2.0 + 3.0 + 2.0) * 100.0);
  auto rain = geo::Grid<float>{5, 5};
  rain.at(1, 2) = 150.0F;
  auto const depths = sinks.depths(rain);
  // 100 m3 fill the deepest pixel to 5, the other 50 spread over three.
  EXPECT_NEAR(depths.at(2, 1), 1.0 + 50.0 / 300.0, 1e-6);
  EXPECT_NEAR(depths.at(1, 1), 50.0 / 300.0, 1e-6);
  EXPECT_FLOAT_EQ(depths.at(1, 3), 0.0F);
}

TEST(Sinks, PassOnWhatTheyDoNotHold) {
  // Two hollows in a gorge: the upper overflows into the lower, the lower out at the right.
  auto const heights = grid_of({{90, 90, 90, 90, 90, 90},  //
                                {90, 20, 30, 10, 15, 12},
                                {90, 90, 90, 90, 90, 90}});
  auto const sinks = Sinks{heights, kPixel, Metres{0.2}};
  ASSERT_EQ(sinks.all().size(), 2U);
  auto rain = geo::Grid<float>{6, 3};
  rain.at(1, 1) = 1'200.0F;
  auto arriving = std::vector<double>{};
  auto const depths = sinks.depths(rain, &arriving);
  EXPECT_THAT(arriving, ::testing::UnorderedElementsAre(1'200.0, 200.0)) << "the upper one holds 10 m x 100 m2";
  EXPECT_NEAR(depths.at(1, 1), 10.0, 1e-5);
  EXPECT_NEAR(depths.at(3, 1), 2.0, 1e-5);
}

TEST(Sinks, AFlatRimIsOneRim) {
  // The rim has one height everywhere: the flood comes over it from all sides, and it is one hollow all the same.
  auto heights = geo::Grid<float>{9, 9, 50.0F};
  for (auto row = 3; row < 6; ++row) {
    for (auto column = 3; column < 6; ++column) { heights.at(column, row) = 48.0F; }
  }
  auto const sinks = Sinks{heights, kPixel, Metres{0.2}};
  ASSERT_EQ(sinks.all().size(), 1U);
  EXPECT_EQ(sinks.all()[0].pixels.size(), 9U);
  auto rain = geo::Grid<float>{9, 9};
  rain.at(4, 4) = 90.0F;
  auto const depths = sinks.depths(rain);
  for (auto row = 3; row < 6; ++row) { EXPECT_NEAR(depths.at(3, row), 0.1, 1e-6); }
}

TEST(Sinks, ShallowHollowsAndUnknownGroundHoldNothing) {
  auto heights = geo::Grid<float>{7, 5, 50.0F};
  heights.at(1, 2) = 49.9F;
  heights.at(4, 2) = 40.0F;
  heights.at(5, 2) = geo::kNoValue;  // a quarry that nobody has measured: water leaves there
  auto const sinks = Sinks{heights, kPixel, Metres{0.2}};
  EXPECT_TRUE(sinks.all().empty());
  auto const depths = sinks.depths(geo::Grid<float>{7, 5, 10.0F});
  EXPECT_THAT(depths.values, ::testing::Each(0.0F));
}

TEST(Sinks, NoWaterIsLostInside) {
  // Property: what arrives at sinks and edges is what fell; here seen at a bowl whose only edge is one sink's rim.
  auto random = std::mt19937{5};
  auto height = std::uniform_real_distribution<float>{0.0F, 20.0F};
  for (auto round = 0; round < 20; ++round) {
    auto heights = geo::Grid<float>{30, 30, 100.0F};
    for (auto row = 1; row < 29; ++row) {
      for (auto column = 1; column < 29; ++column) { heights.at(column, row) = height(random); }
    }
    auto const sinks = Sinks{heights, kPixel, Metres{0.2}};
    ASSERT_EQ(sinks.all().size(), 1U) << "all of the bowl lies below its rim";
    auto rain = geo::Grid<float>{30, 30};
    for (auto row = 1; row < 29; ++row) {
      for (auto column = 1; column < 29; ++column) { rain.at(column, row) = height(random); }
    }
    auto const depths = sinks.depths(rain);
    auto fell = 0.0;
    auto stands = 0.0;
    for (auto i = std::size_t{0}; i < rain.values.size(); ++i) {
      fell += static_cast<double>(rain.values[i]);
      stands += static_cast<double>(depths.values[i]) * kPixel.value;
    }
    EXPECT_NEAR(stands, fell, 1e-4 * fell);
  }
}

}  // namespace
}  // namespace leitbild::nature
