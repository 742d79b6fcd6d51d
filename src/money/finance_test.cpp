#include "money/finance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/test_amounts.h"
#include "money/what_if.h"

namespace leitbild::money {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<std::int64_t> column(Finance const& finance, EuroCents FinanceYear::* field) {
  auto out = std::vector<std::int64_t>{};
  for (auto const& year : finance.years) { out.push_back((year.*field).value / 100); }
  return out;
}

/// A square as in the worked example, and a path that the city pays alone.
FinanceInput two_measures() {
  auto out = FinanceInput{};
  out.first_year = Year{2027};
  out.years = 5;
  out.programmes = {{.name = "Städtebau",
                     .last_year = {},
                     .remaining = {},
                     .tranches = {rate("0.05"), rate("0.25"), rate("0.30"), rate("0.25"), rate("0.15")}}};
  out.offices = {{.name = "Tiefbau", .first_year = Year{2027}, .capacity = {StaffMonths{1200}, StaffMonths{600}}}};
  auto square = MeasureMoney{};
  square.code = "A";
  square.first_year = Year{2027};
  square.spending = in_euros({300'000, 700'000, 400'000});
  square.revenue = in_euros({0, 0, 150'000});
  square.eligible_share = rate("6/7");
  square.grants = {{.programme = 0, .rate = rate("0.9"), .cap = {}, .programme_year = Year{2027}}};
  square.running_costs = {{.per_year = euros(20'000), .from = Year{2030}, .to = {}}};
  square.staff = {{.office = 0, .months = {StaffMonths{900}, StaffMonths{900}}}};
  auto path = MeasureMoney{};
  path.code = "B";
  path.first_year = Year{2028};
  path.spending = in_euros({120'000});
  out.measures = {square, path};
  out.budget = {{.measure = 0, .first_year = Year{2027}, .amounts = in_euros({97'500, 100'000})}};
  return out;
}

Finance after(std::string_view toml, FinanceInput const& input = two_measures()) {
  auto const what_if = read_what_if(parse_toml(toml, "f.toml").value(), "f.toml");
  return finance(with(what_if.value(), input).value()).value();
}

TEST(Finance, SumsUpAllMeasuresByYear) {
  auto const sums = finance(two_measures()).value();
  EXPECT_THAT(column(sums, &FinanceYear::gross), ElementsAre(300'000, 820'000, 400'000, 0, 0));
  EXPECT_THAT(column(sums, &FinanceYear::grants), ElementsAre(202'500, 472'500, 270'000, 0, 0));
  EXPECT_THAT(column(sums, &FinanceYear::own), ElementsAre(97'500, 347'500, -20'000, 0, 0));
  EXPECT_THAT(column(sums, &FinanceYear::cash_in), ElementsAre(47'250, 236'250, 283'500, 236'250, 141'750));
  EXPECT_THAT(column(sums, &FinanceYear::pre_financing), ElementsAre(155'250, 391'500, 378'000, 141'750, 0));
  EXPECT_THAT(column(sums, &FinanceYear::commitments), ElementsAre(1'100'000, 0, 0, 0, 0));
  EXPECT_THAT(column(sums, &FinanceYear::running_cost), ElementsAre(0, 0, 0, 20'000, 20'000));
  EXPECT_THAT(column(sums, &FinanceYear::not_financed), ElementsAre(0, 247'500, 0, 0, 0))
      << "127,500 of the square and the whole path";
  EXPECT_EQ(sums.programmes[0].approved[0], euros(945'000));
  EXPECT_THAT(sums.offices[0].needed,
              ElementsAre(StaffMonths{900}, StaffMonths{900}, StaffMonths{}, StaffMonths{}, StaffMonths{}));
  EXPECT_EQ(sums.measures[1].not_financed, euros(120'000));
}

TEST(Finance, WhatLiesOutsideTheTableIsNotLost) {
  auto input = two_measures();
  input.first_year = Year{2028};
  input.years = 2;
  auto const sums = finance(input).value();
  EXPECT_EQ(sums.outside.gross, euros(300'000));
  EXPECT_EQ(sums.outside.cash_in, euros(47'250 + 236'250 + 141'750));
  EXPECT_THAT(column(sums, &FinanceYear::pre_financing), ElementsAre(391'500, 378'000));
}

TEST(Finance, GrantsThatAreNotApprovedAreNotFinanced) {
  auto input = two_measures();
  auto& grant = input.measures[0].grants[0];
  grant.secured = false;
  grant.approvals = {rate("0.5"), rate("0.5")};
  grant.tranches = {kNone, kFull};
  auto const sums = finance(input).value();
  EXPECT_THAT(column(sums, &FinanceYear::not_financed), ElementsAre(202'500, 720'000, 270'000, 0, 0));
  EXPECT_THAT(column(sums, &FinanceYear::cash_in), ElementsAre(0, 945'000, 0, 0, 0));
  EXPECT_EQ(sums.programmes[0].approved[1], EuroCents{47'250'000});
}

TEST(Finance, AFrameIsSharedInTheOrderOfTheMeasures) {
  auto input = two_measures();
  input.programmes[0].remaining = euros(1'000'000);
  input.measures[1].grants = {{.programme = 0, .rate = rate("0.9"), .cap = {}, .programme_year = Year{2028}}};
  EXPECT_EQ(finance(input)->measures[1].grants, euros(55'000));
}

TEST(WhatIf, RatesEndsCosts) {
  EXPECT_EQ(after("[[rate]]\nprogramme='Städtebau'\nrate='2/3'").programmes[0].approved[0], euros(700'000));
  EXPECT_EQ(after("[[rate]]\nprogramme='Städtebau'\nrate=0.5\nfrom=2028").programmes[0].approved[0], euros(945'000));
  EXPECT_EQ(after("[[programme_ends]]\nprogramme='Städtebau'\nyear=2026").measures[0].own, euros(1'250'000));
  EXPECT_EQ(after("[[programme_ends]]\nprogramme='Städtebau'\nyear=2027").measures[0].grants, euros(945'000));
  EXPECT_EQ(after("[[cost]]\nchange=0.1\nmeasures=['B']").measures[1].gross, euros(132'000));
  EXPECT_THAT(column(after("[[cost]]\nchange=-0.5\nfrom=2028"), &FinanceYear::gross),
              ElementsAre(300'000, 410'000, 200'000, 0, 0));
}

TEST(WhatIf, AMovedMeasureTakesItsGrantsAlongButNotItsBudget) {
  auto const moved = after("[[move]]\nmeasure='A'\nyears=1");
  EXPECT_THAT(column(moved, &FinanceYear::gross), ElementsAre(0, 420'000, 700'000, 400'000, 0));
  EXPECT_THAT(column(moved, &FinanceYear::cash_in), ElementsAre(0, 47'250, 236'250, 283'500, 236'250));
  EXPECT_EQ(moved.outside.cash_in, euros(141'750));
  EXPECT_THAT(column(moved, &FinanceYear::not_financed), ElementsAre(0, 120'000, 227'500, 0, 0))
      << "the budget of 2028 holds 100,000 for it, that of 2029 nothing";
  EXPECT_THAT(column(moved, &FinanceYear::running_cost), ElementsAre(0, 0, 0, 0, 20'000));
}

TEST(WhatIf, ALateBudgetPushesTwelfthsIntoTheNextYear) {
  auto const late = after("[[budget_late]]\nyear=2027\nmonths=6");
  EXPECT_THAT(column(late, &FinanceYear::gross), ElementsAre(150'000, 620'000, 550'000, 200'000, 0));
  EXPECT_THAT(column(late, &FinanceYear::cash_in), ElementsAre(47'250, 236'250, 283'500, 236'250, 141'750));
  EXPECT_EQ(late.offices[0].needed[2], StaffMonths{450});
  EXPECT_THAT(column(late, &FinanceYear::running_cost), ElementsAre(0, 0, 0, 0, 20'000));
}

TEST(WhatIf, TheDifferenceIsAfterLessBefore) {
  auto const before = finance(two_measures()).value();
  auto const change = difference(before, after("[[cost]]\nchange=0.1\nmeasures=['B']"));
  EXPECT_THAT(column(change, &FinanceYear::gross), ElementsAre(0, 12'000, 0, 0, 0));
  EXPECT_THAT(column(change, &FinanceYear::not_financed), ElementsAre(0, 12'000, 0, 0, 0));
  EXPECT_EQ(change.measures[1].own, euros(12'000));
  EXPECT_EQ(difference(before, before).years, std::vector<FinanceYear>(5));
}

TEST(WhatIf, SaysEverythingThatIsWrongAtOnce) {
  auto const unread = read_what_if(
      parse_toml("[[cost]]\nchange=1\nmeasures='B'\n[[rates]]\nx=1\n[[rate]]\nrate='viel'\nvon=1\n[move]\na=1",
                 "f.toml")
          .value(),
      "f.toml");
  EXPECT_THAT(
      to_text(unread.error()),
      AllOf(HasSubstr("f.toml: „[[rates]]“ gibt es nicht; erlaubt sind rate, programme_ends"),
            HasSubstr("f.toml: rate Nr. 1: „von“ gibt es nicht"), HasSubstr("„programme“ fehlt"),
            HasSubstr("„measures“ fehlt oder ist nicht lesbar; erwartet wird eine Liste"),
            HasSubstr("„rate“ fehlt oder ist nicht lesbar"), HasSubstr("„move“ wird als [[move]] geschrieben")));
  auto const what_if = read_what_if(parse_toml(R"(
[[rate]]
programme = "Mond"
rate = 1.5
[[move]]
measure = "X"
years = 1
[[budget_late]]
year = 2027
months = 13
[[cost]]
change = -2)",
                                               "f.toml")
                                        .value(),
                                    "f.toml")
                           .value();
  auto const error = with(what_if, two_measures()).error();
  EXPECT_THAT(error.problems, SizeIs(5));
  EXPECT_THAT(to_text(error), AllOf(HasSubstr("„Mond“ gibt es in diesem Plan nicht; es gibt Städtebau"),
                                    HasSubstr("Maßnahme „X“"), HasSubstr("13 Monate")));
  auto broken = two_measures();
  broken.measures[0].grants[0].programme = 7;
  broken.measures[1].spending = {EuroCents{-1}};
  broken.programmes[0].tranches.pop_back();
  EXPECT_THAT(finance(broken).error().problems, SizeIs(3));
}

}  // namespace
}  // namespace leitbild::money
