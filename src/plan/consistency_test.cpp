#include "plan/consistency.h"

#include <algorithm>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::plan {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

/// A measure with money in which everything adds up.
Plan sound() {
  auto plan = Plan{};
  plan.fields.push_back(
      {.code = "KLI", .name_de = "Klima", .name_en = "", .theme = Theme::kClimate, .colour = "#2f6f4e"});
  auto measure = Measure{};
  measure.code = "M-1";
  measure.title = "Park";
  measure.field = "KLI";
  measure.lead = "Grünflächen";
  measure.districts = {"mitte"};
  measure.places.push_back({.title = "", .shape = geo::Point{1, 1}});
  measure.state = State::kProposed;
  measure.cost = CostEstimate{EuroCents{1000}, Year{2026}};
  plan.measures.push_back(measure);
  auto item = CostItem{};
  item.code = "K-1";
  item.measure = "M-1";
  item.title = "Bau";
  item.group = CostGroup::kClearance;
  item.estimate = EstimateClass::kFrame;
  item.likely = EuroCents{1000};
  item.price_year = Year{2026};
  item.spending = {{Year{2027}, EuroCents{600}}, {Year{2028}, EuroCents{400}}};
  item.revenue = {{Year{2028}, EuroCents{100}}};
  plan.cost_items.push_back(item);
  auto share = FundingShare{};
  share.code = "FB-1";
  share.measure = "M-1";
  share.cost_item = "K-1";
  share.source = FundingSource::kCity;
  share.state = ShareState::kPlanned;
  share.amount = EuroCents{900};
  share.cash = {{Year{2027}, EuroCents{900}}};
  plan.funding_shares.push_back(share);
  return plan;
}

SpatialFeature axis() {
  auto out = SpatialFeature{};
  out.code = "A-1";
  out.kind = SpatialKind::kAxis;
  out.title_de = "Achse";
  out.version = "2025";
  out.shape = geo::Line{{0, 0}, {9, 9}};
  return out;
}

std::vector<std::string> rules_broken(Plan const& plan) {
  auto out = std::vector<std::string>{};
  for (auto const& finding : inconsistencies(plan)) { out.emplace_back(finding.rule); }
  return out;
}

TEST(Consistency, ASoundPlanHasNoFindings) { EXPECT_THAT(rules_broken(sound()), IsEmpty()); }

