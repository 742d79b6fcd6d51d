// The models on a handful of pixels, by the embedded numbers of the reference's own tests (models.md §1.6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/area.h"
#include "nature/cooling.h"
#include "nature/cooling_fit.h"
#include "nature/flood.h"
#include "nature/nature_access.h"
#include "nature/nature_balance.h"
#include "nature/population.h"
#include "nature/stormwater.h"
#include "nature/wellbeing.h"
#include "nature/zones.h"

namespace leitbild::nature {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

template <class T>
geo::Grid<T> grid(int columns, std::vector<T> values) {
  auto out = geo::Grid<T>{columns, static_cast<int>(values.size()) / columns};
  out.values.assign(values.begin(), values.end());
  return out;
}

TEST(Flood, FollowsTheCurveNumberMethod) {
  EXPECT_DOUBLE_EQ(potential_retention(100.0), 0.0);
  EXPECT_DOUBLE_EQ(potential_retention(0.0), 100'000.0);
  EXPECT_NEAR(potential_retention(65.0), 136.769, 1e-3);
  EXPECT_NEAR(potential_retention(90.0), 28.222, 1e-3);
  EXPECT_DOUBLE_EQ(runoff(40.0, 100.0), 40.0);
  EXPECT_DOUBLE_EQ(runoff(10.0, 65.0), 0.0) << "0.2 S is 27 mm";
}

TEST(Flood, MapsClassesAndSoils) {
  auto const numbers = std::vector<CurveNumbers>{{100, 100, 100, 100}, {30, 55, 70, 77}};
  auto const land_use = grid<ClassIndex>(3, {0, 1, kNoClass});
  auto const soil = grid<SoilGroup>(3, {2, 0, 1});
  auto const values = flood_values(FloodResult::kRunoffVolume, numbers, 40.0, SquareMetres{100});
  auto out = geo::Grid<float>{3, 1};
  map(land_use, soil, values, 2, out);
  EXPECT_FLOAT_EQ(out.values[0], 4.0F);
  EXPECT_FLOAT_EQ(out.values[1], 0.0F);
  EXPECT_FALSE(geo::has_value(out.values[2]));
}

TEST(Classes, MissingOnesAreAllNamed) {
  auto const codes = std::vector{1, 2, 700'000'000};
  auto const raster = grid<int>(5, {1, 9, geo::kNoCode, 700'000'000, -3});
  auto classes = CodeFinder<ClassIndex>{codes, kNoClass};
  auto rows = std::vector<ClassIndex>(raster.values.size());
  classes.find(raster.values, rows);
  EXPECT_THAT(rows, ElementsAre(0, kNoClass, kNoClass, 2, kNoClass));
  EXPECT_THAT(check_classes(classes.missing(), "cn.csv").error().problems[0].what, HasSubstr(": -3, 9"));
  auto soils = CodeFinder<SoilGroup>{kSoilCodes, kNoSoil};
  auto groups = std::vector<SoilGroup>(2);
  soils.find(std::vector{4, 5}, groups);
  EXPECT_THAT(groups, ElementsAre(3, kNoSoil));
  EXPECT_THAT(check_soil_groups(soils.missing(), "soil.tif").error().problems[0].what, HasSubstr("Bodengruppen 5"));
  EXPECT_TRUE(check_soil_groups({}, "soil.tif"));
}

geo::GridFrame frame(int columns, int rows, double side) {
  return {.corner = {0.0, rows * side},
          .pixel_width = side,
          .pixel_height = side,
          .columns = columns,
          .rows = rows,
          .definition = {}};
}

TEST(Zone, HoldsTheCentresInside) {
  auto const at = frame(4, 4, 10.0);
  EXPECT_THAT(geo::zone_of(at, geo::rectangle({{4, 21}, {26, 40}})),
              ElementsAre(geo::PixelRun{0, 0, 3}, geo::PixelRun{1, 0, 3}));
  EXPECT_THAT(geo::zone_of(at, geo::rectangle({{6, 6}, {9, 9}})), ElementsAre(geo::PixelRun{3, 0, 1}))
      << "too small for a centre";
  EXPECT_THAT(geo::zone_of(at, geo::rectangle({{100, 100}, {120, 120}})), IsEmpty());
  auto ring = geo::rectangle({{0, 0}, {40, 40}});
  ring[0].holes.push_back(geo::rectangle({{10, 10}, {30, 30}})[0].outer);
  EXPECT_EQ(sum_of(geo::zone_of(at, ring), geo::Grid<float>{4, 4, 1.0F}).count, 12U);
  // Neighbours share no pixel, even where the border runs through centres.
  auto const left = sum_of(geo::zone_of(at, geo::rectangle({{0, 0}, {15, 40}})), geo::Grid<float>{4, 4, 1.0F}).count;
  auto const right = sum_of(geo::zone_of(at, geo::rectangle({{15, 0}, {40, 40}})), geo::Grid<float>{4, 4, 1.0F}).count;
  EXPECT_EQ(left + right, 16U);
}

TEST(NatureAccess, SharesNatureAmongThoseWhoReachIt) {
  auto const land_use = grid<ClassIndex>(3, {1, 0, kNoClass});
  auto const people = grid<float>(3, {0.0F, 4.0F, 9.0F});
  auto const shares = std::vector{0.0, 1.0};
  auto const input = NatureAccessInput{
      .land_use = land_use, .residents = people, .nature_by_class = shares, .pixel_side = 10.0, .threads = 1};
  auto const supply = supply_uniform(input, Decay::kDichotomy, Metres{10});
  EXPECT_FLOAT_EQ(supply.values[0], 25.0F);
  EXPECT_FLOAT_EQ(supply.values[1], 25.0F);
  EXPECT_FALSE(geo::has_value(supply.values[2]));
  EXPECT_FLOAT_EQ(accessible_nature(input, Decay::kDichotomy, Metres{10}).values[1], 100.0F);
  auto const radii = std::vector{Metres{0}, Metres{10}};
  EXPECT_FLOAT_EQ(supply_by_class(input, Decay::kDichotomy, radii).values[1], 25.0F);
  auto groups = std::vector<PopulationGroup>{};
  groups.push_back({"a", geo::Grid<float>{3, 1, 0.25F}, Metres{10}});
  groups.push_back({"b", geo::Grid<float>{3, 1, 0.75F}, Metres{10}});
  EXPECT_FLOAT_EQ(supply_by_group(input, Decay::kDichotomy, groups).supply.values[1], 25.0F)
      << "equal radii: as without groups; shares are not rounded";
  EXPECT_FLOAT_EQ(supply_uniform(input, Decay::kDichotomy, Metres{5}).values[0], 100.0F) << "nobody else: undivided";
}

TEST(NatureBalance, CountsWhoHasTooLittle) {
  auto const supply = grid<float>(4, {geo::kNoValue, 100.5F, 50.0F, 25.0F});
  auto const balance = balance_per_resident(supply, SquareMetres{50});
  EXPECT_FLOAT_EQ(balance.values[1], 50.5F);
  auto const people = grid<float>(4, {1.0F, 2.0F, 3.0F, 4.0F});
  auto const found = balance_of({{0, 0, 4}}, balance, people);
  EXPECT_DOUBLE_EQ(found.residents, 9.0);
  EXPECT_DOUBLE_EQ(found.undersupplied, 4.0);
  EXPECT_DOUBLE_EQ(found.oversupplied, 2.0) << "exactly at the demand is neither";
  EXPECT_DOUBLE_EQ(found.per_resident().value(), (2 * 50.5 - 4 * 25.0) / 9.0);
  EXPECT_FALSE(DistrictBalance{}.per_resident());
}

TEST(Population, KeepsTheNumberOfPeople) {
  auto const coarse = grid<float>(2, {8.0F, 4.0F});
  auto const spread = spread_residents(coarse, frame(2, 1, 20.0), frame(4, 2, 10.0)).value();
  EXPECT_THAT(spread.values, ElementsAre(2, 2, 1, 1, 2, 2, 1, 1));
  EXPECT_THAT(spread_residents(spread, frame(4, 2, 10.0), frame(2, 1, 20.0))->values, ElementsAre(8, 4));
}

TEST(Cooling, GivesTheNumbersOfTheReferencesOwnTest) {
  auto land_use =
      grid<ClassIndex>(6, {2, 3, 1, 5, 5, 5, 3, 3, 1, 1, 4, 5, 5, 5, 4, 2, 3, 1, 4, 1, 4, 2, 2, 1, 1, 5, 4, 1, 1, 2});
  for (auto& code : land_use.values) { --code; }
  auto const evapotranspiration =
      grid<float>(6, {800, 799, 567, 234, 422, 422, 765, 867, 765, 654, 456, 677, 556, 443, 456,
                      265, 876, 890, 433, 266, 677, 776, 900, 687, 456, 832, 234, 234, 234, 554});
  auto const rows = std::vector<ClassCooling>{{false, 0, .05, 1, 0},
                                              {true, 1, .1, 1.1, 0},
                                              {true, 0, .2, .9, 0},
                                              {false, .2, .3, .3, 0},
                                              {false, 0, .4, .2, 0}};
  auto const largest = largest_evapotranspiration(evapotranspiration).value();
  EXPECT_EQ(largest, 900.0);
  auto parameters = CoolingParameters{};
  parameters.cooling_distance = parameters.mixing_radius = Metres{90};
  auto const model = CoolingModel{parameters, rows, largest, 30.0, 6, 5};
  auto capacity = geo::Grid<float>{6, 5};
  auto parks = capacity;
  model.capacity({land_use, evapotranspiration}, model.whole(), 1, capacity);
  model.park_capacity(land_use, capacity, model.whole(), 1, parks);
  auto const row_of = [](geo::Grid<float> const& values, int row) {
    auto const numbers = values.row(row);
    return std::vector<float>(numbers.begin(), numbers.end());
  };
  auto const near = [](float value) { return FloatNear(value, 1e-6F); };
  EXPECT_THAT(row_of(capacity, 0),
              ElementsAre(near(.815556F), near(.1998F), near(.136F), near(.0904F), near(.098756F), near(.098756F)));
  EXPECT_THAT(row_of(capacity, 3),
              ElementsAre(near(.208867F), near(.069111F), near(.225133F), near(.809689F), near(.84F), near(.162667F)));
  EXPECT_THAT(row_of(parks, 0), ElementsAre(near(.183541F), near(.160865F), near(.144615F), near(.137877F),
                                            near(.134337F), near(.133191F)));
  EXPECT_THAT(row_of(parks, 4), ElementsAre(near(.123915F), near(.132925F), near(.151136F), near(.174207F),
                                            near(.192404F), near(.211902F)));
}

TEST(Cooling, ParksCoolOnlyFromTwoHectaresOn) {
  auto const capacity = grid<float>(3, {0.1F, 0.1F, 0.9F});
  auto const parks = grid<float>(3, {0.5F, 0.5F, 0.5F});
  auto const green = grid<float>(3, {199.0F, 200.0F, 900.0F});
  auto const model = CoolingModel{{}, {}, 1.0, 10.0, 3, 1};
  auto out = geo::Grid<float>{3, 1};
  model.mitigation(capacity, parks, green, model.whole(), 1, out);
  EXPECT_THAT(out.values, ElementsAre(0.1F, 0.5F, 0.9F));
}

TEST(Cooling, CountsLostWork) {
  auto const degrees = grid<float>(4, {27.4F, 27.5F, 31.9F, 40.0F});
  auto loss = geo::Grid<float>{4, 1};
  work_loss(degrees, Work::kLight, 1, loss);
  EXPECT_THAT(loss.values, ElementsAre(0, 0, 25, 75));
  work_loss(degrees, Work::kHeavy, 1, loss);
  EXPECT_THAT(loss.values, ElementsAre(0, 25, 75, 75));
}

/// A made-up town of 60 by 60 pixels.
struct FitTown {
  geo::Grid<ClassIndex> land_use{60, 60};
  geo::Grid<float> evapotranspiration{60, 60, 1.0F};
  std::vector<ClassCooling> by_class{{true, .9, .15, 1, 0}, {false, .1, .2, .4, 0}, {false, 0, .1, .1, 0}};

  FitTown() {
    for (auto i = std::size_t{0}; i < land_use.values.size(); ++i) {
      land_use.values[i] = static_cast<ClassIndex>((i % 60 / 9 + i / 60 / 11) % 3);
    }
  }
  FitInput input() const { return {land_use, evapotranspiration, by_class, 1.0, 30.0, 1}; }

  geo::Grid<float> air(CoolingParameters const& parameters) const {
    auto const model = CoolingModel{parameters, by_class, 1.0, 30.0, 60, 60};
    auto a = geo::Grid<float>{60, 60};
    auto b = a;
    auto c = a;
    model.capacity({land_use, evapotranspiration}, model.whole(), 1, a);
    model.green_around(land_use, model.whole(), 1, b);
    model.park_capacity(land_use, a, model.whole(), 1, c);
    model.mitigation(a, c, b, model.whole(), 1, c);
    model.unmixed_temperature(c, model.whole(), 1, c);
    model.air_temperature(c, model.whole(), 1, a);
    return a;
  }
};

TEST(CoolingFit, FindsTheParametersThatTemperaturesWereMadeWith) {
  auto const town = FitTown{};
  auto truth = CoolingParameters{};
  truth.cooling_distance = truth.mixing_radius = Metres{120};
  truth.reference_temperature = 18.0;
  truth.heat_island = 4.5;
  auto const air = town.air(truth);
  auto stations = std::vector<Station>{};
  for (auto i = 3; i < 58; i += 6) {
    auto const row = (i * 7) % 57;
    stations.push_back({i, row, static_cast<double>(air.at(i, row))});
  }
  auto start = truth;
  start.mixing_radius = Metres{300};
  start.reference_temperature = 0.0;
  auto runs = 0;
  auto const found = fit(town.input(), start, stations, [&](int run, double) { runs = run; });
  ASSERT_TRUE(found);
  EXPECT_LT(found->root_mean_square, 0.03) << "temperatures differ by more than a degree";
  EXPECT_GT(found->explained, 0.99);
  EXPECT_GE(found->without_each, found->root_mean_square);
  EXPECT_NEAR(found->parameters.mixing_radius.value, 120.0, 25.0);
  EXPECT_EQ(found->runs, runs);
  EXPECT_EQ(found->modelled.size(), stations.size());
}

TEST(CoolingFit, RefusesWhatSaysNothing) {
  auto const town = FitTown{};
  auto start = CoolingParameters{};
  start.cooling_distance = start.mixing_radius = Metres{120};
  auto const quiet = [](int, double) {};
  auto stations = std::vector<Station>{{1, 1, 20.0}, {20, 20, 21.0}};
  EXPECT_THAT(fit(town.input(), start, stations, quiet).error().problems[0].what, HasSubstr("wenigstens 5"));
  auto parameters = start;
  parameters.heat_island = 3.0;
  auto const air = town.air(parameters);
  stations.clear();
  for (auto i = 5; i < 55; i += 7) { stations.push_back({i, i, -static_cast<double>(air.at(i, i))}); }
  EXPECT_THAT(fit(town.input(), start, stations, quiet).error().problems[0].what, HasSubstr("steigen nicht"));
}

TEST(Stormwater, AdjustsRetentionByWhatLiesAround) {
  auto land_use = grid<ClassIndex>(4, {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3});
  auto const soil = grid<SoilGroup>(4, {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3});
  auto const row = [](ByGroup runoff, bool connected) {
    return ClassStormwater{.runoff = runoff, .percolation = {}, .concentrations = {}, .connected = connected};
  };
  auto const rows = std::vector{row({0, 0, 0, 0}, false), row({.15, .25, .35, .45}, false), row({.1, .2, .3, .4}, true),
                                row({1, 1, 1, 1}, false)};
  auto const ratio = retention_ratio(land_use, soil, rows, 1);
  EXPECT_FLOAT_EQ(ratio.at(0, 1), 0.85F);
  auto const roads = geo::Grid<std::uint8_t>{4, 4};
  auto const adjusted = adjusted_retention(ratio, land_use, rows, roads, 1.5, 1);
  EXPECT_FLOAT_EQ(adjusted.at(0, 2), 0.9F) << "connected itself";
  EXPECT_FLOAT_EQ(adjusted.at(0, 1), 0.85F) << "connected beside it";
  EXPECT_FLOAT_EQ(adjusted.at(0, 0), 1.0F);
  auto const rain = geo::Grid<float>{4, 4, 12.5F};
  auto volume = ratio;
  to_water_volume(volume, rain, SquareMetres{400});
  EXPECT_FLOAT_EQ(volume.at(0, 1), 4.25F);
}

TEST(Wellbeing, GivesTheNumbersOfTheReferencesOwnTest) {
  auto const nothing = geo::kNoValue;
  auto const change = grid<float>(3, {nothing, .3F, .1F, .2F, 0, 0, -.1F, .3F, .1F, -.2F, .5F, 1});
  auto const baseline = grid<float>(3, {5, nothing, 0, 1, 100, 10, 50, 0, 10, 1, 1, 1});
  auto const cases = preventable_cases(change, baseline, 0.9).values;
  EXPECT_FALSE(geo::has_value(cases[0]));
  EXPECT_FALSE(geo::has_value(cases[1]));
  EXPECT_NEAR(cases[3], .19F, 1e-6F);
  EXPECT_NEAR(cases[6], -5.5555556F, 1e-5F);
  EXPECT_NEAR(cases[8], 1.0F, 1e-6F);
  EXPECT_NEAR(cases[9], -.23456791F, 1e-6F);
  EXPECT_NEAR(cases[10], .40950998F, 1e-6F);
  EXPECT_NEAR(cases[11], .6513215F, 1e-6F);
  EXPECT_FALSE(geo::has_value(without_negative(grid<float>(1, {-0.1F})).values[0]));
}

}  // namespace
}  // namespace leitbild::nature
