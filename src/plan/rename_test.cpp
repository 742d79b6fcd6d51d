#include "plan/rename.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/consistency.h"
#include "plan/difference.h"
#include "plan/document.h"
#include "plan/read_plan.h"

namespace leitbild::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Plan const& demo() {
  static auto const kPlan = read_plan(kaiserslautern_plan(), "demo").value();
  return kPlan;
}

Plan renamed(Plan const& plan, std::string const& from, std::string const& to, std::string const& day = "2026-11-25") {
  auto edited = apply(plan, Rename{.from = from, .to = to, .note = "neu gegliedert", .until = *parse_iso_date(day)});
  EXPECT_TRUE(edited) << (edited ? "" : to_text(edited.error()));
  return edited ? std::move(edited->plan) : plan;
}

std::string refusal(Plan const& plan, Edit const& edit) {
  auto const edited = apply(plan, edit);
  return edited ? "" : to_text(edited.error());
}

/// The measure that most of the plan refers to.
std::string busiest() {
  auto const number = [](Measure const& m) { return references_to(demo(), m.code).size(); };
  return std::ranges::max_element(demo().measures, {}, number)->code;
}

/// How often the text is a whole value of the document.
std::size_t mentions(Plan const& plan, std::string const& code) {
  auto const text = to_json(plan).dump();
  auto const wanted = "\"" + code + "\"";
  auto out = std::size_t{0};
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) { ++out; }
  return out;
}

std::vector<std::string> errors_in(Plan const& plan) {
  auto out = std::vector<std::string>{};
  for (auto const& finding : inconsistencies(plan)) {
    if (finding.severity == Severity::kError) { out.push_back(finding.object + ": " + finding.text_de); }
  }
  return out;
}

TEST(Rename, OfAMeasureGoesWithEverythingThatIsAttachedToIt) {
  auto const old = busiest();
  auto const uses = references_to(demo(), old);
  ASSERT_GT(uses.size(), 10U);
  auto const after = renamed(demo(), old, "NEU-1");
  auto measure = *find_measure(demo(), old);
  measure.code = "NEU-1";
  ASSERT_NE(find_measure(after, "NEU-1"), nullptr);
  EXPECT_EQ(*find_measure(after, "NEU-1"), measure) << "places, effects, goals and districts are as they were";
  EXPECT_EQ(find_measure(after, "NEU-1") - after.measures.data(), find_measure(demo(), old) - demo().measures.data())
      << "in its place";
  auto now = references_to(after, "NEU-1");
  EXPECT_THAT(now, SizeIs(uses.size() + 1));
  for (auto const& use : uses) { EXPECT_THAT(now, Contains(use)); }
  EXPECT_THAT(references_to(after, old), IsEmpty());
  EXPECT_EQ(mentions(after, old), 2U) << "as the former code, and as the stable id of the measure";
  EXPECT_EQ(errors_in(after), errors_in(demo()));
}

TEST(Rename, OfEveryKindOfObjectKeepsThePlanInOrder) {
  auto codes = std::vector<std::string>{demo().fields[0].code, demo().goals[0].code, demo().milestones[0].code};
  for (auto const& form : forms()) {
    if (form.count(demo()) > 0) { codes.push_back(form.at(demo(), 0).code()); }
  }
  for (auto const& code : codes) {
    auto const after = renamed(demo(), code, "NEU-1");
    EXPECT_EQ(kind_of_object(after, "NEU-1"), kind_of_object(demo(), code)) << code;
    EXPECT_EQ(mentions(after, code), 2U) << code;
    EXPECT_EQ(errors_in(after), errors_in(demo())) << code;
    EXPECT_EQ(current_code(after, code), "NEU-1");
  }
}

TEST(Rename, TheOtherEndOfALinkIsRenamedUnlessItIsInAnotherPlan) {
  auto plan = demo();
  plan.measure_links.clear();
  auto link = MeasureLink{};
  link.code = "V-1";
  link.measure = "KLI-01";
  link.other = "KLI-02";
  link.type = LinkType::kRequires;
  plan.measure_links.push_back(link);
  link.code = "V-2";
  link.other_plan = "Klimaschutzkonzept";
  plan.measure_links.push_back(link);
  auto const after = renamed(plan, "KLI-02", "NEU-1");
  EXPECT_EQ(after.measure_links[0].other, "NEU-1");
  EXPECT_EQ(after.measure_links[1].other, "KLI-02");
}

