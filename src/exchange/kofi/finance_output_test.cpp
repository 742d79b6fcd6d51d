#include "exchange/kofi/finance_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::exchange {
namespace {

using ::testing::ElementsAre;

/// One measure of 1,000 € in two years, half of it not approved, with more work than hands.
money::FinanceInput input() {
  auto out = money::FinanceInput{};
  out.first_year = Year{2027};
  out.years = 2;
  out.programmes = {{.name = "Klima", .last_year = {}, .remaining = {}, .tranches = {kFull}}};
  out.offices = {{.name = "Grünflächen", .first_year = Year{2027}, .capacity = {money::StaffMonths{100}}}};
  auto measure = money::MeasureMoney{};
  measure.code = "A-1";
  measure.title = "Park";
  measure.first_year = Year{2027};
  measure.spending = {euros(600), euros(400)};
  measure.grants.emplace_back();
  measure.grants.back().rate = {1, 2};
  measure.grants.back().programme_year = Year{2028};
  measure.grants.back().secured = false;
  measure.staff = {{.office = 0, .months = {money::StaffMonths{150}}}};
  out.measures = {measure};
  return out;
}

TEST(FinanceOutput, LinesForATerminal) {
  auto const figures = input();
  auto const sums = money::finance(figures).value();
  auto const lines = finance_lines(sums);
  EXPECT_THAT(lines[1], ElementsAre("2027", "600", "0", "300", "300", "0", "300", "600", "400", "0", "600"));
  EXPECT_THAT(lines[3], ElementsAre("Summe", "1.000", "0", "500", "500", "500", "300", "500", "400", "0", "1.000"));
  EXPECT_THAT(staff_lines(figures, sums)[1], ElementsAre("Grünflächen", "1,5/1,0!", "0,0/0,0"));
  EXPECT_THAT(open_lines(figures, sums)[1], ElementsAre("A-1 Park", "1.000", "1.000"));
}

TEST(FinanceOutput, JsonWithTheScenarioAndItsDifference) {
  auto const figures = input();
  auto const sums = money::finance(figures).value();
  auto dearer = figures;
  dearer.measures[0].spending[0] = euros(700);
  auto const json = finance_json({.input = figures, .today = sums, .scenario = money::finance(dearer).value()});
  EXPECT_EQ(json["years"], Json::parse("[2027, 2028]"));
  EXPECT_EQ(json["today"]["gross"], Json::parse("[60000, 40000]"));
  EXPECT_EQ(json["scenario"]["gross"], Json::parse("[70000, 40000]"));
  EXPECT_EQ(json["difference"]["gross"], Json::parse("[10000, 0]"));
  EXPECT_EQ(json["today"]["programmes"][0]["approved"], Json::parse("[0, 50000]"));
  EXPECT_EQ(json["today"]["staff"][0]["needed"], Json::parse("[150, 0]"));
  EXPECT_EQ(json["difference"]["measures"][0]["not_financed"], 10'000);
  EXPECT_FALSE(finance_json({.input = figures, .today = sums, .scenario = {}}).contains("difference"));
}

}  // namespace
}  // namespace leitbild::exchange
