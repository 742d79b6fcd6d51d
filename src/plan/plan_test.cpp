#include "plan/plan.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "plan/edit.h"
#include "plan/read_plan.h"

namespace leitbild::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Plan small_plan() {
  auto plan = Plan{.title = "Probe", .fields = {}, .goals = {}, .measures = {}, .milestones = {}};
  plan.fields = {
      {.code = "KLI", .name_de = "Klima", .name_en = "Climate", .theme = Theme::kClimate, .colour = "#2f6f4e"}};
  plan.goals = {{.code = "KLI-Z1", .field = "KLI", .text_de = "Grün", .text_en = "Green"}};
  return plan;
}

Measure good_measure() {
  return {.code = "KLI-07",
          .title = "Parkweg",
          .summary = "Ein Weg.",
          .field = "KLI",
          .goals = {"KLI-Z1"},
          .districts = {"mitte"},
          .lead = "Referat Grünflächen",
          .state = State::kIdea,
          .start = Year{2028},
          .end = Year{2030},
          .cost = CostEstimate{EuroCents{1'234'500}, Year{2026}},
          .flagship = false,
          .example = true,
          .places = {{.title = "Weg", .shape = geo::Line{{0, 0}, {100, 0}}}},
          .effects = {{.type = "add_path", .place = 0, .parameters = {{"kind", std::string{"path"}}}}}};
}

Milestone good_milestone() {
  return {.code = "M-1",
          .date = *parse_rough_date("2025-10-06"),
          .title_de = "Beschluss",
          .title_en = "Adoption",
          .source = "Niederschrift"};
}

std::vector<std::string> places_of(Error const& error) {
  auto out = std::vector<std::string>{};
  for (auto const& problem : error.problems) { out.push_back(problem.where); }
  return out;
}

TEST(Plan, StatesAreInTheOrderOfTheEnumerationAndFoundByIdOrTitle) {
  ASSERT_EQ(states().size(), 14U);
  for (auto i = std::size_t{0}; i < states().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(states()[i].state), i);
    EXPECT_EQ(state_from(states()[i].id), states()[i].state);
    EXPECT_EQ(state_from(states()[i].title_de), states()[i].state);
    EXPECT_EQ(state_from(slug(states()[i].title_de)), states()[i].state);
  }
  EXPECT_EQ(info(State::kInProgress).title_de, "in Umsetzung");
  EXPECT_EQ(state_from("in-umsetzung"), State::kInProgress);
  EXPECT_EQ(state_from("GEPRÜFT"), State::kAssessed);
  for (auto const* const none : {"", " ", "-", "In progress", "umsetzung", "fertig"}) {
    EXPECT_EQ(state_from(none), std::nullopt) << none;
  }
}

TEST(Plan, TakesEffectAtItsStartElseAtItsEnd) {
  auto measure = good_measure();
  EXPECT_EQ(takes_effect(measure), Year{2028});
  measure.start.reset();
  EXPECT_EQ(takes_effect(measure), Year{2030});
  measure.end.reset();
  EXPECT_EQ(takes_effect(measure), std::nullopt);
}

TEST(Edit, AddsAMeasureAndSaysSo) {
  auto const edited = apply(small_plan(), AddMeasure{good_measure()});
  ASSERT_TRUE(edited) << to_text(edited.error());
  EXPECT_THAT(edited->plan.measures, ElementsAre(good_measure()));
  EXPECT_EQ(edited->entry.action, "add_measure");
  EXPECT_EQ(edited->entry.object, "KLI-07");
  EXPECT_EQ(edited->entry.note, "neu: Parkweg [Beispiel]");
  EXPECT_EQ(edited->entry.role, "");
}

TEST(Edit, TellsEveryChangedAttributeOldAndNew) {
  auto plan = small_plan();
  plan.measures = {good_measure()};
  auto changed = good_measure();
  changed.title = "Parkweg Nord";
  changed.state = State::kDecided;
  changed.end.reset();
  changed.cost->amount = EuroCents{2'000'000};
  auto const edited = apply(plan, EditMeasure{changed});
  ASSERT_TRUE(edited) << to_text(edited.error());
  EXPECT_EQ(edited->plan.measures[0], changed);
  EXPECT_EQ(edited->entry.note,
            "Titel: Parkweg → Parkweg Nord; Stand: Idee → beschlossen; Abschluss: 2030 → offen; "
            "Kosten: 12.345,00\u00A0€ (Preisstand 2026) → 20.000,00\u00A0€ (Preisstand 2026) [Beispiel]");
}

