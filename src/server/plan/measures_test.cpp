// The list of measures: filters against a plain reading of their definition, pages, downloads, refusals.
#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/test_site.h"

namespace leitbild::server {
namespace {

using ::testing::AllOf;
using testing::Asker;
using ::testing::HasSubstr;
using ::testing::Not;

plan::Measure a_measure(std::string code) {
  auto out = plan::Measure{};
  out.title = "Maßnahme " + code;
  out.code = std::move(code);
  out.field = "A";
  return out;
}

/// Two fields, three goals (Z2 below Z1), measures in the districts of the nine blocks, as a seed has it.
plan::Plan random_plan(unsigned seed, int count) {
  auto random = std::mt19937{seed};
  auto const one_of = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  auto out = plan::Plan{};
  out.title = "Zufall";
  out.fields = {{"A", "Feld A", "", Theme::kLiving, ""}, {"B", "Feld B", "", Theme::kClimate, ""}};
  out.goals = {{"Z1", "A", "eins", ""}, {"Z2", "A", "zwei", ""}, {"Z3", "B", "drei", ""}};
  auto below = plan::GoalPosition{};
  below.code = "P2";
  below.goal = "Z2";
  below.parent = "Z1";
  out.goal_positions = {below};
  for (auto i = 0; i < count; ++i) {
    auto m = a_measure(fmt::format("M-{:03}", i));
    m.field = one_of(2) == 0 ? "A" : "B";
    m.goals = {fmt::format("Z{}", 1 + one_of(3))};
    m.state = static_cast<plan::State>(one_of(14));
    m.flagship = one_of(4) == 0;
    m.lead = one_of(2) == 0 ? "Referat Grün" : "Referat Tiefbau";
    m.title = one_of(2) == 0 ? "Grüne Straße" : "Weg zum Bahnhof";
    if (one_of(3) > 0) { m.start = Year{2025 + one_of(8)}; }
    if (one_of(3) > 0) { m.end = Year{m.start.value_or(Year{2025}).value + one_of(6)}; }
    if (one_of(3) > 0) { m.cost = plan::CostEstimate{euros(1000 * one_of(900)), Year{2026}}; }
    switch (one_of(4)) {
      case 0: m.districts = {"1"}; break;
      case 1: m.districts = {"2"}; break;
      case 2: m.districts = {"1", "2"}; break;
      default: break;
    }
    out.measures.push_back(std::move(m));
  }
  return out;
}

std::shared_ptr<Site const> site_of(plan::Plan plan) {
  return Site::make(testing::content(std::move(plan), leitbild::testing::city_from(testing::kNineBlocks)));
}

std::set<std::string> codes(Json const& answer) {
  auto out = std::set<std::string>{};
  for (auto const& row : answer["measures"]) { out.insert(row["code"].get<std::string>()); }
  return out;
}

template <class Predicate>
std::set<std::string> brute_force(plan::Plan const& plan, Predicate const& is_meant) {
  auto out = std::set<std::string>{};
  for (auto const& m : plan.measures) {
    if (is_meant(m)) { out.insert(m.code); }
  }
  return out;
}

bool has(std::vector<std::string> const& list, std::string_view code) { return std::ranges::count(list, code) > 0; }

TEST(Measures, EveryFilterIsWhatItSays) {
  auto const plan = random_plan(7, 200);
  auto asker = Asker{site_of(plan)};
  auto const ask = [&](std::string const& query) {
    return codes(asker.json("/api/v1/measures?page_size=1000&" + query));
  };
  EXPECT_EQ(ask("field=B"), brute_force(plan, [](auto const& m) { return m.field == "B"; }));
  EXPECT_EQ(ask("field=A,B").size(), plan.measures.size());
  EXPECT_EQ(ask("goal=Z1"), brute_force(plan, [](auto const& m) { return has(m.goals, "Z1") || has(m.goals, "Z2"); }));
  EXPECT_EQ(ask("goal=Z2"), brute_force(plan, [](auto const& m) { return has(m.goals, "Z2"); }));
  EXPECT_EQ(ask("district=nord"), brute_force(plan, [](auto const& m) { return has(m.districts, "1"); }));
  EXPECT_EQ(ask("state=idea,in-umsetzung"), brute_force(plan, [](auto const& m) {
              return m.state == plan::State::kIdea || m.state == plan::State::kInProgress;
            }));
  EXPECT_EQ(ask("flagship=true"), brute_force(plan, [](auto const& m) { return m.flagship; }));
  EXPECT_EQ(ask("flagship=false"), brute_force(plan, [](auto const& m) { return !m.flagship; }));
  EXPECT_EQ(ask("lead=referat-tiefbau"), brute_force(plan, [](auto const& m) { return m.lead == "Referat Tiefbau"; }));
  EXPECT_EQ(ask("q=STRASSE"), brute_force(plan, [](auto const& m) { return m.title == "Grüne Straße"; }));
  EXPECT_EQ(ask("q=gruen"),
            brute_force(plan, [](auto const& m) { return m.title == "Grüne Straße" || m.lead == "Referat Grün"; }));
  for (auto year = 2024; year < 2040; ++year) {
    EXPECT_EQ(ask(fmt::format("year={}", year)), brute_force(plan, [&](plan::Measure const& m) {
                if (!m.start && !m.end) { return false; }
                return (!m.start || m.start->value <= year) && (!m.end || year <= m.end->value);
              }));
  }
}

TEST(Measures, FiltersTogetherAreTheCutOfEachAndFacetsSayWhatWouldCome) {
  auto asker = Asker{site_of(random_plan(11, 150))};
  auto random = std::mt19937{3};
  auto const filters = std::vector<std::string>{
      "field=A",           "goal=Z3",   "district=sued", "state=completed,decided,idea,proposed",
      "flagship=false",    "year=2029", "q=weg",         "from=2027&to=2030",
      "lead=referat-gruen"};
  for (auto round = 0; round < 30; ++round) {
    auto const& one = filters[random() % filters.size()];
    auto const& other = filters[random() % filters.size()];
    if (one == other) { continue; }
    auto const list = [&](std::string const& q) { return codes(asker.json("/api/v1/measures?page_size=1000&" + q)); };
    auto const first = list(one);
    auto const second = list(other);
    auto both = std::set<std::string>{};
    std::ranges::set_intersection(first, second, std::inserter(both, both.end()));
    EXPECT_EQ(list(one + "&" + other), both) << one << " " << other;
    auto const answer = asker.json("/api/v1/measures?page_size=1000&" + one);
    for (auto const& choice : answer["facets"]["district"]) {
      if (one.starts_with("district")) { break; }
      auto const chosen =
          asker.json(fmt::format("/api/v1/measures?{}&district={}", one, choice["value"].get<std::string>()));
      EXPECT_EQ(chosen["count"], choice["count"]) << one << " " << choice;
    }
  }
}

TEST(Measures, AWiderAreaAndAPartCount) {
  auto plan = random_plan(1, 0);
  for (auto const* const code : {"whole", "north", "south"}) { plan.measures.push_back(a_measure(code)); }
  auto city = leitbild::testing::city_from(testing::kNineBlocks);
  auto const whole = city.districts->rows[city::Districts::kWholeCity].code;
  plan.measures[0].districts = {whole};
  plan.measures[1].districts = {"1"};
  plan.measures[2].districts = {"2"};
  auto asker = Asker{site_of(plan)};
  EXPECT_EQ(codes(asker.json("/api/v1/measures?district=1")), (std::set<std::string>{"north", "whole"}));
  EXPECT_EQ(codes(asker.json("/api/v1/measures?district=" + percent_encoded(whole))).size(), 3U);
}

TEST(Measures, PagesCoverTheListWithoutGapsAndTwins) {
  auto const plan = random_plan(5, 95);
  auto asker = Asker{site_of(plan)};
  for (auto const* const sort :
       {"plan", "code", "-code", "title", "-title", "start", "-end", "cost", "-cost", "state"}) {
    auto all = std::vector<std::string>{};
    for (auto page = 1; page <= 4; ++page) {
      auto const answer = asker.json(fmt::format("/api/v1/measures?page_size=30&page={}&sort={}", page, sort));
      EXPECT_EQ(answer["pages"], 4);
      EXPECT_EQ(answer["count"], 95);
      for (auto const& row : answer["measures"]) { all.push_back(row["code"].get<std::string>()); }
      EXPECT_EQ(answer["links"]["next"].is_null(), page == 4);
    }
    EXPECT_EQ(all.size(), 95U);
    EXPECT_EQ((std::set<std::string>{all.begin(), all.end()}).size(), 95U) << sort;
  }
  EXPECT_TRUE(asker.json("/api/v1/measures?page=99")["measures"].empty());
}

TEST(Measures, WhatHasNoValueComesLastBothWays) {
  auto asker = Asker{site_of(random_plan(5, 60))};
  for (auto const* const sort : {"cost", "-cost"}) {
    auto without = false;
    auto before = Json();
    auto const sorted = asker.json(fmt::format("/api/v1/measures?sort={}", sort));
    for (auto const& row : sorted["measures"]) {
      auto const& cost = row["cost_cents"];
      EXPECT_FALSE(without && !cost.is_null());
      if (!cost.is_null() && !before.is_null()) {
        auto const rising = before.get<std::int64_t>() <= cost.get<std::int64_t>();
        EXPECT_TRUE(before == cost || rising == (sort[0] != '-'));
      }
      without = cost.is_null();
      before = cost;
    }
  }
}

TEST(Measures, EveryValueThatIsNotThereIsNamedWithWhatIsAllowed) {
  auto asker = Asker{site_of(random_plan(1, 3))};
  auto const problem = asker.json("/api/v1/measures?field=X&goal=Y&district=atlantis&state=dreaming&lang=de", 400);
  ASSERT_EQ(problem["parameters"].size(), 4U);
  auto const text = problem.dump();
  EXPECT_THAT(text, AllOf(HasSubstr("„X“"), HasSubstr("A, B"), HasSubstr("Z1, Z2, Z3"), HasSubstr("nord"),
                          HasSubstr("in_progress")));
  EXPECT_EQ(asker.json("/api/v1/measures?from=2030&to=2029", 400)["parameters"][0]["name"], "to");
  EXPECT_EQ(asker.get("/api/v1/measures?year=twenty").status, 400);
  EXPECT_EQ(asker.get("/api/v1/measures?page_size=1001").status, 400);
  EXPECT_EQ(asker.get("/api/v1/measures?q=&year=&state=").status, 200);  // a form with empty fields
}

TEST(Measures, DownloadsHoldExactlyTheSelection) {
  auto asker = Asker{testing::demo_site()};
  auto const wanted = codes(asker.json("/api/v1/measures?field=KLI&page_size=1000"));
  ASSERT_GT(wanted.size(), 3U);
  auto const features = asker.json("/api/v1/measures.geojson?field=KLI");
  auto found = std::set<std::string>{};
  for (auto const& feature : features["features"]) { found.insert(feature["id"].get<std::string>()); }
  EXPECT_EQ(found, wanted);
  auto const csv = Asker::text(asker.get("/api/v1/measures.csv?field=KLI&lang=de"));
  EXPECT_EQ(std::ranges::count(csv, '\n'), static_cast<std::ptrdiff_t>(wanted.size()) + 1);
  EXPECT_THAT(csv, AllOf(HasSubstr("Kürzel;Titel;Beispiel;"), HasSubstr("KLI-08;"), Not(HasSubstr("WOH-01"))));
  auto const workbook = asker.get("/api/v1/measures.xlsx?field=KLI");
  EXPECT_EQ(workbook.status, 200);
  EXPECT_TRUE(Asker::text(workbook).starts_with("PK"));
}

TEST(Measures, SpreadsheetsGetNoFormulas) {
  auto plan = random_plan(1, 1);
  plan.measures[0].title = "=HYPERLINK(\"http://evil\")";
  auto asker = Asker{site_of(plan)};
  auto const csv = Asker::text(asker.get("/api/v1/measures.csv"));
  EXPECT_THAT(csv, HasSubstr("'=HYPERLINK"));
}

TEST(Measures, AMapGetsGeometryInDegreesWhereTheCityLiesOnEarth) {
  auto asker = Asker{site_of(random_plan(1, 2))};
  auto const drawn = asker.json("/api/v1/measures?geometry=true");
  for (auto const& row : drawn["measures"]) { EXPECT_TRUE(row["geometry"].is_null()); }
  EXPECT_FALSE(asker.json("/api/v1/measures")["measures"][0].contains("geometry"));
  EXPECT_EQ(asker.json("/api/v1/measures?view=map")["background"]["type"], "FeatureCollection");
}

}  // namespace
}  // namespace leitbild::server
