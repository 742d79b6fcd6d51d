// The records of the demo plan: every kind of object is there, references and codes hold, money agrees to the cent.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/edits_of.h"
#include "plan/read_plan.h"

namespace leitbild::plan {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

Plan const& demo() {
  static auto const kPlan = read_plan(kaiserslautern_plan(), "demo").value();
  return kPlan;
}

using Years = ByYear<EuroCents>;

EuroCents sum_of(Years const& years) {
  auto out = EuroCents{};
  for (auto const& [year, amount] : years) { out += amount; }
  return out;
}

void add(Years& to, Years const& years) {
  for (auto const& [year, amount] : years) { to[year] += amount; }
}

/// By measure: what is spent, and what pays for it.
struct Flows {
  EuroCents cost;
  Years spending, sources;
};

std::map<std::string, Flows> flows_by_measure() {
  auto out = std::map<std::string, Flows>{};
  for (auto const& item : demo().cost_items) {
    auto& flows = out[item.measure];
    flows.cost += item.likely.value();
    add(flows.spending, item.spending);
    add(flows.sources, item.revenue);
  }
  for (auto const& share : demo().funding_shares) { add(out[share.measure].sources, share.cash); }
  return out;
}

TEST(DemoRecords, EveryKindOfObjectIsThere) {
  for (auto const& form : forms()) {
    // Versions are adopted by a command; a former code comes from a renaming.
    auto const made_later = form.id == "plan_version" || form.id == "former_code";
    EXPECT_EQ(form.count(demo()) == 0, made_later) << form.id;
  }
}

TEST(DemoRecords, CanBePutOneByOne) {
  auto plan = Plan{};
  plan.title = demo().title;
  for (auto const& edit : edits_of(demo())) {
    auto edited = leitbild::plan::apply(plan, edit);
    ASSERT_TRUE(edited) << to_text(edited.error());
    plan = std::move(edited->plan);
  }
  for (auto const& form : forms()) { EXPECT_EQ(form.count(plan), form.count(demo())) << form.id; }
  EXPECT_EQ(plan.measures, demo().measures);
}

/// All choices of an attribute that are used.
std::set<std::string> used(std::string_view form_id, std::string_view key) {
  auto const& form = *find_form(form_id);
  auto out = std::set<std::string>{};
  for (auto row = std::size_t{0}; row < form.count(demo()); ++row) { out.insert(value_of(form.at(demo(), row), key)); }
  return out;
}

TEST(DemoRecords, ShowEveryChoiceThatMatters) {
  constexpr auto kWhole = std::array{std::pair{"cost_item", "group"},      std::pair{"cost_item", "estimate"},
                                     std::pair{"measure_link", "type"},    std::pair{"finding", "kind"},
                                     std::pair{"spatial_feature", "kind"}, std::pair{"existing_measure", "fate"},
                                     std::pair{"recommendation", "kind"},  std::pair{"goal_position", "dimension"},
                                     std::pair{"decision", "result"},      std::pair{"decision", "kind"},
                                     std::pair{"involvement", "role"},     std::pair{"evidence", "kind"}};
  for (auto const& [form_id, key] : kWhole) {
    auto const& form = *find_form(form_id);
    for (auto const& choice : form.attributes[attribute_position(form, key)].choices) {
      EXPECT_THAT(used(form_id, key), Contains(std::string{choice.id})) << form_id << " " << key;
    }
  }
  EXPECT_THAT(used("funding_application", "state"),
              IsSupersetOf({"idea", "outline", "submitted", "queried", "approved", "refused", "drawn"}));
  EXPECT_THAT(used("funding_share", "source"), IsSupersetOf({"federation", "state", "city", "third_party"}));
  EXPECT_THAT(used("spatial_feature", "field"), IsSupersetOf({"", "WOH", "ARB", "KLI", "BEW"}));
}

TEST(DemoRecords, WhatIsInventedSaysBeispiel) {
  // The attribute that people read first, for every form whose objects are all invented and which has such a one.
  constexpr auto kInvented =
      std::array{std::pair{"vision", "title_de"},           std::pair{"guideline", "title_de"},
                 std::pair{"goal_position", "text_simple"}, std::pair{"work_package", "title"},
                 std::pair{"measure_link", "note"},         std::pair{"indicator_target", "source"},
                 std::pair{"existing_concept", "note"},     std::pair{"existing_measure", "title"},
                 std::pair{"spatial_feature", "title_de"},  std::pair{"paper", "title"},
                 std::pair{"consultation", "outcome"},      std::pair{"recommendation", "title"},
                 std::pair{"cost_item", "title"},           std::pair{"running_cost", "title"},
                 std::pair{"funded_project", "title"},      std::pair{"budget_line", "title"},
                 std::pair{"actual_cost", "note"},          std::pair{"funding_application", "number"},
                 std::pair{"staff_need", "code"},           std::pair{"staff_capacity", "code"},
                 std::pair{"status_report", "text"},        std::pair{"evidence", "text"},
                 std::pair{"adopted_wording", "text_de"}};
  for (auto const& [form, key] : kInvented) {
    for (auto const& text : used(form, key)) { EXPECT_THAT(text, HasSubstr("Beispiel")) << form << " " << key; }
  }
  for (auto const& decision : demo().decisions) {
    auto const is_marked = decision.subject.find("Beispiel") != std::string::npos;
    auto const is_invented = !decision.measures.empty() || decision.code == "B-FORTSCHREIBUNG";
    EXPECT_EQ(is_marked, is_invented) << decision.code;
    if (!is_marked) { EXPECT_EQ(decision.votes_for, std::nullopt) << decision.code << ": the votes are not known"; }
  }
}

TEST(DemoRecords, CostItemsAgreeWithTheirYearsAndTheirMeasure) {
  for (auto const& item : demo().cost_items) {
    EXPECT_EQ(sum_of(item.spending), item.likely) << item.code;
    EXPECT_LE(item.lowest.value_or(*item.likely), *item.likely) << item.code;
    EXPECT_GE(item.highest.value_or(*item.likely), *item.likely) << item.code;
    auto taken_off = item.not_eligible;
    add(taken_off, item.revenue);
    for (auto const& [year, amount] : taken_off) {
      ASSERT_TRUE(item.spending.contains(year)) << item.code << " " << year.value;
      EXPECT_LE(amount, item.spending.at(year)) << item.code << " " << year.value;
    }
  }
  for (auto const& [code, flows] : flows_by_measure()) {
    EXPECT_EQ(flows.cost, find_measure(demo(), code)->cost->amount) << code;
  }
}

TEST(DemoRecords, SourcesAreTheSpendingOfEveryYear) {
  for (auto const& share : demo().funding_shares) {
    EXPECT_EQ(sum_of(share.cash), share.amount) << share.code;
    if (!share.commitment.empty()) { EXPECT_EQ(sum_of(share.commitment), share.amount) << share.code; }
  }
  for (auto const& [code, flows] : flows_by_measure()) { EXPECT_EQ(flows.spending, flows.sources) << code; }
  for (auto const& measure : demo().measures) {
    if (measure.state != State::kFinanced) { continue; }
    auto shares = EuroCents{};
    for (auto const& share : demo().funding_shares) {
      if (share.measure == measure.code) { shares += share.amount.value(); }
    }
    EXPECT_EQ(shares, measure.cost->amount) << measure.code << " is financed";
  }
}

TEST(DemoRecords, SixFundedProjectsHoldTheirMeasuresCosts) {
  EXPECT_EQ(demo().funded_projects.size(), 6U);
  auto project_of = std::map<std::string, std::string>{};
  for (auto const& project : demo().funded_projects) {
    EXPECT_TRUE(project.measures.size() >= 2 && project.measures.size() <= 4) << project.code;
    EXPECT_TRUE(project.example) << project.code;
    for (auto const& measure : project.measures) {
      EXPECT_TRUE(project_of.emplace(measure, project.code).second) << measure << " is in two projects";
    }
  }
  for (auto const& item : demo().cost_items) {
    auto const found = project_of.find(item.measure);
    EXPECT_EQ(item.project, found == project_of.end() ? "" : found->second) << item.code;
  }
}

TEST(DemoRecords, ApplicationsAskForWhatTheSharesNeed) {
  auto needed = std::map<std::string, EuroCents>{};
  for (auto const& share : demo().funding_shares) {
    if (!share.application.empty()) { needed[share.application] += share.amount.value(); }
  }
  for (auto const& application : demo().funding_applications) {
    if (application.applied) { EXPECT_EQ(*application.applied, needed[application.code]) << application.code; }
    if (application.approved) { EXPECT_EQ(application.approved, application.applied) << application.code; }
  }
}

TEST(DemoRecords, TheSpecialFundIsThePublishedSum) {
  auto const& form = *find_form("budget_frame");
  ASSERT_TRUE(form.find(demo(), "BR-SONDER"));
  auto const& frame = demo().budget_frames[*form.find(demo(), "BR-SONDER")];
  EXPECT_EQ(sum_of(frame.amounts), EuroCents{9'985'490'800});
  EXPECT_EQ(frame.amounts.size(), 12U);
}

TEST(DemoRecords, DecidedMeasuresHaveADecision) {
  auto decided = std::set<std::string>{};
  for (auto const& decision : demo().decisions) {
    if (decision.result == DecisionResult::kAccepted || decision.result == DecisionResult::kAcceptedChanged) {
      decided.insert(decision.measures.begin(), decision.measures.end());
    }
  }
  auto missing = std::vector<std::string>{};
  for (auto const& measure : demo().measures) {
    auto const needs_one = measure.state >= State::kDecided && measure.state <= State::kEvaluated;
    if (needs_one && !decided.contains(measure.code)) { missing.push_back(measure.code); }
  }
  EXPECT_THAT(missing, IsEmpty());
}

}  // namespace
}  // namespace leitbild::plan
