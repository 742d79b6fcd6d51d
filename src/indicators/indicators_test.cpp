// What no .case can show: missing knowledge, whole sets of indicators, the order of sums.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indicators/indicator.h"
#include "testing/city_text.h"

namespace leitbild::indicators {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

IndicatorValues values(city::City const& city, std::string_view id) {
  auto const* const entry = find_indicator(id);
  if (entry == nullptr) { throw std::runtime_error{"no such indicator"}; }
  auto searches = travel::Searches{city};
  auto ground = nature::GroundModels{city};
  auto cells = std::vector<city::CellId>{};
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) { cells.emplace_back(i); }
  auto const parameters = parameters_of(*entry).value();
  return values_of(*entry->indicator, {.city = city,
                                       .cells = cells,
                                       .searches = searches,
                                       .ground = ground,
                                       .parameters = parameters,
                                       .reads = entry->indicator->reads})
      .value();
}

DistrictValue city_value(city::City const& city, std::string_view id) {
  return values(city, id).districts[city::Districts::kWholeCity];
}

TEST(Indicators, EveryParameterHasASourceAndEveryTitleIsItsOwn) {
  auto titles = std::set<std::string_view>{};
  for (auto const& entry : all_indicators()) {
    auto const parameters = parameters_of(entry);
    ASSERT_TRUE(parameters) << entry.indicator->id << ": " << to_text(parameters.error());
    EXPECT_TRUE(titles.insert(entry.indicator->title_de).second) << entry.indicator->title_de;
    EXPECT_TRUE(titles.insert(entry.indicator->title_en).second) << entry.indicator->title_en;
  }
}

TEST(Indicators, HaveTextsInBothLanguages) {
  for (auto const& entry : all_indicators()) {
    auto const& indicator = *entry.indicator;
    EXPECT_FALSE(indicator.title_de.empty()) << indicator.id;
    EXPECT_FALSE(indicator.title_en.empty()) << indicator.id;
    EXPECT_FALSE(indicator.method_de.empty()) << indicator.id;
    EXPECT_FALSE(indicator.method_en.empty()) << indicator.id;
    EXPECT_NE(indicator.method_en, indicator.method_de) << indicator.id;
  }
}

// BBSR, INKAR, GALK and local transport plans measure their reach as the crow flies: no such share or distance may stand
// beside a walk as if it were its target. A yardstick is only allowed where nothing is walked.
TEST(Indicators, NoYardstickStandsBesideAWalk) {
  for (auto const& entry : all_indicators()) {
    auto const walks = entry.indicator->reads.has(city::Layer::kStreets);
    auto const parameters = parameters_of(entry).value();
    EXPECT_FALSE(walks && parameters.find("yardstick")) << entry.indicator->id;
    EXPECT_THAT(std::string{entry.indicator->source}, Not(HasSubstr("%"))) << entry.indicator->id;
  }
}

TEST(Indicators, BandsFollowFromTheRangesOfParameters) {
  constexpr auto kPlots = R"(
map
a---b---c---d---e---f---g---h---i---j---k
end
coverage green 0 100 1000 1100
ground residential 0 100 1000 1100
people (550,650) 20
)";
  auto const city = testing::city_from(kPlots);
  auto const warming = values(city, "night_warming");  // 0.742 of the heat island: 4 K, from 3 to 6
  auto const band = warming.bands[city::Districts::kWholeCity].value();
  EXPECT_NEAR(warming.districts[city::Districts::kWholeCity].value.value(), 2.968, 1e-5);
  EXPECT_NEAR(band.low, 2.226, 1e-5);
  EXPECT_NEAR(band.high, 4.452, 1e-5);
  EXPECT_TRUE(values(city, "sealed_within_300m").bands.rows.empty());
  // A map's rain is off by as much as the rain that is assumed without one.
  auto const mapped = testing::city_from(std::string{kPlots} + "groundmap yearly_rain 840\n");
  auto const assumed = values(city, "percolation");
  auto const of_map = values(mapped, "percolation");
  auto const whole = city::Districts::kWholeCity;
  EXPECT_NEAR(of_map.districts[whole].value.value(), 1.2 * assumed.districts[whole].value.value(), 1e-4);
  EXPECT_NEAR(of_map.bands[whole]->high, 1.2 * assumed.bands[whole]->high, 1e-4);
}

