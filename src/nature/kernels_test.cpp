// Kernels, window sums and means: hand-computed values; one tile alone against a full run; threads.
#include <cmath>
#include <cstring>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nature/disc_count.h"
#include "nature/fft.h"
#include "nature/mean_around.h"
#include "nature/window_sum.h"

namespace leitbild::nature {
namespace {

using ::testing::Each;

TEST(Kernel, HasTheWeightsOfTheReference) {
  // models.md §1.6: d = 0..3 for r = 3.
  auto const density = decay_kernel(Decay::kDensity, 3.0);
  EXPECT_DOUBLE_EQ(density.at(0, 0), 0.75);
  EXPECT_DOUBLE_EQ(density.at(1, 0), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(density.at(0, 2), 5.0 / 12.0);
  EXPECT_DOUBLE_EQ(density.at(3, 0), 0.0);
  auto const gaussian = decay_kernel(Decay::kGaussian, 3.0);
  EXPECT_NEAR(gaussian.at(1, 0), 0.8626563, 1e-7);
  EXPECT_NEAR(gaussian.at(2, 0), 0.4935753, 1e-7);
  EXPECT_NEAR(gaussian.at(3, 0), 0.0, 1e-15);
  EXPECT_EQ(decay_kernel(Decay::kExponential, 2.5).reach, 7) << "2 ceil(2.5) + 1";
  EXPECT_EQ(decay_kernel(Decay::kDichotomy, 1.5).sum(), 9.0) << "the diagonal is 1.41 away";
  EXPECT_NEAR(mean_by_distance(4.0, 20.0).sum(), 1.0, 1e-12);
  EXPECT_EQ(mean_by_distance(0.0, 0.0).sum(), 1.0) << "without a distance the pixel itself";
}

TEST(SuitableSide, HoldsTheHalo) {
  for (auto const reach : {1, 50, 250, 900, 1'500}) {
    for (auto const longest : {10, 200, 4'000}) { EXPECT_GT(suitable_side(reach, longest), 2 * reach); }
  }
  EXPECT_LE(suitable_side(3, 20), 48) << "no larger than the grid needs";
  EXPECT_EQ(suitable_side(225, 4'000), 1'792) << "2048 saves less than a tenth";
  EXPECT_EQ(suitable_side(225, 4'000, TilesFor::kChanges), 896)
      << "a change reaches 451 pixels: about four tiles of 446";
  EXPECT_GT(suitable_side(1'500, 4'000, TilesFor::kChanges), 3'000);
}

geo::Grid<float> random_grid(int columns, int rows, double share_unknown) {
  auto random = std::mt19937{7};
  auto value = std::uniform_real_distribution<float>{0.0F, 10.0F};
  auto chance = std::uniform_real_distribution<double>{0.0, 1.0};
  auto out = geo::Grid<float>{columns, rows};
  for (auto& number : out.values) { number = chance(random) < share_unknown ? geo::kNoValue : value(random); }
  return out;
}

double direct_sum(geo::Grid<float> const& grid, Kernel const& kernel, int column, int row) {
  auto sum = 0.0;
  for (auto y = std::max(row - kernel.reach, 0); y <= std::min(row + kernel.reach, grid.rows - 1); ++y) {
    for (auto x = std::max(column - kernel.reach, 0); x <= std::min(column + kernel.reach, grid.columns - 1); ++x) {
      sum += kernel.at(x - column, y - row) * static_cast<double>(grid.at(x, y));
    }
  }
  return sum;
}

class WindowSums : public ::testing::TestWithParam<Decay> {};

TEST_P(WindowSums, AreThoseOfTheDefinition) {
  auto const grid = random_grid(70, 45, 0.0);
  auto const kernel = decay_kernel(GetParam(), 6.5);
  WindowSum{kernel, grid.columns, grid.rows}.for_each_tile(
      {0, 0, grid.columns, grid.rows}, values_of(grid), 1, [&](PixelBox const& tile, std::span<double const> sums) {
        for (auto row = 0; row < tile.rows; ++row) {
          for (auto column = 0; column < tile.columns; ++column) {
            auto const found = sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(tile.columns) +
                                    static_cast<std::size_t>(column)];
            ASSERT_NEAR(found, direct_sum(grid, kernel, tile.column + column, tile.row + row), 1e-10);
          }
        }
      });
}

TEST_P(WindowSums, OfATileDoNotDependOnWhatIsFarAway) {
  auto const kernel = decay_kernel(GetParam(), 6.5);
  auto const before = random_grid(1'200, 30, 0.0);
  auto after = before;
  after.at(3, 3) += 1.0F;
  auto const window = WindowSum{kernel, before.columns, before.rows};
  auto const memory = window.memory();
  ASSERT_GT(window.tiles().size(), 1U);
  auto changed = 0;
  for (auto const& tile : window.tiles()) {
    auto const first = window.of(tile, values_of(before), *memory);
    auto const kept = std::vector<double>(first.begin(), first.end());
    auto const second = window.of(tile, values_of(after), *memory);
    auto const same = std::ranges::equal(kept, second);
    changed += same ? 0 : 1;
    EXPECT_EQ(same, tile.column - window.reach() > 3) << "tile at column " << tile.column;
  }
  EXPECT_EQ(changed, 1);
}

INSTANTIATE_TEST_SUITE_P(Kernels, WindowSums,
                         ::testing::Values(Decay::kDichotomy, Decay::kDensity, Decay::kGaussian, Decay::kExponential));

TEST(MeanAround, IgnoresWhatIsUnknownOrOutside) {
  // models.md §1.6: a step from 10 to 20 at column 128 of 150, radius 1.
  auto step = geo::Grid<float>{150, 150, 10.0F};
  for (auto row = 0; row < step.rows; ++row) {
    for (auto column = 128; column < step.columns; ++column) { step.at(column, row) = 20.0F; }
  }
  auto const mean = mean_around(step, disc_kernel(1.0), 1);
  EXPECT_EQ(mean.at(127, 70), 12.0F);
  EXPECT_EQ(mean.at(128, 70), 18.0F);
  EXPECT_EQ(mean.at(127, 0), 12.5F);
  EXPECT_EQ(mean.at(128, 149), 17.5F);
  step.at(128, 70) = geo::kNoValue;
  auto const without = mean_around(step, disc_kernel(1.0), 1);
  EXPECT_EQ(without.at(127, 70), 10.0F);
  EXPECT_FALSE(geo::has_value(without.at(128, 70)));
}

TEST(DiscCount, CountsAnyBoxAlike) {
  auto const marks = random_grid(90, 70, 0.5);
  auto const mark = [&](int row, int column, std::span<std::uint8_t> out) {
    for (auto i = std::size_t{0}; i < out.size(); ++i) {
      out[i] = geo::has_value(marks.at(column + static_cast<int>(i), row)) ? 1 : 0;
    }
  };
  // Radius 150 holds more pixels than 16 bits can count.
  for (auto const radius : {0.0, 3.5, 12.0, 150.0}) {
    auto const disc = disc_kernel(radius);
    auto const count = DiscCount{disc, marks.columns, marks.rows};
    auto whole = std::vector<std::uint32_t>{};
    count.of({0, 0, marks.columns, marks.rows}, mark, whole);
    auto direct = std::uint32_t{0};
    for (auto y = 0; y < marks.rows; ++y) {
      for (auto x = 0; x < marks.columns; ++x) {
        auto const near = std::abs(x - 40) <= disc.reach && std::abs(y - 30) <= disc.reach;
        if (near && disc.at(x - 40, y - 30) > 0.0 && geo::has_value(marks.at(x, y))) { ++direct; }
      }
    }
    EXPECT_EQ(whole[30U * 90U + 40U], direct) << radius;
    auto part = std::vector<std::uint32_t>{};
    count.of({35, 28, 10, 5}, mark, part);
    EXPECT_EQ(part[2U * 10U + 5U], direct) << radius;
  }
}

TEST(MeanAround, OfABoxIsThatOfTheWhole) {
  auto values = random_grid(900, 400, 0.02);
  auto const kernel = mean_by_distance(4.0, 20.0);
  auto const window = MeanAround{kernel, values.columns, values.rows};
  auto kept = geo::Grid<float>{values.columns, values.rows};
  window.compute({0, 0, values.columns, values.rows}, values_of(values), 2, kept);
  values.at(500, 200) = 99.0F;
  window.compute(PixelBox{500, 200, 1, 1}.grown_by(window.reach()), values_of(values), 1, kept);
  auto whole = geo::Grid<float>{values.columns, values.rows};
  window.compute({0, 0, values.columns, values.rows}, values_of(values), 1, whole);
  EXPECT_EQ(std::memcmp(kept.values.data(), whole.values.data(), kept.values.size() * sizeof(float)), 0);
}

TEST(MeanAround, DoesNotDependOnThreads) {
  auto const grid = random_grid(1'300, 40, 0.1);
  for (auto const& kernel : {disc_kernel(9.0), mean_by_distance(3.0, 15.0)}) {
    auto const one = mean_around(grid, kernel, 1);
    auto const three = mean_around(grid, kernel, 3);
    for (auto i = std::size_t{0}; i < one.values.size(); ++i) {
      ASSERT_EQ(geo::has_value(one.values[i]), geo::has_value(three.values[i]));
      if (geo::has_value(one.values[i])) { ASSERT_EQ(one.values[i], three.values[i]); }
    }
  }
  auto const level = mean_around(geo::Grid<float>{300, 300, 4.0F}, mean_by_distance(3.0, 15.0), 2);
  EXPECT_THAT(level.values, Each(::testing::FloatNear(4.0F, 1e-6F)));
}

}  // namespace
}  // namespace leitbild::nature
