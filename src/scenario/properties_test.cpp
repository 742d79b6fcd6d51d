// What holds for every set of measures, tried on random ones.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "scenario/contributions.h"
#include "scenario/scenario.h"
#include "testing/city_text.h"

namespace leitbild::scenario {
namespace {

constexpr auto kRounds = 40;

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
facility groceries x
facility pharmacy v
facility general_practice i
facility primary_school p
facility kita n
facility playground q
facility secondary_school e
facility everyday l
stop x Ende departures=2
stop a Anfang departures=8
green park 650 150 750 250
green forest -300 -300 -20 100
people a 5 under_10=1
people b 10 under_10=0
people d 20 under_10=7
people f 30
people h 40 under_10=3
people l 50 under_10=5
people n 60 under_10=9.5
people p 70 under_10=1
people s 80 under_10=2
people u 90 under_10=11
)";

/// Random measures within and around the city; ends of paths are drawn so that they join.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_{seed} {}

  geo::Point spot() {
    return {static_cast<double>(random_() % 700),
            100.0 * static_cast<double>(random_() % 3) + static_cast<double>(random_() % 15)};
  }
  /// A path or a facility.
  plan::Measure addition(int number) {
    if (random_() % 3 == 0) {
      auto const& category = city::kFacilityCategories[random_() % city::kFacilityCategories.size()];
      return measure(number, "add_facility", spot(), {{"category", std::string{category.id}}});
    }
    auto const line = random_() % 2 == 0 ? geo::Line{spot(), spot()} : geo::Line{spot(), spot(), spot()};
    return measure(number, "add_path", line, {{"kind", random_() % 2 == 0 ? "path" : "crossing"}});
  }
  /// Of any effect; at most one of a set may change the service, since two would contradict each other.
  plan::Measure any(int number) {
    switch (random_() % 8) {
      case 0: return measure(number, "close_facility", geo::Point{0, 200}, {{"category", "groceries"}});
      case 1: return measure(number, "add_stop", spot(), {{"departures_per_hour", static_cast<double>(random_() % 9)}});
      case 2: return measure(number, "add_green", box(90), {{"kind", random_() % 2 == 0 ? "park" : "forest"}});
      case 3:
        return measure(number, "add_dwellings", box(150), {{"dwellings", static_cast<double>(1 + random_() % 90)}});
      default: break;
    }
    if (number == 0) { return measure(number, "change_service", geo::Point{700, 0}, {{"departures_per_hour", 6.0}}); }
    return addition(number);
  }
  void shuffle(std::vector<plan::Measure>& measures) { std::ranges::shuffle(measures, random_); }

 private:
  std::mt19937_64 random_;

  geo::Shape box(double side) {
    auto const [x, y] = spot();
    auto const width = side + static_cast<double>(random_() % 50);
    return geo::MultiPolygon{
        {.outer = {{x, y}, {x + width, y}, {x + width, y + side}, {x, y + side}, {x, y}}, .holes = {}}};
  }
  plan::Measure measure(int number, std::string effect, geo::Shape shape, ParameterValues parameters) {
    auto out = plan::Measure{};
    out.code = "M-" + std::to_string(number);
    out.start = Year{static_cast<int>(2028 + random_() % 8)};
    out.places = {{.title = "", .shape = std::move(shape)}};
    out.effects = {{.type = std::move(effect), .place = 0, .parameters = std::move(parameters)}};
    return out;
  }
};

Evaluation all_of(city::City const& city, plan::Plan const& plan) {
  auto evaluation = evaluate({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2035}});
  if (!evaluation) { throw std::runtime_error{to_text(evaluation.error())}; }
  return *std::move(evaluation);
}

TEST(Properties, OrderOfMeasuresIsIrrelevant) {
  auto const city = testing::city_from(kCity);
  auto draw = Draw{11};
  for (auto round = 0; round < kRounds; ++round) {
    auto plan = plan::Plan{};
    for (auto i = 0; i < 7; ++i) { plan.measures.push_back(draw.any(i)); }
    auto const first = all_of(city, plan);
    draw.shuffle(plan.measures);
    auto const second = all_of(city, plan);
    for (auto i = std::size_t{0}; i < first.comparisons.size(); ++i) {
      EXPECT_EQ(first.comparisons[i].planned, second.comparisons[i].planned)
          << "round " << round << ", " << first.comparisons[i].indicator->id;
    }
  }
}

