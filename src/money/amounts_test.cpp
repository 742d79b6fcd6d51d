#include "money/amounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::money {
namespace {

using ::testing::ElementsAre;

EuroCents cents(std::int64_t value) { return EuroCents{value}; }

TEST(PartOf, IsRoundedDownAndExactForLargeAmounts) {
  EXPECT_EQ(part_of(cents(105'000'000), fraction_of(9, 10)), cents(94'500'000))
      << "the worked example: 945,000 of 1,050,000";
  EXPECT_EQ(part_of(cents(100), fraction_of(2, 3)), cents(66));
  EXPECT_EQ(part_of(kLargestAmount, fraction_of(9'999, 10'000)), cents(99'990'000'000'000));
}

TEST(Apportioned, GivesCentsByTheLargestRemainderAndTheFirstOfEquals) {
  EXPECT_THAT(apportioned(cents(2), std::vector{cents(1), cents(1), cents(1)}),
              ElementsAre(cents(1), cents(1), cents(0)));
  EXPECT_THAT(apportioned(cents(10), std::vector{cents(10), cents(20), cents(5)}),
              ElementsAre(cents(3), cents(6), cents(1)));
  EXPECT_THAT(apportioned(cents(0), std::vector{cents(5)}), ElementsAre(cents(0)));
  EXPECT_THAT(apportioned(cents(0), std::vector<EuroCents>{}), ElementsAre());
  EXPECT_THAT(apportioned(cents(0), std::vector{cents(0), cents(0)}), ElementsAre(cents(0), cents(0)));
}

TEST(Apportioned, AlwaysAddsUpAndStaysWithinACent) {
  auto state = std::uint64_t{20'261'124};
  auto const next = [&](std::int64_t most) {
    state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<std::int64_t>((state >> 16U) % static_cast<std::uint64_t>(most));
  };
  for (auto round = 0; round < 10'000; ++round) {
    auto weights = std::vector<EuroCents>{};
    auto sum = std::int64_t{0};
    for (auto i = 1 + next(6); i > 0; --i) {
      weights.push_back(cents(next(kLargestAmount.value)));
      sum += weights.back().value;
    }
    auto const total = sum == 0 ? 0 : next(sum + 1);
    auto const parts = apportioned(cents(total), weights);
    auto added = std::int64_t{0};
    for (auto i = std::size_t{0}; i < parts.size(); ++i) {
      added += parts[i].value;
      EXPECT_LE(parts[i], weights[i]);
    }
    EXPECT_EQ(added, total);
  }
}

}  // namespace
}  // namespace leitbild::money