TEST(Rename, ACodeThatWasUsedIsTakenForEver) {
  auto const once = renamed(demo(), "KLI-07", "KLI-71");
  EXPECT_THAT(refusal(once, Rename{.from = "KLI-71", .to = "KLI-07"}), HasSubstr("das Kürzel „KLI-07“ gehörte"));
  auto const twice = renamed(once, "KLI-71", "KLI-72");
  for (auto const* const former : {"KLI-07", "KLI-71"}) {
    EXPECT_THAT(refusal(twice, Rename{.from = "KLI-72", .to = former}), HasSubstr("nie ein zweites Mal")) << former;
    auto measure = demo().measures[0];
    measure.code = former;
    EXPECT_THAT(refusal(twice, AddMeasure{measure}), HasSubstr("nie ein zweites Mal"));
    auto field = demo().fields[0];
    field.code = former;
    EXPECT_THAT(refusal(twice, PutField{field}), HasSubstr("nie ein zweites Mal"));
    auto goal = demo().goals[0];
    goal.code = former;
    EXPECT_THAT(refusal(twice, PutGoal{goal}), HasSubstr("nie ein zweites Mal"));
    auto milestone = demo().milestones[0];
    milestone.code = former;
    EXPECT_THAT(refusal(twice, AddMilestone{milestone}), HasSubstr("nie ein zweites Mal"));
    auto body = demo().bodies[0];
    body.code = former;
    EXPECT_THAT(refusal(twice, PutRecord{record_of(body)}), HasSubstr("nie ein zweites Mal"));
  }
}

TEST(Rename, IsRefusedWithAReason) {
  auto plan = renamed(demo(), "KLI-07", "KLI-71");
  EXPECT_THAT(refusal(plan, Rename{.from = "XXX", .to = "YYY"}), HasSubstr("nichts im Plan hat das Kürzel „XXX“"));
  EXPECT_THAT(refusal(plan, Rename{.from = "KLI-07", .to = "YYY"}), HasSubstr("heißt heute „KLI-71“"));
  EXPECT_THAT(refusal(plan, Rename{.from = "KLI-71", .to = "KLI-01"}), HasSubstr("schon vergeben (Maßnahme)"));
  EXPECT_THAT(refusal(plan, Rename{.from = "KLI-71", .to = "Grün 7"}), HasSubstr("„Grün 7“ ist kein Kürzel"));
  auto version = PlanVersion{};
  version.code = "F1";
  version.state = VersionState::kAdopted;
  plan.versions.push_back(version);
  EXPECT_THAT(refusal(plan, Rename{.from = "F1", .to = "F2"}), HasSubstr("beschlossen"));
}

TEST(Rename, ASentenceAboutAnOldCodeSaysTheNewOne) {
  auto const plan = renamed(renamed(demo(), "KLI-07", "KLI-71"), "KLI-Z1", "KLI-Z9");
  auto item = demo().cost_items[0];
  item.measure = "KLI-07";
  EXPECT_THAT(refusal(plan, PutRecord{record_of(item)}), HasSubstr("keine Maßnahme „KLI-07“; es heißt heute „KLI-71“"));
  auto measure = plan.measures[0];
  measure.goals = {"KLI-Z1"};
  EXPECT_THAT(refusal(plan, EditMeasure{measure}), HasSubstr("kein Ziel „KLI-Z1“; es heißt heute „KLI-Z9“"));
}

