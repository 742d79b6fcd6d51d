#include "money/actual.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::money {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

plan::CostItem item(std::string code, std::string measure, ByYear<EuroCents> spending) {
  auto out = plan::CostItem{};
  out.code = out.title = std::move(code);
  out.measure = std::move(measure);
  out.spending = std::move(spending);
  return out;
}

plan::ActualCost paid(std::string code, std::string measure, std::string cost_item, Date day, EuroCents amount) {
  auto out = plan::ActualCost{};
  out.code = std::move(code);
  out.measure = std::move(measure);
  out.cost_item = std::move(cost_item);
  out.date = RoughDate{.year = day.year(), .month = day.month(), .day = day.day()};
  out.amount = amount;
  return out;
}

plan::Measure measure(std::string code) {
  auto out = plan::Measure{};
  out.code = out.title = std::move(code);
  return out;
}

plan::Plan sample() {
  auto out = plan::Plan{};
  out.measures = {measure("A"), measure("B"), measure("C"), measure("D")};
  out.measures[1].cost = plan::CostEstimate{.amount = euros(90), .price_year = Year{2026}};
  out.measures[1].start = Year{2026};
  out.measures[1].end = Year{2028};
  out.cost_items = {item("A-1", "A", {{Year{2026}, euros(100)}, {Year{2027}, euros(200)}}),
                    item("A-2", "A", {{Year{2027}, euros(50)}}), item("C-1", "C", {{Year{2027}, euros(10)}})};
  out.cost_items[1].highest = euros(60);
  auto project = plan::FundedProject{};
  project.code = "GM";
  project.measures = {"A"};
  out.funded_projects = {project};
  return out;
}

ActualRow const& row_of(ActualComparison const& comparison, std::string_view code, ActualLevel level) {
  static auto const kNone = ActualRow{};
  auto const found = std::ranges::find_if(comparison.rows,
                                          [&](ActualRow const& row) { return row.code == code && row.level == level; });
  EXPECT_NE(found, comparison.rows.end()) << code;
  return found == comparison.rows.end() ? kNone : *found;
}

ActualComparison compared(plan::Plan const& plan, Date today) {
  return compare_actual(plan, {.today = today, .project = {}, .measure = {}}).value();
}

TEST(CompareActual, AddsUpItemsMeasuresAndProjects) {
  auto plan = sample();
  plan.actual_costs = {paid("P-1", "A", "A-1", 2026y / 5 / 1, euros(80)),
                       paid("P-2", "A", "A-1", 2027y / 2 / 1, euros(30)), paid("P-3", "A", "", 2027y / 3 / 1, euros(7)),
                       paid("P-4", "C", "", 2027y / 3 / 1, euros(4)),
                       paid("P-5", "A", "A-1", 2027y / 12 / 1, euros(500))};
  auto const result = compared(plan, 2027y / 6 / 30);
  auto const& first = row_of(result, "A-1", ActualLevel::kCostItem);
  EXPECT_EQ(first.actual_before, euros(80));
  EXPECT_EQ(first.actual_now, euros(30));
  EXPECT_EQ(first.expected, euros(300)) << "80 + 30 + the 170 left of this year is less than the plan";
  EXPECT_EQ(difference_of(first), euros(190));
  EXPECT_EQ(first.spent, fraction_of(11, 30));
  EXPECT_THAT(first.payments, ElementsAre("P-1", "P-2"));
  EXPECT_EQ(row_of(result, "C-1", ActualLevel::kCostItem).actual, euros(4)) << "the only item of its measure";
  EXPECT_EQ(row_of(result, "A", ActualLevel::kUnassigned).state, SpendingState::kNoPlan);
  EXPECT_EQ(row_of(result, "A", ActualLevel::kMeasure).actual, euros(117));
  EXPECT_EQ(row_of(result, "GM", ActualLevel::kProject).actual, euros(110));
  EXPECT_EQ(row_of(result, "B", ActualLevel::kMeasure).planned_by_year.at(Year{2027}), euros(30)) << "by its estimate";
  EXPECT_EQ(result.total.actual, euros(121));
  EXPECT_EQ(result.later, 1U) << "paid after the day of the report";
  for (auto const& row : result.rows) { EXPECT_NE(row.code, "D") << "neither planned nor paid"; }
}

TEST(CompareActual, NamesTheStateInWords) {
  auto const state = [](EuroCents before, EuroCents now) {
    auto plan = sample();
    plan.actual_costs = {paid("P-1", "A", "A-1", 2026y / 5 / 1, before), paid("P-2", "A", "A-2", 2027y / 5 / 1, now)};
    auto const result = compared(plan, 2027y / 6 / 30);
    return std::pair{row_of(result, "A-1", ActualLevel::kCostItem), row_of(result, "A-2", ActualLevel::kCostItem)};
  };
  EXPECT_EQ(state(euros(100), euros(0)).first.state, SpendingState::kWithin);
  EXPECT_EQ(state(euros(60), euros(0)).first.state, SpendingState::kLate);
  EXPECT_THAT(state_text(state(euros(60), euros(0)).first, Year{2027}),
              HasSubstr("bis Ende 2026 waren 100,00\u00A0€ geplant, gezahlt sind 60,00"));
  EXPECT_EQ(state(euros(130), euros(0)).first.state, SpendingState::kExpectedOver);
  EXPECT_EQ(state(euros(130), euros(0)).first.expected, euros(330));
  EXPECT_EQ(state(euros(301), euros(0)).first.state, SpendingState::kOver);
  EXPECT_EQ(state(euros(0), euros(55)).second.state, SpendingState::kInRange);
  EXPECT_THAT(state_text(state(euros(0), euros(61)).second, Year{2027}), HasSubstr("11,00\u00A0€ mehr gezahlt"));
}

TEST(CompareActual, ShowsOneProjectOrMeasureAndSaysWhatThereIs) {
  auto const plan = sample();
  auto const only = compare_actual(plan, {.today = 2027y / 1 / 1, .project = "GM", .measure = {}}).value();
  EXPECT_EQ(only.total.plan, euros(350));
  EXPECT_EQ(compare_actual(plan, {.today = 2027y / 1 / 1, .project = {}, .measure = "C"})->total.plan, euros(10));
  EXPECT_THAT(to_text(compare_actual(plan, {.today = {}, .project = "X", .measure = {}}).error()),
              HasSubstr("„X“ gibt es nicht; es gibt GM"));
}

}  // namespace
}  // namespace leitbild::money
