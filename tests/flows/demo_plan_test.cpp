// The demo plan in the demo city: its places lie where it says, and all its effects can be computed.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/schematic/schematic.h"
#include "plan/read_plan.h"
#include "scenario/scenario.h"

namespace leitbild {
namespace {

constexpr auto kSeed = std::uint64_t{2025};  // of `leitbild demo`

class DemoPlan : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    city_ = new city::City{city::assemble(*importing::generate_city(importing::kaiserslautern_facts(), kSeed))};
    plan_ = new plan::Plan{*plan::read_plan(plan::kaiserslautern_plan(), "plan.toml")};
  }
  static void TearDownTestSuite() {
    delete plan_;
    delete city_;
  }
  static city::City const& city() { return *city_; }
  static plan::Plan const& plan() { return *plan_; }

  /// The Ortsbezirke a measure names, itself or by one of their districts.
  static std::vector<std::string> ortsbezirke(plan::Measure const& measure) {
    auto const& rows = city().districts->rows;
    auto out = std::vector<std::string>{};
    for (auto const& code : measure.districts) {
      auto const found = city::find(*city().districts, code);
      if (!found || rows[*found].code != code) {
        ADD_FAILURE() << measure.code << " names the unknown district " << code;
        continue;
      }
      for (auto const id : city::chain_upwards(*city().districts, *found)) {
        auto const& name = rows[id].code;
        if (rows[id].level == city::Level::kOrtsbezirk && std::ranges::find(out, name) == out.end()) {
          out.push_back(name);
        }
      }
    }
    return out;
  }

 private:
  inline static city::City const* city_;
  inline static plan::Plan const* plan_;
};

std::vector<geo::Point> vertices(geo::Shape const& shape) {
  if (auto const* const point = std::get_if<geo::Point>(&shape)) { return {*point}; }
  if (auto const* const line = std::get_if<geo::Line>(&shape)) { return {line->begin(), line->end()}; }
  auto out = std::vector<geo::Point>{};
  for (auto const& polygon : std::get<geo::MultiPolygon>(shape)) {
    out.insert(out.end(), polygon.outer.begin(), polygon.outer.end());
  }
  return out;
}

TEST_F(DemoPlan, CoversTheCoreCityAndEveryOrtsbezirk) {
  auto count = std::map<std::string, int>{};
  for (auto const& measure : plan().measures) {
    for (auto const& code : ortsbezirke(measure)) { ++count[code]; }
  }
  for (auto const& district : city().districts->rows) {
    if (district.level == city::Level::kOrtsbezirk) { EXPECT_GE(count[district.code], 3) << district.code; }
  }
  EXPECT_EQ(count.size(), 10U);
}

TEST_F(DemoPlan, EveryPlaceLiesInADistrictThatItsMeasureNames) {
  for (auto const& measure : plan().measures) {
    for (auto const& place : measure.places) {
      for (auto const at : vertices(place.shape)) {
        auto const holds_it = [&](std::string const& code) {
          return geo::contains(city().districts->rows[city::find(*city().districts, code).value()].shape, at);
        };
        EXPECT_TRUE(std::ranges::any_of(measure.districts, holds_it))
            << measure.code << " " << place.title << " " << geo::to_wkt(at, 0);
      }
    }
  }
}

TEST_F(DemoPlan, EveryEffectCanBeComputed) {
  auto with_effect = std::vector<std::string>{};
  for (auto const& measure : plan().measures) {
    if (!measure.effects.empty()) { with_effect.push_back(measure.code); }
  }
  EXPECT_GE(with_effect.size(), 40U);
  auto const evaluation = scenario::evaluate(
      {.city = city(), .plan = plan(), .selection = {.all = false, .codes = with_effect}, .year = Year{2040}});
  ASSERT_TRUE(evaluation) << to_text(evaluation.error());
  EXPECT_THAT(evaluation->measures, ::testing::UnorderedElementsAreArray(with_effect));
}

/// Within the city.
void expect_inside(geo::MultiPolygon const& city, geo::Shape const& shape, std::string const& code) {
  for (auto const at : vertices(shape)) { EXPECT_TRUE(geo::contains(city, at)) << code << " " << geo::to_wkt(at, 0); }
}

TEST_F(DemoPlan, WhatIsDrawnLiesInTheCity) {
  auto const& outline = city().districts->rows[city::Districts::kWholeCity].shape;
  for (auto const& feature : plan().spatial_features) { expect_inside(outline, feature.shape.value(), feature.code); }
  for (auto const& area : plan().funding_areas) {
    if (area.shape) { expect_inside(outline, *area.shape, area.code); }
  }
  for (auto const& specialist : plan().specialist_plans) {
    if (specialist.shape) { expect_inside(outline, *specialist.shape, specialist.code); }
  }
}

TEST_F(DemoPlan, MeasuresOfAFundedProjectLieInItsArea) {
  for (auto const& project : plan().funded_projects) {
    auto const area = std::ranges::find(plan().funding_areas, project.area, &plan::FundingArea::code);
    ASSERT_NE(area, plan().funding_areas.end()) << project.code;
    auto const& outline = std::get<geo::MultiPolygon>(area->shape.value());
    for (auto const& code : project.measures) {
      for (auto const& place : plan::find_measure(plan(), code)->places) {
        for (auto const at : vertices(place.shape)) {
          EXPECT_TRUE(geo::contains(outline, at)) << project.code << " " << code << " " << place.title;
        }
      }
    }
  }
}

TEST_F(DemoPlan, TargetsNameDistrictsOfTheCity) {
  for (auto const& target : plan().indicator_targets) {
    auto const found = city::find(*city().districts, target.district);
    EXPECT_TRUE(target.district.empty() || (found && city().districts->rows[*found].code == target.district))
        << target.code;
  }
}

}  // namespace
}  // namespace leitbild