TEST(Edit, NotesMovedPlacesEmptiedTextsAndNoChangeAtAll) {
  auto plan = small_plan();
  plan.measures = {good_measure()};
  auto changed = good_measure();
  EXPECT_EQ(apply(plan, EditMeasure{changed})->entry.note, "ohne Änderung [Beispiel]");
  changed.summary.clear();
  changed.places[0].shape = geo::Point{5, 5};
  EXPECT_EQ(
      apply(plan, EditMeasure{changed})->entry.note,
      "Kurzbeschreibung: Ein Weg. → (leer); Orte: Weg LINESTRING (0.00 0.00, 100.00 0.00) → Weg POINT (5.00 5.00) "
      "[Beispiel]");
  changed = good_measure();
  changed.places[0].shape = geo::Line{{0, 0}, {100.001, 0}};
  EXPECT_EQ(apply(plan, EditMeasure{changed})->entry.note, "Lage geringfügig geändert [Beispiel]");
}

TEST(Edit, CutsLongTextsInTheJournalBetweenLetters) {
  auto plan = small_plan();
  plan.measures = {good_measure()};
  auto changed = good_measure();
  changed.summary = std::string(99, 'a') + "äö";
  auto const note = apply(plan, EditMeasure{changed})->entry.note;
  EXPECT_EQ(note, "Kurzbeschreibung: Ein Weg. → " + std::string(99, 'a') + "… [Beispiel]");
}

TEST(Edit, CollectsAllProblemsOfAMeasureByCodeAndAttribute) {
  auto bad = good_measure();
  bad.title = "  ";
  bad.lead = "";
  bad.field = "XXX";
  bad.goals = {"KLI-Z1", "KLI-Z9", "KLI-Z1"};
  bad.start = Year{2040};
  bad.end = Year{2039};
  bad.cost = CostEstimate{EuroCents{-1}, Year{1812}};
  bad.effects[0].place = 1;
  bad.places[0].shape = geo::Line{{0, 0}};
  auto const edited = apply(small_plan(), AddMeasure{bad});
  ASSERT_FALSE(edited);
  EXPECT_THAT(places_of(edited.error()),
              ElementsAre("KLI-07 title", "KLI-07 lead", "KLI-07 field", "KLI-07 goals", "KLI-07 goals", "KLI-07 end",
                          "KLI-07 price_year", "KLI-07 cost", "KLI-07 places", "KLI-07 effects"));
  EXPECT_THAT(to_text(edited.error()), HasSubstr("der Plan hat kein Ziel „KLI-Z9“"));
  EXPECT_THAT(to_text(edited.error()), HasSubstr("Wirkung 1 („add_path“) nennt den Ort „1“; die Zahl der Orte ist 1"));
}

TEST(Edit, RefusesTakenUnknownEmptyAndOddCodes) {
  auto plan = small_plan();
  plan.measures = {good_measure()};
  EXPECT_THAT(to_text(apply(plan, AddMeasure{good_measure()}).error()),
              HasSubstr("das Kürzel „KLI-07“ ist schon vergeben"));
  auto other = good_measure();
  other.code = "KLI-08";
  EXPECT_THAT(to_text(apply(plan, EditMeasure{other}).error()), HasSubstr("der Plan hat keine Maßnahme „KLI-08“"));
  for (auto const* const code : {"", "KLI 09", "KLI/09", "Ä1", "a'b"}) {
    other.code = code;
    EXPECT_FALSE(apply(plan, AddMeasure{other})) << code;
  }
}

TEST(Edit, RefusesYearsOutsideTheCenturyAndTextThatIsNotUtf8) {
  auto bad = good_measure();
  bad.start = Year{1989};
  bad.end = Year{2101};
  bad.title = "Gr\xfcn";
  auto const edited = apply(small_plan(), AddMeasure{bad});
  ASSERT_FALSE(edited);
  EXPECT_THAT(places_of(edited.error()), ElementsAre("KLI-07 title", "KLI-07 start", "KLI-07 end"));
}