TEST(Indicators, AmountsAreThoseOfAllGround) {
  auto const city = testing::city_from(R"(
map
a---b---c---d---e---f---g---h---i---j---k
end
coverage green 0 100 1000 1100
ground meadow 0 100 1000 1100
district W West 0 100 500 1100
district O Ost 500 100 1000 1100
people (150,650) 20
)");
  auto const found = values(city, "yearly_percolation");
  EXPECT_NEAR(found.districts[city::DistrictId{1U}].value.value(), 91'000.0, 1.0);
  EXPECT_NEAR(found.districts[city::DistrictId{2U}].value.value(), 91'000.0, 1.0) << "nobody lives there";
  EXPECT_NEAR(found.districts[city::Districts::kWholeCity].value.value(), 182'000.0, 1.0);
  EXPECT_NEAR(found.cells[0].value(), 1'820.0, 0.1) << "a hectare";
}

TEST(Indicators, WithoutATimetableServiceIsNotKnown) {
  auto const city = testing::city_from("map\na---b\nend\nstop a Halt\npeople b 10\n");
  EXPECT_EQ(city_value(city, "stop_within_300m").value, 1.0);
  for (auto const* const id : {"served_stop_within_300m", "served_stop_within_500m"}) {
    auto const value = city_value(city, id);
    EXPECT_EQ(value.value, std::nullopt);
    EXPECT_EQ(value.counted, persons(10.0));
    EXPECT_EQ(value.covered, Persons{0});
  }
}

TEST(Indicators, ChildrenAreTheWidestGroupThatIsKnown) {
  auto const counted = [](std::string_view ages) {
    auto const city = testing::city_from("map\na---b\nend\nfacility playground a\npeople b 10 " + std::string{ages});
    return values(city, "playground_within_400m_of_children");
  };
  EXPECT_EQ(counted("under_6=1 under_10=2 under_18=4").group, city::AgeGroup::kUnder18);
  EXPECT_EQ(counted("under_6=1 under_10=2 under_18=4").districts.rows[0].covered, persons(4.0));
  EXPECT_EQ(counted("under_6=1 under_10=2").group, city::AgeGroup::kUnder10);
  EXPECT_EQ(counted("under_6=1 from_65=3").group, city::AgeGroup::kUnder6);
  auto const unknown = counted("from_65=3");
  EXPECT_EQ(unknown.districts.rows[0].value, std::nullopt);
  EXPECT_EQ(unknown.districts.rows[0].counted, Persons{0});
}

TEST(Indicators, ACellCountsWhereAllThatIsReadIsKnown) {
  auto const city = testing::city_from(R"(
map
a---b---c
end
coverage facilities -50 -50 150 50
coverage stops 50 -50 250 50
facility groceries a
stop c
people a 1
people b 2
people c 4
)");
  EXPECT_EQ(city_value(city, "groceries_within_700m").covered, persons(3.0));
  EXPECT_EQ(city_value(city, "stop_within_300m").covered, persons(6.0));
  EXPECT_EQ(city_value(city, "basic_services_reached").covered, persons(2.0));
  EXPECT_EQ(city_value(city, "basic_services_reached").value, 2.0);
}

TEST(Indicators, AParkWithoutResidentsAroundHasNoShareInDistrictsOfNobody) {
  auto const city = testing::city_from(R"(
map
a---b
end
district W West -500 -500 50 500
district O Ost 50 -500 500 500
green park 100 100 200 200 Park
people a 10
)");
  auto const values_by_district = values(city, "park_area_per_resident").districts.rows;
  EXPECT_EQ(values_by_district[1].value, 0.0);
  EXPECT_EQ(values_by_district[2].value, std::nullopt) << "nobody lives in the east";
  EXPECT_EQ(values_by_district[0].value, 1000.0);
}

TEST(PopulationWeighted, ChildrenOfDistrictsAddUpExactly) {
  auto const city = testing::city_from(R"(
map
a---b---c
end
district W West -50 -50 150 50
district O Ost 150 -50 250 50
people a 0.001
people b 0.002
people c 123456.789
)");
  auto const rows = population_weighted(city, std::vector<std::optional<double>>{1.0, 0.1, std::nullopt}).rows;
  EXPECT_EQ(rows[0].counted, rows[1].counted + rows[2].counted);
  EXPECT_EQ(rows[0].counted.value, 123'456'792);
  EXPECT_EQ(rows[0].covered.value, 3);
  EXPECT_DOUBLE_EQ(rows[0].value.value(), 0.4);
  EXPECT_EQ(rows[2].value, std::nullopt);
}

}  // namespace
}  // namespace leitbild::indicators
