#include "scenario/live_evaluation.h"

#include <algorithm>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testing/city_text.h"

namespace leitbild::scenario {
namespace {

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
facility pharmacy h
facility playground q
stop x departures=1
stop h Bahnhof departures=3
green park 650 150 750 250
people b 10 under_18=2
people d 20 under_18=3
people h 40
people l 50 under_18=9
people n 60
people s 80 under_18=20
)";

plan::Measure measure(std::string code, int year, std::string effect, geo::Shape shape, ParameterValues parameters) {
  auto out = plan::Measure{};
  out.code = std::move(code);
  out.start = Year{year};
  out.places = {{.title = "", .shape = std::move(shape)}};
  out.effects = {{.type = std::move(effect), .place = 0, .parameters = std::move(parameters)}};
  return out;
}

geo::MultiPolygon square(geo::Point at, double side) {
  return {{.outer = {at, {at.x + side, at.y}, {at.x + side, at.y + side}, {at.x, at.y + side}, at}, .holes = {}}};
}

/// Every kind of effect, some of them overlapping, over several years.
plan::Plan plan_of_everything() {
  auto plan = plan::Plan{};
  plan.measures = {
      measure("A", 2028, "add_facility", geo::Point{700, 0}, {{"category", "groceries"}}),
      measure("B", 2029, "close_facility", geo::Point{0, 200}, {{"category", "groceries"}}),
      measure("C", 2030, "add_path", geo::Line{{300, 100}, {400, 100}}, {}),
      measure("D", 2030, "add_path", geo::Line{{100, 205}, {350, 50}, {500, 0}}, {{"kind", "steps"}}),
      measure("E", 2031, "add_green", square({0, -60}, 120), {{"name", "Anger"}}),
      measure("F", 2031, "add_green", square({120, -60}, 90), {}),
      measure("G", 2032, "add_stop", geo::Point{200, 100}, {{"name", "Neu"}, {"departures_per_hour", 4.0}}),
      measure("H", 2032, "change_service", geo::Point{700, 0}, {{"departures_per_hour", 6.0}}),
      measure("I", 2030, "add_dwellings", square({510, 110}, 150), {{"dwellings", 40.0}}),
  };
  return plan;
}

TEST(LiveEvaluation, AnyStepHasTheBitsOfAFullEvaluation) {
  auto const city = testing::city_from(kCity);
  auto const plan = plan_of_everything();
  auto live = LiveEvaluation::begin(city, plan);
  ASSERT_TRUE(live) << to_text(live.error());
  auto random = std::mt19937_64{5};
  auto in = std::vector<bool>(plan.measures.size(), false);
  auto year = Year{2032};
  for (auto step = 0; step < 60; ++step) {
    auto const toggled = random() % in.size();
    in[toggled] = !in[toggled];
    if (step % 10 == 9) { year = Year{static_cast<int>(2028 + random() % 6)}; }
    auto selection = Selection{};
    for (auto i = std::size_t{0}; i < in.size(); ++i) {
      if (in[i]) { selection.codes.push_back(plan.measures[i].code); }
    }
    auto const shown = live->show(selection, year);
    ASSERT_TRUE(shown) << to_text(shown.error());
    auto const full = evaluate({.city = city, .plan = plan, .selection = selection, .year = year});
    ASSERT_TRUE(full);
    EXPECT_EQ(live->evaluation().measures, full->measures);
    for (auto i = std::size_t{0}; i < full->comparisons.size(); ++i) {
      auto const where = std::string{full->comparisons[i].indicator->id} + " at step " + std::to_string(step);
      EXPECT_EQ(live->evaluation().comparisons[i].today, full->comparisons[i].today) << where;
      EXPECT_EQ(live->evaluation().comparisons[i].planned, full->comparisons[i].planned) << where;
    }
  }
}

TEST(LiveEvaluation, KeepsWhatItShowedWhenASelectionFails) {
  auto const city = testing::city_from(kCity);
  auto const plan = plan_of_everything();
  auto live = LiveEvaluation::begin(city, plan).value();
  ASSERT_TRUE(live.show({.all = false, .codes = {"A"}}, Year{2030}));
  EXPECT_FALSE(live.show({.all = false, .codes = {"A", "Z"}}, Year{2030}));
  EXPECT_THAT(live.evaluation().measures, ::testing::ElementsAre("A"));
}

}  // namespace
}  // namespace leitbild::scenario
