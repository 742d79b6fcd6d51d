#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/document.h"
#include "plan/edit.h"
#include "plan/plan.h"
#include "plan/read_plan.h"
#include "plan/records/form.h"

namespace leitbild::plan {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A text that the attribute takes, as it is written.
std::string sample(AttributeInfo const& info) {
  switch (info.kind) {
    case Kind::kCode: return "X-1";
    case Kind::kText: return "Text";
    case Kind::kWords: return "Zeile 1\nZeile 2";
    case Kind::kReference: return "A-1";
    case Kind::kReferences: return "A-1; A-2";
    case Kind::kChoice: return std::string{info.choices.back().id};
    case Kind::kFlag: return "true";
    case Kind::kInteger: return "-3";
    case Kind::kNumber: return "0.62";
    case Kind::kYear: return "2031";
    case Kind::kDate: return "2025-Q4";
    case Kind::kMoney: return "1234567.05";
    case Kind::kRate: return "2/3";
    case Kind::kMoneyByYear: return "2027=100000; 2028=50000.5";
    case Kind::kMonthsByYear: return "2027=1.25";
    case Kind::kShape: return "POINT (405175.25 5480497)";
  }
  return "";
}

std::string text_of(Result<Edited> const& edited) { return edited ? "" : to_text(edited.error()); }

Plan plan_with_a_measure() {
  auto plan = Plan{};
  plan.title = "Probe";
  plan.fields.push_back(
      {.code = "KLI", .name_de = "Klima", .name_en = "", .theme = Theme::kClimate, .colour = "#2f6f4e"});
  auto measure = Measure{};
  measure.code = "KLI-01";
  measure.title = "Park";
  measure.field = "KLI";
  measure.lead = "Grünflächen";
  plan.measures.push_back(measure);
  return plan;
}

Record cost_item(std::string code, std::string measure) {
  auto const& form = *find_form("cost_item");
  auto record = empty_record(form, std::move(code));
  auto const set = [&](std::string_view key, std::string value) {
    record.values[attribute_position(form, key)] = std::move(value);
  };
  set("measure", std::move(measure));
  set("title", "Bau");
  set("group", "streets_squares_green");
  set("estimate", "frame");
  set("likely", "1000");
  set("price_year", "2026");
  return record;
}

TEST(Records, EveryFormGivesBackEveryValue) {
  ASSERT_EQ(forms().size(), 43U);
  for (auto const& form : forms()) {
    auto plan = Plan{};
    auto record = empty_record(form, "X-1");
    for (auto i = std::size_t{0}; i < form.attributes.size(); ++i) { record.values[i] = sample(form.attributes[i]); }
    auto const done = form.put(plan, record);
    ASSERT_TRUE(done) << form.id << ": " << to_text(done.error());
    ASSERT_EQ(form.count(plan), 1U) << form.id;
    EXPECT_EQ(form.at(plan, 0), record) << form.id;
    EXPECT_EQ(form.find(plan, "X-1"), 0U);
    EXPECT_TRUE(form.remove(plan, "X-1"));
    EXPECT_EQ(form.count(plan), 0U) << form.id;
  }
}

TEST(Records, FormsAreSound) {
  for (auto const& form : forms()) {
    EXPECT_EQ(form.attributes.front().key, "code") << form.id;
    EXPECT_EQ(find_form(form.id), &form);
    EXPECT_FALSE(form.help_de.empty()) << form.id;
    for (auto const& info : form.attributes) {
      if (info.refers_to.empty() || info.refers_to == "*") { continue; }
      auto const core = info.refers_to == "measure" || info.refers_to == "field" || info.refers_to == "goal";
      EXPECT_TRUE(core || find_form(info.refers_to) != nullptr) << form.id << " " << info.key;
    }
  }
}

TEST(Records, ValuesAreReadAsPeopleTypeThemAndRefusedWithAReason) {
  auto const& form = *find_form("Kostenansätze");
  auto plan = Plan{};
  auto record = cost_item("K-1", "KLI-01");
  auto& likely = record.values[attribute_position(form, "likely")];
  auto& share = record.values[attribute_position(form, "eligible_share")];
  likely = "1.234.567,89 €";
  share = "75 %";
  record.values[attribute_position(form, "group")] = "II Straßen, Plätze, Grün";
  ASSERT_TRUE(form.put(plan, record));
  EXPECT_EQ(plan.cost_items[0].likely, EuroCents{123456789});
  EXPECT_EQ(plan.cost_items[0].eligible_share, fraction_of(3, 4));
  EXPECT_EQ(plan.cost_items[0].group, CostGroup::kStreetsSquaresGreen);

  likely = "1.234";
  share = "1,2";
  record.values[attribute_position(form, "spending")] = "2027: 5";
  auto const refused = form.put(plan, record);
  ASSERT_FALSE(refused);
  EXPECT_THAT(to_text(refused.error()),
              AllOf(HasSubstr("K-1 likely: „1.234“ kann zweierlei heißen"), HasSubstr("K-1 eligible_share"),
                    HasSubstr("erlaubt ist 0 bis 1"), HasSubstr("K-1 spending")));
  EXPECT_EQ(plan.cost_items[0].likely, EuroCents{123456789}) << "unchanged";
}

TEST(Records, AnEditSaysWhatIsNewAndWhatChanged) {
  auto const plan = plan_with_a_measure();
  auto const added = apply(plan, PutRecord{cost_item("K-1", "KLI-01")});
  ASSERT_TRUE(added) << text_of(added);
  EXPECT_EQ(added->entry.action, "put_cost_item");
  EXPECT_EQ(added->entry.note, "neu: Bau");
  auto changed = cost_item("K-1", "KLI-01");
  changed.values[attribute_position(*find_form("cost_item"), "likely")] = "2500,50";
  auto const edited = apply(added->plan, PutRecord{changed});
  ASSERT_TRUE(edited) << text_of(edited);
  EXPECT_EQ(edited->entry.note, "Kosten brutto (€): 1.000,00\u00A0€ → 2.500,50\u00A0€");
  EXPECT_EQ(edited->plan.cost_items[0].likely, EuroCents{250050});
}

TEST(Records, ReferencesMustBeThereAndRequiredAttributesGiven) {
  auto record = cost_item("K-1", "KLI-99");
  record.values[attribute_position(*find_form("cost_item"), "title")] = "";
  auto const edited = apply(plan_with_a_measure(), PutRecord{record});
  EXPECT_THAT(text_of(edited),
              AllOf(HasSubstr("der Plan hat keine Maßnahme „KLI-99“"), HasSubstr("„Bezeichnung“ fehlt")));
}

TEST(Records, ValuesOutsideTheirRangeAreRefused) {
  auto const problem_of = [](std::string_view form, std::string_view key, std::string value) {
    auto record = empty_record(*find_form(form), "X-1");
    record.values[attribute_position(*find_form(form), key)] = std::move(value);
    auto problems = Problems{};
    find_form(form)->own_rules(record, problems);
    return problems.empty() ? std::string{} : problems.list.front().what;
  };
  EXPECT_EQ(problem_of("goal_contribution", "strength", "4"),
            "„4“ ist kein Beitrag; erlaubt sind -2 (wirkt dagegen) bis 3 (dient sehr)");
  EXPECT_EQ(problem_of("goal_contribution", "strength", "-2"), "");
  EXPECT_EQ(problem_of("measure_link", "strength", "0"), "„0“ ist keine Stärke; erlaubt sind 1 bis 3");
  EXPECT_EQ(problem_of("legend_entry", "colour", "rot"), "„rot“ ist keine Farbe der Form „#2f6f4e“");
  EXPECT_EQ(problem_of("legend_entry", "colour", "#B5432A"), "");
}

TEST(Records, ACodeBelongsToOneObjectForEver) {
  auto const plan = plan_with_a_measure();
  EXPECT_THAT(text_of(apply(plan, PutRecord{cost_item("KLI-01", "KLI-01")})),
              HasSubstr("das Kürzel „KLI-01“ ist schon vergeben (Maßnahme)"));
  auto const with_item = apply(plan, PutRecord{cost_item("K-1", "KLI-01")});
  ASSERT_TRUE(with_item);
  auto const without = apply(with_item->plan, RemoveRecord{.form = "cost_item", .code = "K-1"});
  ASSERT_TRUE(without) << text_of(without);
  EXPECT_THAT(without->plan.cost_items, IsEmpty());
  EXPECT_THAT(text_of(apply(without->plan, PutRecord{cost_item("K-1", "KLI-01")})), HasSubstr("nie ein zweites Mal"));
}

/// The plan is changed in place; a refused edit leaves it as it was.
TEST(Records, ARefusedEditLeavesThePlanAsItWas) {
  auto plan = plan_with_a_measure();
  ASSERT_TRUE(apply_to(plan, PutRecord{cost_item("K-1", "KLI-01")}));
  auto const before = to_json(plan);
  auto nameless = plan.measures.front();
  nameless.title = "";
  for (auto const& edit :
       std::vector<Edit>{PutRecord{cost_item("K-1", "KLI-99")},     // replaces
                         PutRecord{cost_item("K-2", "KLI-99")},     // adds
                         PutRecord{cost_item("KLI-01", "KLI-01")},  // a code that is taken
                         RemoveRecord{.form = "cost_item", .code = "K-9"}, EditMeasure{nameless}, AddMeasure{nameless},
                         PutField{Field{}}, PutGoal{Goal{}}, AddMilestone{Milestone{}}, EditMilestone{Milestone{}}}) {
    EXPECT_FALSE(apply_to(plan, edit)) << edit.index();
    EXPECT_EQ(to_json(plan), before) << edit.index();
  }
}

TEST(Records, AnIndexOfCodesKnowsWhatThePlanKnows) {
  auto plan = plan_with_a_measure();
  ASSERT_TRUE(apply_to(plan, PutRecord{cost_item("K-1", "KLI-01")}));
  auto const codes = CodeIndex{plan};
  EXPECT_TRUE(codes.has("measure", "KLI-01"));
  EXPECT_TRUE(codes.has("cost_item", "K-1"));
  EXPECT_TRUE(codes.has("*", "K-1"));
  EXPECT_FALSE(codes.has("measure", "K-1"));
  EXPECT_FALSE(codes.has("*", "K-2"));
  auto of_plan = Problems{};
  auto of_index = Problems{};
  for (auto const& record : {cost_item("K-1", "KLI-01"), cost_item("K-2", "KLI-99")}) {
    check(plan, record, of_plan);
    check(codes, record, of_index);
  }
  ASSERT_EQ(of_index.list.size(), of_plan.list.size());
  EXPECT_EQ(of_index.list.front().what, of_plan.list.front().what);
}

TEST(Records, WhatIsReferredToStays) {
  auto plan = plan_with_a_measure();
  auto project = empty_record(*find_form("funded_project"), "P-1");
  project.values[1] = "Innenstadt";
  auto step = apply(plan, PutRecord{project});
  ASSERT_TRUE(step) << text_of(step);
  auto item = cost_item("K-1", "KLI-01");
  item.values[attribute_position(*find_form("cost_item"), "project")] = "P-1";
  step = apply(step->plan, PutRecord{item});
  ASSERT_TRUE(step) << text_of(step);
  EXPECT_THAT(text_of(apply(step->plan, RemoveRecord{.form = "funded_project", .code = "P-1"})),
              HasSubstr("Kostenansatz K-1 (Gesamtmaßnahme)"));
}

TEST(Records, AreReadFromTheFileOfAPlan) {
  auto const plan = read_plan(R"(
[plan]
title = "Probe"
[[field]]
code = "KLI"
name_de = "Klima"
name_en = "Climate"
theme = "climate"
colour = "#2f6f4e"
[[measure]]
code = "KLI-01"
title = "Park"
field = "KLI"
lead = "Grünflächen"
state = "idea"
[[organization]]
code = "GR"
name = "Referat Grünflächen"
kind = "office"
[[staff_need]]
code = "S-1"
measure = "KLI-01"
organization = "GR"
months = { 2027 = 1.5, 2028 = 2 }
[[cost_item]]
code = "K-1"
measure = "KLI-01"
title = "Bau"
group = "streets_squares_green"
estimate = "frame"
likely = 150000.5
price_year = 2026
eligible_share = 0.8
spending = { 2027 = 100000, 2028 = "50.000,50" }
)",
                              "probe.toml");
  ASSERT_TRUE(plan) << to_text(plan.error());
  EXPECT_EQ(plan->cost_items[0].spending,
            (ByYear<EuroCents>{{Year{2027}, EuroCents{10'000'000}}, {Year{2028}, EuroCents{5'000'050}}}));
  EXPECT_EQ(plan->cost_items[0].likely, EuroCents{15'000'050});
  EXPECT_EQ(plan->staff_needs[0].months.at(Year{2027}), PersonMonths{150});
}