TEST(Edit, PutsFieldsAndGoalsByTheirCode) {
  auto field = small_plan().fields[0];
  field.name_de = "Klimaräume";
  auto const renamed = apply(small_plan(), PutField{field});
  ASSERT_TRUE(renamed);
  EXPECT_EQ(renamed->entry.note, "Name: Klima → Klimaräume");
  EXPECT_EQ(renamed->plan.fields.size(), 1U);
  auto const goal = apply(small_plan(), PutGoal{{.code = "KLI-Z2", .field = "KLI", .text_de = "Kühl", .text_en = ""}});
  ASSERT_TRUE(goal);
  EXPECT_EQ(goal->entry.note, "neu: Kühl");
  EXPECT_EQ(goal->plan.goals.size(), 2U);
  EXPECT_FALSE(apply(small_plan(), PutGoal{{.code = "Z", .field = "BEW", .text_de = "x", .text_en = ""}}));
  field.colour = "grün";
  EXPECT_FALSE(apply(small_plan(), PutField{field}));
}

TEST(Edit, AnEntryAboutARealMeasureDoesNotSayExample) {
  auto plan = small_plan();
  auto real = good_measure();
  real.example = false;
  EXPECT_EQ(apply(plan, AddMeasure{real})->entry.note, "neu: Parkweg");
  plan.measures = {good_measure()};
  EXPECT_EQ(apply(plan, EditMeasure{real})->entry.note, "Beispiel: ja → nein");
}

TEST(Edit, AddsMilestonesAndCorrectsThem) {
  auto const added = apply(small_plan(), AddMilestone{good_milestone()});
  ASSERT_TRUE(added) << to_text(added.error());
  EXPECT_THAT(added->plan.milestones, ElementsAre(good_milestone()));
  EXPECT_EQ(added->entry.action, "add_milestone");
  EXPECT_EQ(added->entry.note, "neu: Beschluss");
  auto corrected = good_milestone();
  corrected.date = *parse_rough_date("2025-10");
  auto const edited = apply(added->plan, EditMilestone{corrected});
  ASSERT_TRUE(edited) << to_text(edited.error());
  EXPECT_THAT(edited->plan.milestones, ElementsAre(corrected));
  EXPECT_EQ(edited->entry.action, "edit_milestone");
  EXPECT_EQ(edited->entry.note, "Datum: 06.10.2025 → Oktober 2025");
}

TEST(Edit, RefusesMilestonesWithoutTitleOrSourceTakenUnknownOrLongAgo) {
  auto const plan = apply(small_plan(), AddMilestone{good_milestone()})->plan;
  EXPECT_THAT(to_text(apply(plan, AddMilestone{good_milestone()}).error()),
              HasSubstr("das Kürzel „M-1“ ist schon vergeben"));
  auto bad = Milestone{.code = "M 2", .date = *parse_rough_date("1812"), .title_de = " ", .title_en = "", .source = ""};
  EXPECT_THAT(places_of(apply(plan, AddMilestone{bad}).error()),
              ElementsAre("M 2 code", "M 2 date", "M 2 title_de", "M 2 source"));
  bad = good_milestone();
  bad.code = "M-2";
  EXPECT_THAT(to_text(apply(plan, EditMilestone{bad}).error()), HasSubstr("der Plan hat keinen Meilenstein „M-2“"));
}

TEST(Plan, MilestonesAreToldByDate) {
  auto plan = Plan{};
  for (auto const* const date : {"2025-10-06", "2023", "2024-03-20", "2024"}) {
    auto milestone = good_milestone();
    milestone.date = *parse_rough_date(date);
    plan.milestones.push_back(milestone);
  }
  auto dates = std::vector<std::string>{};
  for (auto const& milestone : milestones_by_date(plan)) { dates.push_back(iso(milestone.date)); }
  EXPECT_THAT(dates, ElementsAre("2023", "2024", "2024-03-20", "2025-10-06"));
}

