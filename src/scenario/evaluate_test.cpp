#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/scenario.h"
#include "testing/city_text.h"

namespace leitbild::scenario {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr auto kCity = R"(
map
a---b---c---d---e---f---g---h
|       |               |
i---j---k---l   m---n---o---p
|                       |
q---r---s---t---u---v---w---x
end
district W West -50 -50 350 250
district O Ost 350 -50 750 250
facility groceries a
stop x
stop h Bahnhof departures=3
green park 650 150 750 250
people b 10
people d 20
people f 30
people h 40
people l 50
people n 60
people p 70
people s 80
people u 90
)";

plan::Measure measure(std::string code, int year, std::string effect, geo::Shape shape, ParameterValues parameters) {
  auto out = plan::Measure{};
  out.code = std::move(code);
  out.title = out.code;
  out.start = Year{year};
  out.places = {{.title = "", .shape = std::move(shape)}};
  out.effects = {{.type = std::move(effect), .place = 0, .parameters = std::move(parameters)}};
  return out;
}

plan::Measure shop(std::string code, geo::Point at, int year = 2030) {
  return measure(std::move(code), year, "add_facility", at, {{"category", "groceries"}});
}

plan::Measure path(std::string code, geo::Line line, int year = 2030) {
  return measure(std::move(code), year, "add_path", std::move(line), {});
}

Result<Evaluation> all_of(city::City const& city, plan::Plan const& plan, int year = 2035) {
  return evaluate({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{year}});
}

TEST(Evaluate, NothingChangesNothing) {
  auto const city = testing::city_from(kCity);
  auto const evaluation = all_of(city, {});
  ASSERT_TRUE(evaluation);
  for (auto const& comparison : evaluation->comparisons) { EXPECT_EQ(comparison.today, comparison.planned); }
}

TEST(Evaluate, SaysWhichMeasuresCounted) {
  auto const city = testing::city_from(kCity);
  auto plan = plan::Plan{};
  plan.measures = {shop("A", {700, 0}), shop("B", {700, 0}, 2040), shop("C", {700, 0}), shop("D", {700, 0})};
  plan.measures[2].effects.clear();
  plan.measures[3].state = plan::State::kRejected;
  auto const evaluation = all_of(city, plan).value();
  EXPECT_THAT(evaluation.measures, ElementsAre("A"));
  EXPECT_THAT(evaluation.later, ElementsAre("B"));
  EXPECT_THAT(evaluation.without_effect, ElementsAre("C"));
}

TEST(Evaluate, ReportsAllProblemsOfAllMeasures) {
  auto const city = testing::city_from(kCity);
  auto plan = plan::Plan{};
  plan.measures = {shop("A", {5000, 0}), path("B", {{3000, 0}, {4000, 0}}),
                   measure("C", 2030, "add_facility", geo::Point{0, 0}, {{"category", "castle"}, {"size", 3.0}}),
                   measure("D", 2030, "add_path", geo::Point{0, 0}, {}), measure("E", 2030, "fly", geo::Point{}, {})};
  auto const evaluation = all_of(city, plan);
  ASSERT_FALSE(evaluation);
  EXPECT_THAT(evaluation.error().problems, SizeIs(6));
  auto const text = to_text(evaluation.error());
  for (auto const* const part :
       {"Maßnahme A: im Umkreis", "Maßnahme B: kein Punkt des Weges", "„castle“ ist kein Wert für „category“",
        "keinen Parameter „size“", "„add_path“ braucht einen Ort der Art Linie, nicht Punkt",
        "Maßnahme E: es gibt keine Wirkung „fly“"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  auto const unknown =
      evaluate({.city = city, .plan = plan, .selection = {.all = false, .codes = {"Z", "Y"}}, .year = Year{2035}});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(to_text(unknown.error()), "der Plan hat keine Maßnahme „Z“\nder Plan hat keine Maßnahme „Y“");
}

TEST(Evaluate, NamesMeasuresThatContradictEachOther) {
  auto const city = testing::city_from(kCity);
  auto plan = plan::Plan{};
  auto const service = [](std::string code, double departures) {
    return measure(std::move(code), 2030, "change_service", geo::Point{700, 200},
                   {{"departures_per_hour", departures}});
  };
  plan.measures = {service("BEW-01", 2.0), service("BEW-02", 4.0), service("BEW-03", 4.0)};
  auto const conflict = all_of(city, plan);
  ASSERT_FALSE(conflict);
  auto const text = to_text(conflict.error());
  EXPECT_THAT(conflict.error().problems, SizeIs(2)) << text;
  EXPECT_THAT(text,
              HasSubstr("die Maßnahmen BEW-01 und BEW-02 widersprechen sich: der Takt der Haltestelle „Bahnhof“"));
  EXPECT_THAT(text, HasSubstr("die Maßnahmen BEW-01 und BEW-03 widersprechen sich"));
  EXPECT_TRUE(evaluate(
      {.city = city, .plan = plan, .selection = {.all = false, .codes = {"BEW-02", "BEW-03"}}, .year = Year{2035}}));
  EXPECT_TRUE(all_of(city, plan, 2029)) << "none has begun";
}

TEST(Evaluate, ResidentsGrowInYearByYear) {
  auto const city = testing::city_from(kCity);
  auto plan = plan::Plan{};
  auto const area = geo::MultiPolygon{{.outer = {{0, 0}, {200, 0}, {200, 100}, {0, 100}, {0, 0}}, .holes = {}}};
  plan.measures = {measure("WOH-01", 2030, "add_dwellings", area, {{"dwellings", 60.0}, {"years_to_fill", 3.0}})};
  for (auto const& [year, newcomers] : {std::pair{2029, 0}, {2030, 40}, {2031, 80}, {2032, 120}, {2040, 120}}) {
    auto const evaluation = all_of(city, plan, year).value();
    for (auto const& comparison : evaluation.comparisons) {
      if (comparison.today.group) { continue; }
      EXPECT_EQ(comparison.today.districts.rows[0].counted, persons(450.0));
      EXPECT_EQ(comparison.planned.districts.rows[0].counted, persons(450.0 + newcomers)) << year;
    }
  }
}

}  // namespace
}  // namespace leitbild::scenario