TEST(Records, BrokenFilesNameEveryProblem) {
  auto const plan = read_plan(R"(
[plan]
title = "Probe"
[[cost_item]]
code = "K-1"
measure = "KLI-01"
titel = "Bau"
group = "roads"
likely = true
)",
                              "probe.toml");
  ASSERT_FALSE(plan);
  EXPECT_THAT(to_text(plan.error()),
              AllOf(HasSubstr("„titel“ ist hier nicht bekannt"), HasSubstr("„roads“ gibt es hier nicht"),
                    HasSubstr("„likely“ hat nicht die Art"), HasSubstr("keine Maßnahme „KLI-01“"),
                    HasSubstr("„Bezeichnung“ fehlt")));
}

TEST(Exact, DecimalsAreTakenExactly) {
  EXPECT_EQ(parse_exact("1234.5", 2), 123450);
  EXPECT_EQ(parse_exact("-0.07", 2), -7);
  EXPECT_EQ(parse_exact("0.10", 1), 1);
  EXPECT_EQ(exact_text(-7, 2), "-0.07");
  EXPECT_EQ(exact_text(123450, 2), "1234.5");
  for (auto const* const wrong : {"", "1.", ".5", "1,5", "1e3", "0.001", "99999999999999999", "--1", " - 1"}) {
    EXPECT_FALSE(parse_exact(wrong, 2)) << wrong;
  }
}

TEST(RoughDates, KnowQuarters) {
  auto const quarter = parse_rough_date("2025-Q4").value();
  EXPECT_EQ(iso(quarter), "2025-Q4");
  EXPECT_EQ(german(quarter), "4. Quartal 2025");
  EXPECT_EQ(iso(last_day(quarter)), "2025-12-31");
  EXPECT_EQ(iso(first_day(quarter)), "2025-10-01");
  EXPECT_FALSE(parse_rough_date("2025-Q5"));
  EXPECT_LT(parse_rough_date("2025").value(), parse_rough_date("2025-Q1").value());
  EXPECT_LT(parse_rough_date("2025-Q1").value(), parse_rough_date("2025-01").value());
  EXPECT_LT(parse_rough_date("2025-03").value(), parse_rough_date("2025-Q2").value());
}

}  // namespace
}  // namespace leitbild::plan