TEST(ReadPlan, CollectsAllProblemsByCode) {
  auto const read = read_plan(R"toml(
[plan]
title = "Probe"
[[field]]
code = "KLI"
name_de = "Klima"
theme = "weather"
colour = "#2f6f4e"
[[measure]]
code = "KLI-01"
titel = "Parkweg"
field = "KLI"
goals = "KLI-Z1"
lead = "Referat"
state = "fertig"
start = "bald"
cost_euro = 12.5
[[measure.place]]
wkt = "POINT (1)"
[[measure.effect]]
type = "add_path"
place = 3
[[measure]]
code = "KLI-01"
title = "Doppelt"
field = "KLI"
lead = "Referat"
state = "idea"
[[milestone]]
code = "M-1"
date = "2025-13"
title_de = "Beschluss"
[[milestone]]
code = "M-1"
date = "2025"
title_de = "Beschluss"
source = "Niederschrift"
)toml",
                              "probe.toml");
  ASSERT_FALSE(read);
  auto const text = to_text(read.error());
  for (auto const* const part :
       {"probe.toml: KLI: das Thema „weather“ ist nicht bekannt", "KLI-01: „titel“ ist hier nicht bekannt",
        "„goals“ muss eine Liste", "der Stand „fertig“ ist nicht bekannt; erlaubt sind idea, proposed",
        "„start“ muss ein Jahr sein", "„cost_euro“ ist ohne „price_year“ angegeben", "KLI-01 Ort 1: ", "POINT (1)",
        "KLI-01 title: der Titel ist leer", "Wirkung 1 („add_path“) nennt den Ort „3“",
        "zwei Maßnahmen haben das Kürzel „KLI-01“", "M-1: „date“ ist „2025-13“; erlaubt sind ein Tag",
        "M-1 source: die Quelle ist leer", "zwei Meilensteine haben das Kürzel „M-1“"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(ReadPlan, ReportsBrokenTomlWithItsLine) {
  auto const read = read_plan("[plan\n", "probe.toml");
  ASSERT_FALSE(read);
  EXPECT_THAT(to_text(read.error()), HasSubstr("probe.toml"));
}

TEST(ReadPlan, TheEmbeddedPlanIsWholeAndIllustrative) {
  auto const read = read_plan(kaiserslautern_plan(), "plan.toml");
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->fields.size(), 4U);
  EXPECT_GE(read->measures.size(), 40U);
  EXPECT_GE(std::ranges::count(read->measures, true, &Measure::flagship), 8);
  auto themes = std::set<Theme>{};
  auto fields_used = std::set<std::string>{};
  auto states_used = std::set<State>{};
  auto effects = std::set<std::string>{};
  for (auto const& field : read->fields) { themes.insert(field.theme); }
  for (auto const& goal : read->goals) { EXPECT_THAT(goal.text_de, HasSubstr("Beispielziel")); }
  for (auto const& measure : read->measures) {
    EXPECT_TRUE(measure.example) << measure.code;
    EXPECT_TRUE(measure.cost) << measure.code;
    auto const year = takes_effect(measure);
    ASSERT_TRUE(year) << measure.code;
    EXPECT_TRUE(*year >= Year{2025} && measure.end.value_or(*year) <= Year{2040}) << measure.code;
    EXPECT_THAT(measure.goals, ::testing::Not(IsEmpty())) << measure.code;
    fields_used.insert(measure.field);
    states_used.insert(measure.state);
    for (auto const& effect : measure.effects) { effects.insert(effect.type); }
  }
  EXPECT_EQ(themes.size(), 4U);
  EXPECT_EQ(fields_used.size(), 4U);
  EXPECT_THAT(effects, ::testing::IsSupersetOf(
                           {"add_dwellings", "add_facility", "add_green", "add_path", "add_stop", "close_facility"}));
  for (auto const& field : read->fields) {
    EXPECT_GE(std::ranges::count(read->measures, field.code, &Measure::field), 10) << field.code;
  }
  EXPECT_GE(states_used.size(), 10U);
}

TEST(ReadPlan, TheEmbeddedMilestonesReachFromTheFirstDecisionToTheAdoption) {
  auto const read = read_plan(kaiserslautern_plan(), "plan.toml");
  ASSERT_TRUE(read) << to_text(read.error());
  auto const milestones = milestones_by_date(*read);
  EXPECT_GE(milestones.size(), 12U);
  EXPECT_EQ(iso(milestones.front().date), "2020");
  EXPECT_EQ(iso(milestones.back().date), "2025-10-06");
  EXPECT_EQ(milestones.back().title_de, "Der Stadtrat beschließt das Konzept");
  for (auto const& milestone : milestones) {
    EXPECT_NE(milestone.title_en, "") << milestone.code;
    for (auto const* const party : {"CDU", "SPD", "FDP", "FWG", "AfD", "Grüne", "Linke", "gruene"}) {
      EXPECT_THAT(milestone.title_de + milestone.source, ::testing::Not(HasSubstr(party))) << milestone.code;
    }
  }
}

}  // namespace
}  // namespace leitbild::plan
