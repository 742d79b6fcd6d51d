#include "import/census/spread.h"

#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/census/spread_people.h"

namespace leitbild::importing {
namespace {

using ::testing::ElementsAre;

Persons sum(std::vector<Persons> const& parts) {
  return std::accumulate(parts.begin(), parts.end(), Persons{}, [](Persons a, Persons b) { return a + b; });
}

TEST(Spread, GivesTheThousandthsThatAreLeftToTheLargestRemainders) {
  EXPECT_THAT(spread(Persons{10}, std::vector<std::uint64_t>{1, 1, 1}),
              ElementsAre(Persons{4}, Persons{3}, Persons{3}));
  EXPECT_THAT(spread(Persons{10}, std::vector<std::uint64_t>{1, 2, 4}),
              ElementsAre(Persons{1}, Persons{3}, Persons{6}));
  EXPECT_THAT(spread(Persons{7}, std::vector<std::uint64_t>{0, 0}), ElementsAre(Persons{4}, Persons{3}));
  EXPECT_THAT(spread(Persons{7}, std::vector<std::uint64_t>{}), ElementsAre());
}

/// Property: whatever the weights, the sum is exact, nobody is negative, and no part is off by a thousandth or more.
TEST(Spread, KeepsEverySumExactly) {
  auto random = std::mt19937{7};
  for (auto round = 0; round < 300; ++round) {
    auto weights = std::vector<std::uint64_t>(1 + random() % 60);
    for (auto& weight : weights) { weight = random() % 4 == 0 ? 0 : random() % (1U << (random() % 24)); }
    auto const total = Persons{static_cast<std::int64_t>(random()) * 64};
    auto const parts = spread(total, weights);
    ASSERT_EQ(sum(parts), total);
    auto const all = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    for (auto i = std::size_t{0}; i < parts.size(); ++i) {
      ASSERT_GE(parts[i], Persons{});
      if (all == 0) { continue; }
      auto const exact =
          static_cast<long double>(total.value) * static_cast<long double>(weights[i]) / static_cast<long double>(all);
      ASSERT_LT(std::abs(static_cast<long double>(parts[i].value) - exact), 1.0L);
    }
  }
}

/// Property: a part of the residents never exceeds them, cell by cell.
TEST(Spread, APartStaysWithinItsLimits) {
  auto random = std::mt19937{11};
  for (auto round = 0; round < 300; ++round) {
    auto limits = std::vector<Persons>(1 + random() % 40);
    for (auto& limit : limits) { limit = Persons{static_cast<std::int64_t>(random() % 5000)}; }
    auto const all = sum(limits);
    auto const total = Persons{all.value == 0 ? 0 : static_cast<std::int64_t>(random()) % (all.value + 1)};
    auto const parts = spread_within(total, limits);
    ASSERT_EQ(sum(parts), total);
    for (auto i = std::size_t{0}; i < parts.size(); ++i) { ASSERT_LE(parts[i], limits[i]); }
  }
}

TEST(SpreadPeople, GoesByDwellingsElseByFloorAreaElseEvenly) {
  auto areas =
      std::vector<HeadCount>{{.name = "a", .residents = persons(std::int64_t{30}), .ages = {}, .cells = {0, 1}},
                             {.name = "b", .residents = persons(std::int64_t{40}), .ages = {}, .cells = {2, 3}},
                             {.name = "c", .residents = persons(std::int64_t{50}), .ages = {}, .cells = {4, 5}},
                             {.name = "d", .residents = persons(std::int64_t{60}), .ages = {}, .cells = {}}};
  areas[0].ages[0] = persons(std::int64_t{3});
  auto const out = spread_people(areas, {.dwellings = {1, 2, 0, 0, 0, 0}, .floor_area = {900, 0, 300, 100, 0, 0}}, 6);
  EXPECT_THAT(out.residents, ElementsAre(Persons{10'000}, Persons{20'000}, Persons{30'000}, Persons{10'000},
                                         Persons{25'000}, Persons{25'000}));
  EXPECT_EQ(out.ages[0][0], Persons{1'000});
  EXPECT_EQ(out.ages[1][0], Persons{2'000});
  EXPECT_FALSE(out.ages[2][0]);
  EXPECT_EQ(out.by[0].areas, 1U);
  EXPECT_EQ(out.by[1].residents, Persons{40'000});
  EXPECT_EQ(out.by[2].areas, 1U);
  EXPECT_EQ(out.lost, Persons{60'000});
}

}  // namespace
}  // namespace leitbild::importing