TEST(Rename, FormerCodesLeadToTheCodeOfTodayAndToTheFirstOne) {
  auto const plan = renamed(renamed(demo(), "KLI-07", "KLI-71", "2026-11-25"), "KLI-71", "KLI-72", "2026-11-26");
  EXPECT_EQ(current_code(plan, "KLI-07"), "KLI-72");
  EXPECT_EQ(current_code(plan, "KLI-71"), "KLI-72");
  EXPECT_EQ(current_code(plan, "KLI-72"), "KLI-72");
  EXPECT_EQ(current_code(plan, "KLI-01"), "KLI-01");
  EXPECT_EQ(first_code(plan, "KLI-72"), "KLI-07");
  EXPECT_EQ(first_code(plan, "KLI-01"), "KLI-01");
  auto const json = to_json(plan);
  auto ids = std::vector<std::string>{};
  for (auto const& measure : json["measure"]) {
    if (measure.contains("stable_id")) {
      ids.push_back(measure["code"].get<std::string>() + measure["stable_id"].get<std::string>());
    }
  }
  EXPECT_THAT(ids, ElementsAre("KLI-72KLI-07"));
  auto const again = plan_from_json(json, "Export");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(to_json(*again), json);
  EXPECT_TRUE(json_schema()["properties"]["measure"]["items"]["properties"].contains("stable_id"));
}

TEST(Rename, ACircleThatSomebodyTypedEnds) {
  auto plan = demo();
  plan.former_codes = {{.code = "A", .object = "B", .note = "", .until = {}},
                       {.code = "B", .object = "A", .note = "", .until = {}}};
  EXPECT_EQ(current_code(plan, "A"), "A");
}

TEST(Rename, IsAChangeAndNotSomethingLostAndSomethingNew) {
  auto const after = renamed(renamed(demo(), "KLI-07", "KLI-71"), "KLI-71", "KLI-72");
  auto const there = difference(demo(), after);
  ASSERT_THAT(there.objects, SizeIs(1)) << "what refers to it has not changed";
  EXPECT_EQ(there.objects[0].kind, ObjectDifference::Kind::kChanged);
  EXPECT_EQ(there.objects[0].code, "KLI-72");
  ASSERT_THAT(there.objects[0].changes, SizeIs(1));
  EXPECT_EQ(to_text(there.objects[0].changes[0]), "Kürzel: KLI-07 → KLI-72");
  EXPECT_EQ(there.cost_before, there.cost_after);
  auto const back = difference(after, demo());
  ASSERT_THAT(back.objects, SizeIs(1));
  EXPECT_EQ(to_text(back.objects[0].changes[0]), "Kürzel: KLI-72 → KLI-07");
}

TEST(Rename, WithOtherChangesShowsBothAndTheShiftInMoney) {
  auto after = renamed(demo(), "KLI-07", "KLI-71");
  auto measure = *find_measure(after, "KLI-71");
  measure.start = Year{measure.start.value_or(Year{2027}).value + 1};
  measure.end.reset();
  after = apply(after, EditMeasure{measure})->plan;
  auto const text = to_text(difference(demo(), after), "F1", "heute");
  EXPECT_THAT(text, HasSubstr("0 neu, 0 entfallen, 1 geändert"));
  EXPECT_THAT(text, HasSubstr("    Kürzel: KLI-07 → KLI-71\n    Beginn:"));
  EXPECT_THAT(text, Not(HasSubstr("- Maßnahme")));
}

TEST(Rename, AFieldMayChangeItsNameAndKeepsItsCode) {
  auto field = demo().fields[2];
  field.name_de = "Ein anderer Name";
  auto const after = apply(demo(), PutField{field}).value();
  EXPECT_EQ(after.plan.fields[2].code, demo().fields[2].code);
  EXPECT_THAT(after.entry.note, HasSubstr("Name: "));
  EXPECT_THAT(difference(demo(), after.plan).objects, SizeIs(1));
}

TEST(Rename, LeavesAnEntryOfItsKindAndClass) {
  auto const measure = apply(demo(), Rename{.from = "KLI-07", .to = "KLI-71", .note = "neu gegliedert"}).value();
  EXPECT_EQ(measure.entry.action, "rename_measure");
  EXPECT_EQ(measure.entry.object, "KLI-71");
  EXPECT_EQ(measure.entry.note, "Kürzel: KLI-07 → KLI-71 (neu gegliedert)");
  EXPECT_EQ(measure.entry.journal_class, JournalClass::kContent);
  auto const item = apply(demo(), Rename{.from = demo().cost_items[0].code, .to = "K-NEU"}).value();
  EXPECT_EQ(item.entry.action, "rename_cost_item");
  EXPECT_EQ(item.entry.journal_class, JournalClass::kMoney);
}

}  // namespace
}  // namespace leitbild::plan