TEST(Consistency, EachRuleFindsWhatBreaksIt) {
  struct Case {
    std::string_view rule;
    std::function<void(Plan&)> broken;
  };
  auto const cases = std::vector<Case>{
      {"object", [](Plan& p) { p.cost_items[0].measure = "M-9"; }},
      {"code-unique", [](Plan& p) { p.cost_items[0].code = "M-1"; }},
      {"code-reused", [](Plan& p) { p.retired_codes.insert("M-1"); }},
      {"measure-complete",
       [](Plan& p) {
         p.measures[0].state = State::kInConcept;
         p.measures[0].districts.clear();
         p.measures[0].places.clear();
       }},
      {"version-decision",
       [](Plan& p) {
         auto version = PlanVersion{};
         version.code = "F1";
         version.title = "F";
         version.state = VersionState::kAdopted;
         p.versions.push_back(version);
       }},
      {"cost-by-year", [](Plan& p) { p.cost_items[0].spending[Year{2027}] = EuroCents{599}; }},
      {"not-eligible", [](Plan& p) { p.cost_items[0].not_eligible[Year{2027}] = EuroCents{601}; }},
      {"cost-range", [](Plan& p) { p.cost_items[0].lowest = EuroCents{1001}; }},
      {"share-cash", [](Plan& p) { p.funding_shares[0].cash[Year{2028}] = EuroCents{1}; }},
      {"share-commitment", [](Plan& p) { p.funding_shares[0].commitment[Year{2028}] = EuroCents{1}; }},
      {"funded-twice",
       [](Plan& p) {
         p.funding_shares.push_back(p.funding_shares[0]);
         p.funding_shares[1].code = "FB-2";
       }},
      {"overpaid",
       [](Plan& p) {
         auto paid = ActualCost{};
         paid.code = "Z-1";
         paid.measure = "M-1";
         paid.cost_item = "K-1";
         paid.date = parse_rough_date("2027");
         paid.amount = EuroCents{1001};
         p.actual_costs.push_back(paid);
       }},
      {"cost-estimate", [](Plan& p) { p.measures[0].cost->amount = EuroCents{999}; }},
      {"no-cost",
       [](Plan& p) {
         p.cost_items.clear();
         p.funding_shares.clear();
         p.measures[0].cost.reset();
         p.measures[0].state = State::kDecided;
       }},
      {"link",
       [](Plan& p) {
         p.measure_links.push_back({.code = "V-1",
                                    .measure = "M-1",
                                    .other = "M-9",
                                    .other_plan = {},
                                    .note = {},
                                    .type = LinkType::kRequires,
                                    .lag_months = {},
                                    .strength = {}});
       }},
      {"plan-profile",
       [](Plan& p) {
         p.plan_profiles = std::vector<PlanProfile>(2);
         p.plan_profiles[0].code = "P-1";
         p.plan_profiles[1].code = "P-2";
       }},
      {"measure-profile",
       [](Plan& p) {
         p.measure_profiles = std::vector<MeasureProfile>(2);
         p.measure_profiles[0].code = "S-1";
         p.measure_profiles[1].code = "S-2";
         p.measure_profiles[0].measure = p.measure_profiles[1].measure = "M-1";
       }},
      {"goal-contribution",
       [](Plan& p) {
         p.goals.push_back({.code = "Z-1", .field = "KLI", .text_de = "Kühl", .text_en = {}});
         p.goal_contributions.emplace_back();
         p.goal_contributions[0].code = "B-1";
         p.goal_contributions[0].measure = "M-1";
         p.goal_contributions[0].goal = "Z-1";
         p.goal_contributions[0].strength = 2;
       }},
      {"translation",
       [](Plan& p) {
         p.translations.emplace_back();
         p.translations[0].code = "U-1";
         p.translations[0].object = "M-1";
         p.translations[0].attribute = "lead";
         p.translations[0].language = Language::kEnglish;
         p.translations[0].text = "Parks";
       }},
      {"strategy-map", [](Plan& p) { p.spatial_features.push_back(axis()); }},
      {"legend",
       [](Plan& p) {
         p.spatial_features.push_back(axis());
         p.strategy_maps.emplace_back();
         p.strategy_maps[0].code = "SK";
         p.strategy_maps[0].version = "2025";
         p.strategy_maps[0].title_de = "Gesamtkonzept";
       }},
      {"state-evidence", [](Plan& p) { p.measures[0].state = State::kAssessed; }}};
  for (auto const& test : cases) {
    auto plan = sound();
    test.broken(plan);
    EXPECT_THAT(rules_broken(plan), Contains(std::string{test.rule})) << test.rule;
  }
}

TEST(Consistency, OnlyACompletePlanCanBeAdopted) {
  auto plan = sound();
  EXPECT_TRUE(check_adoptable(plan));
  plan.measures[0].places.clear();
  EXPECT_TRUE(check_adoptable(plan)) << "a district is a spatial unit";
  plan.measures[0].districts.clear();
  auto const refused = check_adoptable(plan);
  ASSERT_FALSE(refused);
  EXPECT_EQ(to_text(refused.error()),
            "M-1: weder Bezirk noch Ort ist genannt; für die ganze Stadt steht der Schlüssel der Stadt");
  plan.measures[0].state = State::kIdea;
  EXPECT_TRUE(check_adoptable(plan)) << "an idea is not complete yet";
}

}  // namespace
}  // namespace leitbild::plan
