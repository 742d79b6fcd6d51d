#include "money/kofi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/test_amounts.h"

namespace leitbild::money {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::SizeIs;

/// The worked example of the funding maths: 1.4 Mio. €, 0.2 Mio. not eligible, 150,000 revenue.
FundingCase example(Fraction of_programme) {
  auto out = FundingCase{};
  out.gross = euros(1'400'000);
  out.not_eligible = euros(200'000);
  out.revenue = euros(150'000);
  out.spending = in_euros({300'000, 700'000, 400'000});
  auto rule = GrantRule{};
  rule.name = "Städtebau";
  rule.rate = of_programme;
  rule.tranches = {rate("0.05"), rate("0.25"), rate("0.30"), rate("0.25"), rate("0.15")};
  out.programmes = {rule};
  return out;
}

TEST(Kofi, WorkedExampleToTheCent) {
  auto const result = compute(example(rate("0.9"))).value();
  EXPECT_EQ(result.base, euros(1'050'000));
  EXPECT_EQ(result.grant, euros(945'000));
  EXPECT_EQ(result.own, euros(305'000));
  EXPECT_EQ(result.cash_in, in_euros({47'250, 236'250, 283'500, 236'250, 141'750}));
  EXPECT_EQ(result.pre_financing, in_euros({155'250, 391'500, 378'000, 141'750, 0}));
  EXPECT_EQ(result.peak, euros(391'500));
  EXPECT_EQ(result.peak_year, 1U);
  EXPECT_THAT(result.checks, Each(Field(&Check::holds, true)));
}

TEST(Kofi, ThirdsAreExact) {
  auto const result = compute(example(rate("2/3"))).value();
  EXPECT_EQ(result.grant, euros(700'000));
  EXPECT_EQ(result.own, euros(550'000));
}

TEST(Kofi, TheLowestLimitWinsAndIsNamed) {
  auto figures = example(rate("0.9"));
  auto& rule = figures.programmes.front();
  rule.cap = euros(900'000);
  rule.cap_per_unit = euros(300);
  rule.units = 2'500;
  rule.frame_remaining = euros(800'000);
  EXPECT_EQ(compute(figures)->grant, euros(750'000));
  EXPECT_EQ(compute(figures)->grants.front().limit, GrantLimit::kCapPerUnit);
  rule.frame_remaining = euros(700'000);
  EXPECT_EQ(compute(figures)->grant, euros(700'000));
  EXPECT_EQ(compute(figures)->grants.front().limit, GrantLimit::kFrame);
}

TEST(Kofi, ProgrammesOnTheSameCostStayBelowTheCeiling) {
  auto figures = example(rate("0.6"));
  figures.programmes.push_back(figures.programmes.front());
  figures.programmes.back().name = "Klima";
  figures.programmes.back().rate = rate("0.5");
  figures.ceiling = rate("0.9");
  auto const result = compute(figures).value();
  EXPECT_EQ(result.grants[0].amount, euros(630'000));
  EXPECT_EQ(result.grants[1].amount, euros(315'000)) << "525,000 by its rate, cut to the ceiling of 945,000";
  EXPECT_EQ(result.grants[1].limit, GrantLimit::kCeiling);
  figures.ceiling.reset();
  EXPECT_EQ(compute(figures)->grants[1].amount, euros(420'000)) << "nothing is funded twice without a ceiling either";
  figures.programmes.back().deducts_earlier = true;
  EXPECT_EQ(compute(figures)->grants[1].amount, euros(210'000)) << "half of what the first leaves";
}

TEST(Kofi, SectionsAreFundedByTheirOwnProgramme) {
  auto figures = example(rate("0.9"));
  figures.revenue = euros(120'000);  // a tenth of the eligible cost, so of every section
  figures.programmes.push_back(figures.programmes.front());
  figures.programmes.back().section = euros(400'000);
  figures.programmes.back().rate = rate("0.5");
  auto const result = compute(figures).value();
  EXPECT_EQ(result.grants[0].amount, euros(648'000)) << "0.9 × (800,000 − 80,000)";
  EXPECT_EQ(result.grants[1].amount, euros(180'000)) << "0.5 × (400,000 − 40,000)";
}

TEST(Kofi, OtherGrantsLowerTheBaseOrOnlyTheRest) {
  auto figures = example(rate("0.5"));
  figures.other_grants = euros(250'000);
  EXPECT_EQ(compute(figures)->base, euros(800'000));
  EXPECT_EQ(compute(figures)->grant, euros(400'000));
  figures.other_grants_deductible = false;
  EXPECT_EQ(compute(figures)->grant, euros(525'000));
  EXPECT_EQ(compute(figures)->own, euros(475'000));
}

TEST(Kofi, AMissingOwnShareIsAFinding) {
  auto figures = example(kFull);
  figures.not_eligible = {};
  figures.revenue = {};
  figures.min_own_rate = rate("0.1");
  auto const result = compute(figures).value();
  EXPECT_EQ(result.own, EuroCents{0});
  EXPECT_THAT(result.checks, Contains(AllOf(Field(&Check::id, "min_own_share"), Field(&Check::holds, false),
                                            Field(&Check::text, HasSubstr("140.000,00")))));
}

TEST(Kofi, CommitmentsAreWhatContractsDemandInLaterYears) {
  auto figures = example(rate("0.9"));
  figures.contracts = {{.signed_in = 0, .payments = in_euros({300'000, 500'000, 100'000})},
                       {.signed_in = 1, .payments = in_euros({0, 200'000, 300'000})}};
  EXPECT_EQ(compute(figures)->commitments, in_euros({600'000, 300'000, 0, 0, 0}));
}

TEST(Kofi, SaysEverythingThatIsWrongAtOnce) {
  auto figures = example(rate("1.5"));
  figures.revenue = EuroCents{-1};
  figures.not_eligible = euros(1'500'000);
  figures.programmes.front().tranches = {rate("0.5"), rate("0.4")};
  figures.spending.back() = euros(1);
  figures.min_own_rate = rate("-0.1");
  auto const error = compute(figures).error();
  EXPECT_THAT(error.problems, SizeIs(6));
  EXPECT_THAT(to_text(error),
              AllOf(HasSubstr("revenue: -1 Cent"), HasSubstr("rate: 150\u00A0% ist kein Anteil"),
                    HasSubstr("tranches: die Raten ergeben zusammen 90\u00A0%"), HasSubstr("not_eligible:"),
                    HasSubstr("min_own_rate:"), HasSubstr("spending: die Ausgaben der Jahre ergeben")));
}

TEST(PartOf, RoundsAsStated) {
  EXPECT_EQ(part_of(EuroCents{101}, rate("0.5")), EuroCents{50});
  EXPECT_EQ(part_of(EuroCents{101}, rate("0.5"), {Rounding::kHalfUp, EuroCents{1}}), EuroCents{51});
  EXPECT_EQ(part_of(EuroCents{100}, rate("1/3"), {Rounding::kHalfUp, EuroCents{1}}), EuroCents{33});
  EXPECT_EQ(part_of(euros(12'399), rate("0.5"), {Rounding::kDown, euros(100)}), euros(6'100));
  EXPECT_EQ(part_rounded_up(EuroCents{101}, rate("0.5")), EuroCents{51});
}

TEST(Fraction, LargestRemainderGivesTheCentsLeftOverToThoseWhoLostMost) {
  auto const thirds = std::array{rate("1/3"), rate("1/3"), rate("1/3")};
  EXPECT_THAT(apportioned(EuroCents{100}, thirds), ElementsAre(EuroCents{34}, EuroCents{33}, EuroCents{33}));
  auto const uneven = std::array<std::int64_t, 3>{1, 5, 4};
  EXPECT_THAT(apportioned(EuroCents{9}, uneven), ElementsAre(EuroCents{1}, EuroCents{4}, EuroCents{4}));
}

}  // namespace
}  // namespace leitbild::money
