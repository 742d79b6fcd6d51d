#include "exchange/sheets/three_way.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace leitbild::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Texts const kBase = {{"end", "2030"}, {"start", "2027"}, {"title", "Park"}};

TEST(ThreeWay, WhatOnlyTheFileChangedIsTaken) {
  auto const merged = three_way(kBase, kBase, {{"end", "2031"}, {"start", "2027"}, {"title", "Park"}});
  EXPECT_THAT(merged.from_file, ElementsAre("end"));
  EXPECT_THAT(merged.clashes, IsEmpty());
}

TEST(ThreeWay, WhatOnlyThePlanChangedStays) {
  auto const plan = Texts{{"end", "2032"}, {"start", "2027"}, {"title", "Stadtpark"}};
  EXPECT_EQ(three_way(kBase, plan, kBase), Merged{});
}

TEST(ThreeWay, TheSameChangeOnBothSidesNeedsNothing) {
  auto const both = Texts{{"end", "2032"}, {"start", "2027"}, {"title", "Park"}};
  EXPECT_EQ(three_way(kBase, both, both), Merged{});
}

TEST(ThreeWay, DifferentChangesOfOneAttributeClash) {
  auto const merged = three_way(kBase, {{"end", "2032"}, {"start", "2026"}, {"title", "Park"}},
                                {{"end", "2031"}, {"start", "2027"}, {"title", "Garten"}});
  EXPECT_THAT(merged.from_file, ElementsAre("title"));
  EXPECT_THAT(merged.clashes, ElementsAre(Clash{.attribute = "end", .base = "2030", .plan = "2032", .file = "2031"}));
}

TEST(ThreeWay, EmptyingIsAChangeAndAnAttributeTheFileLacksIsNone) {
  EXPECT_THAT(three_way(kBase, kBase, {{"end", ""}}).from_file, ElementsAre("end"));
  EXPECT_THAT(three_way(kBase, {{"end", "2032"}}, {{"end", ""}}).clashes,
              ElementsAre(Clash{.attribute = "end", .base = "2030", .plan = "2032", .file = ""}));
  EXPECT_EQ(three_way(kBase, {}, {}), Merged{});
}

TEST(ThreeWay, BothSidesAddedAnObjectOfThatCode) {
  auto const merged = three_way({}, {{"title", "Park"}, {"lead", "Amt 1"}}, {{"title", "Garten"}, {"lead", "Amt 1"}});
  EXPECT_THAT(merged.clashes, ElementsAre(Clash{.attribute = "title", .base = "", .plan = "Park", .file = "Garten"}));
}

// ---- For any three states -----------------------------------------------------------------------------------------------

/// Few names and values, so that sides meet.
Texts any_texts() {
  auto out = Texts{};
  for (auto const* const attribute : {"a", "b", "c", "d"}) {
    if (auto const value = *rc::gen::inRange(0, 4); value > 0) { out[attribute] = std::string(1, "-xyz"[value]); }
  }
  return out;
}

TEST(ThreeWay, WithoutAChangeInThePlanTheFileIsTakenAsItIs) {
  EXPECT_TRUE(rc::check([] {
    auto const base = any_texts();
    auto const file = any_texts();
    auto const merged = three_way(base, base, file);
    RC_ASSERT(merged.clashes.empty());
    auto const after = with_texts(base, file, merged.from_file);
    for (auto const& [attribute, text] : file) { RC_ASSERT(after.at(attribute) == text); }
    for (auto const& [attribute, text] : base) { RC_ASSERT(file.contains(attribute) || after.at(attribute) == text); }
  }));
}

TEST(ThreeWay, MergingAgainChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    auto const base = any_texts();
    auto const plan = any_texts();
    auto const file = any_texts();
    auto const merged = three_way(base, plan, file);
    auto const after = with_texts(plan, file, merged.from_file);
    auto const again = three_way(base, after, file);
    RC_ASSERT(again.from_file.empty());
    RC_ASSERT(again.clashes == merged.clashes);
  }));
}

TEST(ThreeWay, NoSideIsLostAndNoneIsInvented) {
  EXPECT_TRUE(rc::check([] {
    auto const base = any_texts();
    auto const plan = any_texts();
    auto const file = any_texts();
    auto const merged = three_way(base, plan, file);
    auto const mirrored = three_way(base, file, plan);
    auto const text = [](Texts const& texts, std::string const& key) {
      return texts.contains(key) ? texts.at(key) : std::string{};
    };
    for (auto const& [attribute, in_file] : file) {
      auto const is = [&](auto const& list) { return std::ranges::find(list, attribute) != list.end(); };
      auto const clashes = std::ranges::find(merged.clashes, attribute, &Clash::attribute) != merged.clashes.end();
      auto const base_text = text(base, attribute);
      auto const plan_text = text(plan, attribute);
      RC_ASSERT(clashes == (in_file != base_text && plan_text != base_text && in_file != plan_text));
      RC_ASSERT(is(merged.from_file) == (in_file != base_text && plan_text == base_text));
      if (!plan.contains(attribute)) { continue; }
      // Seen from the other side it is the same quarrel.
      auto const there = std::ranges::find(mirrored.clashes, attribute, &Clash::attribute) != mirrored.clashes.end();
      RC_ASSERT(clashes == there);
    }
  }));
}

}  // namespace
}  // namespace leitbild::exchange
