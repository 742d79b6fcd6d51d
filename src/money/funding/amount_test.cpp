#include "money/funding/amount.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::money::funding {
namespace {

using ::testing::ElementsAre;

EuroCents cents(std::int64_t value) { return EuroCents{value}; }

TEST(Rate, IsAnExactFraction) {
  EXPECT_TRUE(rate_from(0.75) == (Rate{.numerator = 3, .denominator = 4}));
  EXPECT_TRUE(parse_rate("2/3") == (Rate{.numerator = 4, .denominator = 6}));
  EXPECT_TRUE(*rate_from(0.6667) < *rate_from(0.6668));
  EXPECT_TRUE(*parse_rate("2/3") < *rate_from(0.6667));
  for (auto const wrong : {-0.1, 1.01, 0.12345}) { EXPECT_FALSE(rate_from(wrong)) << wrong; }
  for (auto const* wrong : {"3/2", "1/0", "-1/2", "1", "1/2/3", "a/b", "1/99999", ""}) {
    EXPECT_FALSE(parse_rate(wrong)) << wrong;
  }
  EXPECT_EQ(percent_text(*rate_from(0.75)), "75\u00A0%");
  EXPECT_EQ(percent_text(*parse_rate("2/3")), "66,67\u00A0%");
  EXPECT_TRUE(rest_of(*rate_from(0.9)) == *rate_from(0.1));
}

TEST(Amount, IsShownInGerman) {
  EXPECT_EQ(euro(cents(500'000)), "5.000\u00A0€");
  EXPECT_EQ(euro(cents(320'050)), "3.200,50\u00A0€");
}

TEST(PartOf, IsRoundedDownAndExactForLargeAmounts) {
  EXPECT_EQ(part_of(cents(105'000'000), *rate_from(0.9)), cents(94'500'000))
      << "the worked example: 945,000 of 1,050,000";
  EXPECT_EQ(part_of(cents(100), *parse_rate("2/3")), cents(66));
  EXPECT_EQ(part_of(kMostMoney, Rate{.numerator = 9'999, .denominator = 10'000}), cents(999'900'000'000));
}

TEST(Apportioned, GivesCentsByTheLargestRemainderAndTheFirstOfEquals) {
  EXPECT_THAT(apportioned(cents(2), {cents(1), cents(1), cents(1)}), ElementsAre(cents(1), cents(1), cents(0)));
  EXPECT_THAT(apportioned(cents(10), {cents(10), cents(20), cents(5)}), ElementsAre(cents(3), cents(6), cents(1)));
  EXPECT_THAT(apportioned(cents(0), {cents(5)}), ElementsAre(cents(0)));
  EXPECT_THAT(apportioned(cents(0), {cents(0), cents(0)}), ElementsAre(cents(0), cents(0)));
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
      weights.push_back(cents(next(kMostMoney.value)));
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
}  // namespace leitbild::money::funding
