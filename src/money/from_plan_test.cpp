#include "money/from_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::money {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

plan::CostItem cost_item(std::string code, plan::CostGroup group, ByYear<EuroCents> spending) {
  auto out = plan::CostItem{};
  out.code = std::move(code);
  out.measure = "A-1";
  out.group = group;
  out.price_year = Year{2027};
  out.spending = std::move(spending);
  return out;
}

plan::FundingShare share(std::string code, plan::FundingSource source) {
  auto out = plan::FundingShare{};
  out.code = std::move(code);
  out.measure = "A-1";
  out.source = source;
  out.programme = "lebendige_zentren";
  out.state = plan::ShareState::kApproved;
  return out;
}

/// A square with planning and building; Bund by amount, Land by rate, a private owner, the city; a path with an estimate.
plan::Plan sample() {
  auto out = plan::Plan{};
  out.measures.emplace_back();
  out.measures.back().code = "A-1";
  out.measures.back().lead = "Tiefbau";
  out.measures.back().start = Year{2027};
  out.measures.back().end = Year{2029};
  out.measures.emplace_back();
  out.measures.back().code = "B-1";
  out.measures.back().start = Year{2028};
  out.measures.back().end = Year{2029};
  out.measures.back().cost = plan::CostEstimate{.amount = euros(101), .price_year = Year{2026}};
  out.cost_items = {
      cost_item("K-1", plan::CostGroup::kPreparation, {{Year{2027}, euros(100)}}),
      cost_item("K-2", plan::CostGroup::kStreetsSquaresGreen, {{Year{2028}, euros(600)}, {Year{2029}, euros(300)}})};
  out.cost_items[1].eligible_share = fraction_of(9, 10);
  auto project = plan::FundedProject{};
  project.code = "GM-1";
  project.title = "Mitte";
  project.measures = {"A-1"};
  project.rate = fraction_of(3, 10);
  out.funded_projects = {project};
  auto bund = share("F-1", plan::FundingSource::kFederation);
  bund.amount = euros(300);
  bund.commitment = {{Year{2027}, euros(100)}, {Year{2028}, euros(200)}};
  bund.cash = {{Year{2028}, euros(150)}, {Year{2030}, euros(150)}};
  auto land = share("F-2", plan::FundingSource::kState);
  land.state = plan::ShareState::kApplied;
  land.cost_item = "K-2";
  land.rate = fraction_of(1, 5);
  auto owner = share("F-3", plan::FundingSource::kPrivate);
  owner.cash = {{Year{2028}, euros(50)}};
  auto city = share("F-4", plan::FundingSource::kCity);
  city.cash = {{Year{2027}, euros(60)}};
  out.funding_shares = {bund, land, owner, city};
  out.running_costs.emplace_back();
  out.running_costs.back().measure = "A-1";
  out.running_costs.back().per_year = euros(7);
  out.staff_needs.emplace_back();
  out.staff_needs.back().measure = "A-1";
  out.staff_needs.back().organization = "TB";
  out.staff_needs.back().months = {{Year{2027}, PersonMonths{250}}};
  out.staff_capacities.emplace_back();
  out.staff_capacities.back().organization = "TB";
  out.staff_capacities.back().months = {{Year{2026}, PersonMonths{900}}, {Year{2027}, PersonMonths{200}}};
  return out;
}

TEST(FromPlan, AProjectHasTheItemsAndSharesOfItsMeasures) {
  auto const project = funded_project(sample(), "GM-1").value();
  EXPECT_EQ(project.first_year, Year{2027});
  ASSERT_THAT(project.items, SizeIs(2));
  EXPECT_EQ(project.items[0].lead, "Tiefbau");
  EXPECT_EQ(project.items[1].likely, euros(900));
  EXPECT_EQ(project.items[1].profile, (std::vector{kNone, fraction_of(2, 3), fraction_of(1, 3)}));
  auto const overview = cost_plan(project).value();
  EXPECT_EQ(overview.total[Source::kFederal], euros(300)) << "as decided";
  EXPECT_EQ(overview.total[Source::kState], EuroCents{15'300}) << "20 % of 810 less the owner's 45";
  EXPECT_EQ(overview.total[Source::kPrivate], euros(50));
  EXPECT_EQ(overview.total[Source::kCity], EuroCents{49'700});
  EXPECT_THAT(overview.committed, ElementsAre(EuroCents{25'300}, euros(200), EuroCents{}, EuroCents{}));
  EXPECT_EQ(overview.cash_in[3], euros(150));
}

TEST(FromPlan, UnknownProjectsAndSharesWithoutTermsAreRefused) {
  auto plan = sample();
  EXPECT_THAT(to_text(funded_project(plan, "GM-9").error()), HasSubstr("„GM-9“ gibt es nicht; es gibt GM-1"));
  plan.funded_projects[0].rate.reset();
  plan.funding_shares[1].rate.reset();
  EXPECT_THAT(to_text(funded_project(plan, "GM-1").error()), HasSubstr("F-2: weder Fördersatz noch Betrag"));
  plan.cost_items.clear();
  EXPECT_THAT(to_text(funded_project(plan, "GM-1").error()), HasSubstr("keine Kosten nach Jahren"));
}

TEST(FromPlan, FinanceHoldsAllMeasures) {
  auto const input = finance_input(sample(), Year{2027}, 4);
  ASSERT_THAT(input.measures, SizeIs(2));
  auto const sums = finance(input).value();
  EXPECT_EQ(sums.years[1].gross, EuroCents{60'000 + 5'050}) << "the estimate of the path in two halves";
  EXPECT_EQ(sums.years[1].revenue, euros(50));
  EXPECT_EQ(sums.measures[0].grants, EuroCents{30'000 + 15'309}) << "20 % of 810/910 of 860";
  EXPECT_EQ(sums.years[3].running_cost, euros(7)) << "after its end";
  EXPECT_EQ(sums.years[2].running_cost, EuroCents{});
  EXPECT_EQ(sums.programmes[0].approved[1], euros(200));
  EXPECT_THAT(sums.offices[0].needed, ElementsAre(StaffMonths{250}, StaffMonths{}, StaffMonths{}, StaffMonths{}));
  EXPECT_EQ(sums.offices[0].capacity[0], StaffMonths{200});
  EXPECT_EQ(sums.measures[1].not_financed, euros(101));
  EXPECT_EQ(sums.measures[0].not_financed, EuroCents{27'815 + 16'407 + 15'309})
      << "own funds but for 2027, where the city has approved enough, and what the Land has not";
}

TEST(FromPlan, PricesRiseFromThePriceYear) {
  auto plan = sample();
  plan.running_costs[0].price_year = Year{2027};
  auto const sums = finance(finance_input(plan, Year{2027}, 5, fraction_of(1, 10))).value();
  EXPECT_EQ(sums.years[1].gross, EuroCents{66'000 + 6'111}) << "600 × 1.1, and half of 101 in prices of 2026 × 1.21";
  EXPECT_EQ(sums.years[3].running_cost, EuroCents{932}) << "7 × 1.331, after its end";
  EXPECT_EQ(sums.years[4].running_cost, EuroCents{1'025});
}

}  // namespace
}  // namespace leitbild::money
