#include <random>

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

/// Random measures within and around the test city; ends of paths are drawn so that they join.
std::vector<plan::Measure> random_measures(std::mt19937_64& random, int count) {
  auto const spot = [&] {
    return geo::Point{static_cast<double>(random() % 700),
                      100.0 * static_cast<double>(random() % 3) + static_cast<double>(random() % 15)};
  };
  auto out = std::vector<plan::Measure>{};
  for (auto i = 0; i < count; ++i) {
    auto const code = "M-" + std::to_string(i);
    if (random() % 3 == 0) {
      out.push_back(shop(code, spot()));
    } else {
      out.push_back(path(code, random() % 2 == 0 ? geo::Line{spot(), spot()} : geo::Line{spot(), spot(), spot()}));
    }
  }
  return out;
}

TEST(Evaluate, OrderOfMeasuresIsIrrelevant) {
  auto const city = testing::city_from(kCity);
  auto random = std::mt19937_64{11};
  for (auto round = 0; round < 60; ++round) {
    auto plan = plan::Plan{};
    plan.measures = random_measures(random, 6);
    auto const first = all_of(city, plan);
    ASSERT_TRUE(first) << to_text(first.error());
    std::ranges::shuffle(plan.measures, random);
    auto const second = all_of(city, plan);
    ASSERT_TRUE(second);
    for (auto i = std::size_t{0}; i < first->comparisons.size(); ++i) {
      EXPECT_EQ(first->comparisons[i].planned, second->comparisons[i].planned) << "round " << round;
    }
  }
}

TEST(Evaluate, APathOrFacilityNeverLengthensAWalk) {
  auto const base = testing::city_from(kCity);
  auto random = std::mt19937_64{13};
  for (auto round = 0; round < 60; ++round) {
    auto plan = plan::Plan{};
    auto before = std::vector<std::optional<Centimetres>>{};
    for (auto& added : random_measures(random, 5)) {
      plan.measures.push_back(std::move(added));
      auto const changes =
          resolve({.city = base, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2035}});
      ASSERT_TRUE(changes) << to_text(changes.error());
      auto const city = city::with(base, *changes, Year{2035});
      auto searches = travel::Searches{city};
      auto const now = searches.cells_to(travel::Destinations::facilities(city::FacilityCategory::kGroceries));
      for (auto i = std::size_t{0}; i < before.size(); ++i) {
        if (before[i]) {
          ASSERT_TRUE(now[i]);
          EXPECT_LE(*now[i], *before[i]) << "round " << round << ", cell " << i;
        }
      }
      before = now;
    }
  }
}

TEST(Evaluate, ResidentsOfDistrictsAddUp) {
  auto const city = testing::city_from(kCity);
  auto const evaluation = evaluate_today(city).value();
  for (auto const& comparison : evaluation.comparisons) {
    auto const& rows = comparison.today.districts.rows;
    EXPECT_EQ(rows[0].residents, rows[1].residents + rows[2].residents);
    EXPECT_EQ(rows[0].covered, rows[1].covered + rows[2].covered);
    EXPECT_EQ(rows[0].residents, persons(450.0));
  }
}

}  // namespace
}  // namespace leitbild::scenario