TEST(Properties, APathOrFacilityNeverLowersAccess) {
  auto const city = testing::city_from(kCity);
  auto draw = Draw{13};
  for (auto round = 0; round < kRounds; ++round) {
    auto plan = plan::Plan{};
    auto before = all_of(city, plan);
    for (auto i = 0; i < 5; ++i) {
      plan.measures.push_back(draw.addition(i));
      auto now = all_of(city, plan);
      for (auto k = std::size_t{0}; k < now.comparisons.size(); ++k) {
        auto const& [indicator, parameters, today, planned] = now.comparisons[k];
        auto const& old = before.comparisons[k].planned.cells;
        auto const sign = indicator->better == indicators::Direction::kHigher ? 1.0 : -1.0;
        for (auto cell = std::size_t{0}; cell < old.size(); ++cell) {
          if (!old[cell]) { continue; }
          ASSERT_TRUE(planned.cells[cell]) << indicator->id << ", round " << round;
          EXPECT_GE(sign * *planned.cells[cell], sign * *old[cell]) << indicator->id << ", round " << round;
        }
      }
      before = std::move(now);
    }
  }
}

TEST(Properties, CountsOfCellsDistrictsAndCityAgree) {
  auto const city = testing::city_from(kCity);
  auto draw = Draw{17};
  for (auto round = 0; round < kRounds; ++round) {
    auto plan = plan::Plan{};
    for (auto i = 0; i < 6; ++i) { plan.measures.push_back(draw.any(i)); }
    auto const evaluation = all_of(city, plan);
    for (auto const& comparison : evaluation.comparisons) {
      auto sum = Persons{0};
      for (auto const& cell : evaluation.planned->people->cells) {
        sum += indicators::weight(cell, comparison.planned.group).value_or(Persons{0});
      }
      auto const& rows = comparison.planned.districts.rows;
      EXPECT_EQ(rows[0].counted, sum) << comparison.indicator->id << ", round " << round;
      EXPECT_EQ(rows[0].counted, rows[1].counted + rows[2].counted);
      EXPECT_EQ(rows[0].covered, rows[1].covered + rows[2].covered);
      EXPECT_LE(rows[0].covered, rows[0].counted);
    }
  }
}

// Values with the plan come from searches that go on from today's, and only where something that is read has changed.
TEST(Properties, TheSameAsEvaluatingTheChangedCityFromNothing) {
  auto const city = testing::city_from(kCity);
  auto draw = Draw{23};
  for (auto round = 0; round < kRounds; ++round) {
    auto plan = plan::Plan{};
    for (auto i = 0; i < 5; ++i) { plan.measures.push_back(draw.any(i)); }
    auto const evaluation = all_of(city, plan);
    auto const full = evaluate_today(*evaluation.planned).value();
    for (auto i = std::size_t{0}; i < full.comparisons.size(); ++i) {
      EXPECT_EQ(evaluation.comparisons[i].planned, full.comparisons[i].today)
          << full.comparisons[i].indicator->id << ", round " << round;
    }
  }
}

TEST(Properties, NothingChangesNothing) {
  auto const city = testing::city_from(kCity);
  auto const evaluation = all_of(city, {});
  auto const again = evaluate_today(city).value();
  for (auto i = std::size_t{0}; i < again.comparisons.size(); ++i) {
    EXPECT_EQ(evaluation.comparisons[i].today, evaluation.comparisons[i].planned);
    EXPECT_EQ(evaluation.comparisons[i].today, again.comparisons[i].today);
  }
}

TEST(Properties, OneMeasureContributesTheWholeJointEffect) {
  auto const city = testing::city_from(kCity);
  auto draw = Draw{19};
  for (auto round = 0; round < kRounds; ++round) {
    auto plan = plan::Plan{};
    plan.measures = {draw.any(round)};
    auto const result =
        contributions({.city = city, .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2035}});
    ASSERT_TRUE(result) << to_text(result.error());
    ASSERT_EQ(result->measures.size(), 1U);
    for (auto i = std::size_t{0}; i < result->joint.comparisons.size(); ++i) {
      auto const& comparison = result->joint.comparisons[i];
      auto const& [alone, last] = result->measures[0].indicators[i].rows[0];
      EXPECT_EQ(alone, last) << comparison.indicator->id;
      auto const today = comparison.today.districts.rows[0].value;
      auto const planned = comparison.planned.districts.rows[0].value;
      if (today && planned) { EXPECT_EQ(alone, *planned - *today) << comparison.indicator->id; }
    }
  }
}

}  // namespace
}  // namespace leitbild::scenario
