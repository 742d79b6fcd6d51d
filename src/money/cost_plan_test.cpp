#include "money/cost_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/test_amounts.h"

namespace leitbild::money {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::SizeIs;

CostItem item(std::string code, CostGroup group, EuroCents likely, std::vector<Fraction> profile) {
  auto out = CostItem{};
  out.code = std::move(code);
  out.group = group;
  out.likely = likely;
  out.price_year = Year{2027};
  out.profile = std::move(profile);
  return out;
}

/// The worked example of kofi_test.cpp as a project: a square, its clearance, its planning.
FundedProject example() {
  auto out = FundedProject{};
  out.code = "P-1";
  out.title = "Marktplatz";
  out.first_year = Year{2027};
  out.items = {item("A", CostGroup::kStreetsSquaresGreen, euros(1'000'000), {rate("0"), rate("0.6"), rate("0.4")}),
               item("B", CostGroup::kClearance, euros(300'000), {rate("2/3"), rate("1/3")}),
               item("C", CostGroup::kPreparation, euros(100'000), {kFull})};
  out.items[0].not_eligible = in_euros({0, 200'000});
  out.items[0].revenue = in_euros({0, 0, 150'000});
  auto programme = ProjectProgramme{};
  programme.rule.name = "Städtebau";
  programme.rule.rate = rate("0.9");
  programme.rule.tranches = {rate("0.05"), rate("0.25"), rate("0.30"), rate("0.25"), rate("0.15")};
  programme.programme_year = Year{2027};
  programme.split = {{Source::kFederal, rate("350/945")}, {Source::kState, rate("595/945")}};
  out.programmes = {programme};
  return out;
}

TEST(CostPlan, WorkedExampleSplitToItemsAndSources) {
  auto const plan = cost_plan(example()).value();
  EXPECT_EQ(plan.total.gross, euros(1'400'000));
  EXPECT_EQ(plan.total.eligible, euros(1'200'000));
  EXPECT_EQ(plan.total.revenue, euros(150'000));
  EXPECT_EQ(plan.total[Source::kFederal], euros(350'000));
  EXPECT_EQ(plan.total[Source::kState], euros(595'000));
  EXPECT_EQ(plan.total[Source::kCity], euros(305'000));
  EXPECT_EQ(plan.programmes.front().grant, euros(945'000));
  EXPECT_EQ(plan.programmes.front().base, euros(1'050'000));
  EXPECT_EQ(plan.programmes.front().by_item, in_euros({585'000, 270'000, 90'000}));
  EXPECT_EQ(plan.cash_in, in_euros({47'250, 236'250, 283'500, 236'250, 141'750}));
  EXPECT_EQ(plan.committed, in_euros({945'000, 0, 0, 0, 0}));
  EXPECT_THAT(plan.rows, ElementsAre(Field(&CostRow::item, 2U), Field(&CostRow::item, 1U), Field(&CostRow::item, 0U)))
      << "in the order of the cost groups";
  for (auto const& row : plan.rows) {
    for (auto const& flow : row.years) { EXPECT_EQ(sources_of(flow), flow.gross); }
  }
}

TEST(CostPlan, CashNeedIsOwnShareAndPreFinancing) {
  auto const plan = cost_plan(example()).value();
  EXPECT_EQ(plan.programmes.front().share_of_spending, in_euros({270'000, 450'000, 225'000, 0, 0}))
      << "C 90,000 and B 180,000; A 90 % of 400,000 and B 90,000; A 90 % of 250,000";
  EXPECT_EQ(plan.pre_financing, in_euros({222'750, 436'500, 378'000, 141'750, 0}));
  EXPECT_EQ(plan.peak, euros(436'500));
  EXPECT_EQ(plan.cash_need, in_euros({252'750, 463'750, -33'500, -236'250, -141'750}))
      << "spending less revenue and tranches";
  EXPECT_EQ(total_of(plan.cash_need), plan.total[Source::kCity]);
}

TEST(CostPlan, ApprovalsMayTakeSeveralProgrammeYears) {
  auto project = example();
  project.programmes.front().approvals = {rate("0.5"), rate("0.25"), rate("0.25")};
  EXPECT_EQ(cost_plan(project)->committed, in_euros({472'500, 236'250, 236'250, 0, 0}));
}

TEST(CostPlan, AYearWithRevenueGetsLessOfTheGrant) {
  auto project = example();
  project.items = {item("A", CostGroup::kStreetsSquaresGreen, euros(5'600'000), {rate("0.9"), rate("0.1")})};
  project.items[0].revenue = in_euros({0, 500'000});
  auto const plan = cost_plan(project).value();
  EXPECT_EQ(plan.rows[0].years[1][Source::kFederal] + plan.rows[0].years[1][Source::kState], euros(54'000))
      << "90 % of 560,000 − 500,000";
  EXPECT_EQ(plan.rows[0].years[1][Source::kCity], euros(6'000));
  EXPECT_THAT(plan.checks, Each(Field(&Check::holds, true)));
}

TEST(CostPlan, RevenueAboveTheCostOfAYearIsAFinding) {
  auto project = example();
  project.items[2].revenue = in_euros({0, 20'000});
  auto const plan = cost_plan(project).value();
  EXPECT_THAT(plan.checks, Contains(AllOf(Field(&Check::id, "nothing_overpaid"), Field(&Check::holds, false),
                                          Field(&Check::text, HasSubstr("C 2028: 20.000,00")))));
  EXPECT_THAT(cost_plan(example())->checks, Each(Field(&Check::holds, true)));
}

TEST(CostPlan, NominalPricesRiseFromThePriceYear) {
  auto project = example();
  project.inflation = rate("0.03");
  auto const nominal = cost_plan(project).value();
  EXPECT_EQ(nominal.year_totals[0].gross, euros(300'000));
  EXPECT_EQ(nominal.year_totals[1].gross, euros(721'000));
  EXPECT_EQ(nominal.year_totals[2].gross, euros(424'360)) << "400,000 × 1.0609";
  EXPECT_EQ(cost_plan(project, {.view = PriceView::kPriceYear, .estimate = {}})->total.gross, euros(1'400'000));
  EXPECT_EQ(in_prices_of(euros(106'090), Year{2029}, Year{2027}, rate("0.03")), euros(100'000));
}

TEST(CostPlan, LowAndHighEstimatesAndVat) {
  auto project = example();
  project.items = {item("A", CostGroup::kNewBuilding, euros(100), {kFull})};
  project.items.front().low = euros(80);
  project.items.front().high = euros(150);
  project.items.front().net = true;
  auto const gross = [&](Estimate estimate) {
    return cost_plan(project, {.view = {}, .estimate = estimate})->total.gross;
  };
  EXPECT_EQ(gross(Estimate::kLikely), euros(119));
  EXPECT_EQ(gross(Estimate::kLow), EuroCents{9'520});
  EXPECT_EQ(gross(Estimate::kHigh), EuroCents{17'850});
  project.items.front().vat_refunded = true;
  EXPECT_EQ(gross(Estimate::kLikely), euros(100));
  project.items.front().net = false;
  EXPECT_EQ(gross(Estimate::kLikely), EuroCents{8'403}) << "100 / 1.19";
}

TEST(CostPlan, ProgrammesShareItemsBelowCeilingCapAndContributions) {
  auto project = example();
  project.contributions = {
      {.source = Source::kPrivate, .item = "C", .by_year = in_euros({40'000}), .deductible = true}};
  project.ceiling = rate("0.9");
  auto second = project.programmes.front();
  second.rule.name = "Klima";
  second.rule.rate = rate("0.5");
  second.items = {"C", "B"};
  second.split = {{Source::kEu, kFull}};
  project.programmes.front().rule.cap = euros(99'000);
  project.programmes.front().items = {"C", "A"};
  project.programmes.push_back(second);
  auto const plan = cost_plan(project).value();
  EXPECT_EQ(plan.programmes[0].limit, GrantLimit::kCap);
  EXPECT_EQ(plan.programmes[0].by_item[0] + plan.programmes[0].by_item[2], euros(99'000));
  EXPECT_EQ(plan.programmes[1].by_item[1], euros(150'000)) << "half of B";
  EXPECT_EQ(plan.programmes[1].by_item[2], euros(30'000)) << "half of C less the private 40,000";
  EXPECT_EQ(plan.total[Source::kPrivate], euros(40'000));
  project.programmes[1].rule.rate = kFull;
  EXPECT_EQ(cost_plan(project)->programmes[1].limit, GrantLimit::kCeiling) << "B may get 90 % only";
  EXPECT_EQ(cost_plan(project)->programmes[1].by_item[1], euros(270'000));
}

TEST(CostPlan, ChecksBandEndOwnShareAndContracts) {
  auto project = example();
  project.programmes.front().rate_high = rate("0.8");
  project.programmes.front().finish_by = Year{2028};
  project.min_own_rate = rate("0.3");
  project.contracts = {{.signed_in = 0, .payments = in_euros({400'000, 100'000})}};
  auto const plan = cost_plan(project).value();
  auto const fails = [](std::string_view id, std::string_view words) {
    return AllOf(Field(&Check::id, id), Field(&Check::holds, false),
                 Field(&Check::text, HasSubstr(std::string{words})));
  };
  EXPECT_THAT(plan.checks, Contains(fails("rate_within_band", "90\u00A0% statt 0\u00A0% bis 80")));
  EXPECT_THAT(plan.checks, Contains(fails("programme_end", "225.000,00\u00A0€ nach 2028")));
  EXPECT_THAT(plan.checks, Contains(fails("min_own_share", "360.000,00")));
  EXPECT_THAT(plan.checks, Contains(fails("contracts_within_spending", "2027: 400.000,00")));
  EXPECT_EQ(plan.commitments[0], euros(100'000));
}

TEST(CostPlan, SaysEverythingThatIsWrongAtOnce) {
  auto project = example();
  project.items[0].profile = {rate("0.5")};
  project.items[1].code = "C";
  project.items[1].low = euros(400'000);
  project.items[2].not_eligible = in_euros({100'001});
  project.programmes.front().programme_year = Year{2026};
  project.programmes.front().items = {"X"};
  project.programmes.front().split = {{Source::kCity, rate("0.5")}};
  project.contributions = {{.source = Source::kCity, .item = "Y", .by_year = {}, .deductible = true}};
  auto const error = cost_plan(project).error();
  EXPECT_THAT(error.problems, SizeIs(10)) << to_text(error);
  EXPECT_THAT(to_text(error), AllOf(HasSubstr("A: profile: die Jahresanteile ergeben zusammen 50"),
                                    HasSubstr("C: diesen Kostenansatz gibt es zweimal"), HasSubstr("Spanne"),
                                    HasSubstr("C: not_eligible[0]"), HasSubstr("das Programmjahr 2026"),
                                    HasSubstr("„X“ ist kein Kostenansatz")));
}

TEST(CostGroup, IsFoundByIdAndNumber) {
  EXPECT_EQ(cost_group_from("II.5"), CostGroup::kStreetsSquaresGreen);
  EXPECT_EQ(cost_group_from("I"), CostGroup::kPreparation);
  EXPECT_EQ(cost_group_from("local_fund"), CostGroup::kLocalFunds);
  EXPECT_EQ(cost_group_from("V"), std::nullopt);
  EXPECT_EQ(source_from("eu"), Source::kEu);
  EXPECT_EQ(german_of(EstimateClass::kFinal), "Kostenfeststellung");
  for (auto const& group : cost_groups()) { EXPECT_EQ(info(group.group).number, group.number); }
}

}  // namespace
}  // namespace leitbild::money
