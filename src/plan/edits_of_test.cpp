#include "plan/edits_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/read_plan.h"

namespace leitbild::plan {
namespace {

using ::testing::HasSubstr;

/// The plan after all edits; what cannot be applied is a failure of the test.
Plan made_by(std::vector<Edit> const& edits, std::string title) {
  auto plan = Plan{};
  plan.title = std::move(title);
  for (auto const& edit : edits) {
    auto edited = leitbild::plan::apply(plan, edit);
    EXPECT_TRUE(edited) << (edited ? "" : to_text(edited.error()));
    if (!edited) { break; }
    plan = std::move(edited->plan);
  }
  return plan;
}

/// Money stands in forms(), behind decisions; a decision refers to a budget line nevertheless.
Plan plan_with_a_circle() {
  return read_plan(R"(
[plan]
title = "Probe"
[[body]]
code = "RAT"
name = "Stadtrat"
kind = "council"
[[decision]]
code = "B-1"
subject = "Gebiet"
kind = "principle"
body = "RAT"
date = "2026"
result = "accepted"
budget_lines = ["H-1"]
[[budget_line]]
code = "H-1"
product = "5111"
title = "Planung"
[[funding_area]]
code = "F-1"
name = "Gebiet"
decision = "B-1"
[[plan_version]]
code = "V-1"
title = "Erste"
state = "draft"
based_on = "V-2"
[[plan_version]]
code = "V-2"
title = "Zweite"
state = "draft"
based_on = "V-1"
[[organization]]
code = "AMT"
name = "Amt"
kind = "office"
part_of = "REF"
[[organization]]
code = "REF"
name = "Referat"
kind = "office"
)",
                   "probe.toml")
      .value();
}

std::size_t position_of(std::vector<Edit> const& edits, std::string_view code) {
  for (auto i = std::size_t{0}; i < edits.size(); ++i) {
    auto const* const put = std::get_if<PutRecord>(&edits[i]);
    if (put != nullptr && put->record.code() == code) { return i; }
  }
  return edits.size();
}

TEST(EditsOf, WhatIsReferredToComesFirst) {
  auto const plan = plan_with_a_circle();
  auto const edits = edits_of(plan);
  EXPECT_LT(position_of(edits, "H-1"), position_of(edits, "B-1"));
  EXPECT_LT(position_of(edits, "B-1"), position_of(edits, "F-1"));
  EXPECT_LT(position_of(edits, "REF"), position_of(edits, "AMT"));
}

TEST(EditsOf, CirclesAreOpenedAndClosed) {
  auto const plan = plan_with_a_circle();
  auto const edits = edits_of(plan);
  EXPECT_EQ(edits.size(), 9U) << "eight objects, one of them twice";
  auto const made = made_by(edits, plan.title);
  ASSERT_EQ(made.versions.size(), 2U);
  EXPECT_EQ(made.versions[0].based_on, "V-2");
  EXPECT_EQ(made.versions[1].based_on, "V-1");
}

TEST(EditsOf, AnObjectThatIsNotThereIsNamed) {
  auto plan = plan_with_a_circle();
  plan.budget_lines.clear();
  auto const edits = edits_of(plan);
  auto begun = Plan{};
  for (auto const& edit : edits) {
    auto edited = leitbild::plan::apply(begun, edit);
    if (edited) {
      begun = std::move(edited->plan);
      continue;
    }
    EXPECT_THAT(to_text(edited.error()), HasSubstr("„H-1“"));
    return;
  }
  FAIL() << "nothing was refused";
}

}  // namespace
}  // namespace leitbild::plan
