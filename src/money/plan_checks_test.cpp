#include "money/plan_checks.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/from_plan.h"
#include "plan/read_plan.h"

namespace leitbild::money {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr auto kDay = Date{2026y / 11 / 25};

plan::Plan demo() { return plan::read_plan(plan::kaiserslautern_plan(), "plan.toml").value(); }
funding::Catalogue catalogue() { return funding::catalogue_for({}).value(); }

std::vector<plan::Inconsistency> errors_of(plan::Plan const& plan) {
  auto out = money_inconsistencies(plan, catalogue(), kDay);
  std::erase_if(out, [](plan::Inconsistency const& finding) { return finding.severity != plan::Severity::kError; });
  return out;
}

std::vector<std::string> rules_broken(plan::Plan const& plan) {
  auto out = std::vector<std::string>{};
  for (auto const& finding : money_inconsistencies(plan, catalogue(), kDay)) { out.emplace_back(finding.rule); }
  return out;
}

plan::CostItem& item(plan::Plan& plan, std::string_view code) {
  return *std::ranges::find(plan.cost_items, code, &plan::CostItem::code);
}

TEST(PlanChecks, TheDemonstrationHoldsThem) {
  auto const plan = demo();
  EXPECT_THAT(errors_of(plan), IsEmpty());
  ASSERT_EQ(plan.funded_projects.size(), 6U);
  for (auto const& record : plan.funded_projects) {
    auto project = funded_project(plan, record.code).value();
    add_programme_rules(project, catalogue(), kDay);
    auto const overview = cost_plan(project).value();
    EXPECT_THAT(overview.checks, Each(Field(&Check::holds, true))) << record.code;
  }
}

TEST(PlanChecks, FindWhatDoesNotFit) {
  auto plan = demo();
  item(plan, "K-BEW-08-4").revenue = {{Year{2034}, euros(450'000)}};
  EXPECT_THAT(rules_broken(plan), Contains("kofi-overpaid")) << "more revenue than spending in one year";
  plan = demo();
  for (auto& share : plan.funding_shares) {
    if (share.code == "F-BEW-08-LAND") { *share.amount += euros(1'000'000); }
  }
  EXPECT_THAT(rules_broken(plan), Contains("funded-twice"));
  plan = demo();
  for (auto& project : plan.funded_projects) {
    if (project.code == "GM-ASZ") { project.to = RoughDate{.year = 2030y, .month = {}, .day = {}}; }
  }
  EXPECT_THAT(rules_broken(plan), Contains("project-period"));
  plan = demo();
  for (auto& share : plan.funding_shares) {
    if (share.programme == "lebendige_zentren") { share.programme = "gibt_es_nicht"; }
  }
  EXPECT_THAT(rules_broken(plan), Contains("programme-unknown"));
}

TEST(PlanChecks, WorksBegunBeforeTheApplicationAreNamed) {
  auto plan = demo();
  auto const& application = plan.funding_applications.front();
  auto evidence = plan::Evidence{};
  evidence.code = "N-X";
  evidence.measure = application.measure;
  evidence.kind = plan::EvidenceKind::kContract;
  evidence.date = RoughDate{.year = 2020y, .month = {}, .day = {}};
  plan.evidence.push_back(evidence);
  EXPECT_THAT(money_inconsistencies(plan, catalogue(), kDay),
              Contains(Field(&plan::Inconsistency::text_de, HasSubstr("begonnen 2020, eingereicht"))));
}

TEST(DoppicFromPlan, LeavesWhatHasNoLifeOutAndSaysSo) {
  auto plan = plan::Plan{};
  plan.measures.emplace_back();
  plan.measures[0].code = "A";
  plan.measures[0].end = Year{2030};
  plan.cost_items.resize(2);
  plan.cost_items[0].code = "K-1";
  plan.cost_items[0].measure = "A";
  plan.cost_items[0].likely = euros(1'000);
  plan.cost_items[0].useful_life = 10;
  plan.cost_items[1].code = "K-2";
  plan.cost_items[1].measure = "A";
  plan.cost_items[1].likely = euros(500);
  auto share = plan::FundingShare{};
  share.measure = "A";
  share.source = plan::FundingSource::kState;
  share.amount = euros(750);
  plan.funding_shares = {share};
  auto loan = plan::Loan{};
  loan.code = "L";
  loan.principal = euros(100);
  loan.interest = fraction_of(1, 50);
  loan.years = 2;
  loan.kind = plan::RepaymentKind::kLinear;
  loan.paid_out = Year{2029};
  plan.loans = {loan};
  auto const input = doppic_input(plan, nullptr);
  EXPECT_THAT(input.without_life, ::testing::ElementsAre(HasSubstr("K-2")));
  EXPECT_EQ(input.without_life_cost, euros(500));
  auto const years = doppic_years(input, Year{2029}, 3).value();
  EXPECT_EQ(years[1].depreciation, euros(100));
  EXPECT_EQ(years[1].release, euros(50)) << "two thirds of the grant belong to K-1";
  EXPECT_EQ(years[1].interest, euros(2));
  EXPECT_EQ(years[2].interest, euros(1));
  EXPECT_EQ(years[2].debt, euros(0));
  EXPECT_EQ(years[0].depreciation, euros(0));
}

}  // namespace
}  // namespace leitbild::money
