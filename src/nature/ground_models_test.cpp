// The models on a city: what changes is computed again, with the bits of a run from nothing.
#include <cmath>
#include <cstring>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/area.h"
#include "nature/ground_models.h"
#include "testing/city_text.h"

namespace leitbild::nature {
namespace {

using ::testing::Each;
using ::testing::Eq;

constexpr auto kTown = R"(
map
a---b---c---d---e---f---g---h---i---j---k
end
coverage green -600 -600 1600 1600
boundary -600 -600 1600 1600
ground farmland -600 -600 1600 1600
ground residential 0 0 1000 1000
ground park 300 300 500 500
ground forest 1200 0 1600 1500
building 100 100 130 120
building 600 600 660 640
groundmap elevation 110
groundmap elevation 108 0 0 1000 1000
groundmap elevation 106 100 100 700 500
groundmap soil 1
groundmap soil 4 0 0 1000 400
groundmap evapotranspiration 600
groundmap evapotranspiration 640 0 0 500 1000
groundmap yearly_rain 800
people (150,150) 40
people (450,650) 100
people (650,650) 200
people (950,950) 7
)";

/// Every number that indicators ask for.
struct Answers {
  std::vector<CellValues> cells;
  std::vector<std::vector<std::optional<double>>> sums;
  std::vector<float> warming;
  friend bool operator==(Answers const& a, Answers const& b) {
    return a.cells == b.cells && a.sums == b.sums &&
           std::memcmp(a.warming.data(), b.warming.data(), a.warming.size() * sizeof(float)) == 0;
  }
};

Answers ask(GroundModels& models) {
  auto out = Answers{};
  out.cells = {models.warming(4.0),
               models.park_supply(Metres{500}),
               models.crowns_around(Metres{300}),
               models.sealed_around(Metres{300}),
               models.runoff({43.0}),
               models.percolation({700.0})};
  for (auto const& volume : {models.runoff_volume({43.0}), models.kept_volume({43.0}),
                             models.percolated_volume({700.0}), models.kept_a_year({700.0}), models.land_taken()}) {
    out.cells.push_back(volume.cells);
    out.sums.push_back(volume.leaves);
  }
  out.cells.push_back(models.in_full_sinks({43.0}, Metres{0.1}));
  auto const& air = models.heat_grid().values;
  out.warming.assign(air.begin(), air.end());
  return out;
}

city::TimedChange now(city::Change change) {
  return {.change = std::move(change), .cause = CauseId{0U}, .first = Year{2030}, .full = Year{2030}};
}

geo::MultiPolygon square(double x, double y, double side) { return geo::rectangle({{x, y}, {x + side, y + side}}); }

city::Change random_change(std::mt19937& random) {
  auto at = std::uniform_real_distribution<double>{-400.0, 1'400.0};
  auto side = std::uniform_real_distribution<double>{15.0, 400.0};
  auto kind = std::uniform_int_distribution<int>{0, 6};
  auto const area = square(at(random), at(random), side(random));
  switch (kind(random)) {
    case 0: return city::AddCrowns{.crowns = {.area = area, .crowns = geo::area(area) * 0.4}};
    case 1: return city::AddStorage{{.area = area, .volume = CubicMetres{120.0}}};
    case 2: return city::AddGreenArea{{.name = "", .forest = false, .shape = area, .area = geo::area(area)}};
    case 5: {
      auto homes = city::AddDwellings{.cells = {}};
      auto const at_cell =
          geo::Point{50.0 + 100.0 * std::floor(at(random) / 100.0), 50.0 + 100.0 * std::floor(at(random) / 100.0)};
      homes.cells.push_back({.code = geo::cell_at(at_cell), .centre = at_cell, .residents = persons(33.0)});
      return homes;
    }
    case 3: return city::AddScreens{{.area = area, .screen = city::Screen::kShade, .size = geo::area(area) * 0.2}};
    case 4: return city::AddScreens{{.area = area, .screen = city::Screen::kFacade, .size = geo::area(area) * 0.3}};
    default:
      return city::SetGround{{.area = area,
                              .to = city::Ground::kMeadow,
                              .only = {city::Ground::kResidential, city::Ground::kFarmland, city::Ground::kOpen}}};
  }
}

TEST(GroundModels, FollowChangesBitForBit) {
  auto const base = testing::city_from(kTown);
  auto models = GroundModels{base};
  auto const today = ask(models);
  auto random = std::mt19937{11};
  auto cities = std::vector<std::shared_ptr<city::City const>>{};
  for (auto step = 0; step < 12; ++step) {
    auto changes = std::vector<city::TimedChange>{};
    for (auto i = 0; i <= step % 3; ++i) { changes.push_back(now(random_change(random))); }
    cities.push_back(std::make_shared<city::City const>(city::with(base, changes, Year{2030})));
    models.follow(*cities.back());
    auto fresh = GroundModels{*cities.back()};
    EXPECT_EQ(ask(models), ask(fresh)) << "step " << step;
  }
  models.follow(base);
  EXPECT_EQ(ask(models), today) << "back to where it began";
}

TEST(GroundModels, GreenCoolsAndHoldsWater) {
  auto const base = testing::city_from(kTown);
  auto const after = city::with(
      base,
      std::vector{now(city::SetGround{
          {.area = square(600, 600, 300), .to = city::Ground::kForest, .only = {city::Ground::kResidential}}})},
      Year{2030});
  auto before = GroundModels{base};
  auto then = before;
  then.follow(after);
  auto const cell = std::size_t{2};  // at (650, 650)
  EXPECT_LT(then.warming(4.0)[cell].value(), before.warming(4.0)[cell].value());
  EXPECT_LT(then.runoff({43.0})[cell].value(), before.runoff({43.0})[cell].value());
  EXPECT_GT(then.crowns_around(Metres{300})[cell].value(), before.crowns_around(Metres{300})[cell].value());
  EXPECT_EQ(then.park_supply(Metres{500})[cell], before.park_supply(Metres{500})[cell]) << "forest is no park";
}

TEST(GroundModels, ParksShareWhatThereIs) {
  auto const base = testing::city_from(kTown);
  auto models = GroundModels{base};
  auto const supply = models.park_supply(Metres{700});
  auto shared = 0.0;
  for (auto i = std::size_t{0}; i < supply.size(); ++i) {
    shared += supply[i].value_or(0.0) * as_double(base.people->cells[city::CellId{i}].residents);
  }
  EXPECT_NEAR(shared, 40'000.0, 4'000.0) << "supply x residents: the park, but for means over cells";
}

TEST(GroundModels, WithoutLandUseNothingIsKnown) {
  auto const city = testing::city_from("map\na---b\nend\npeople a 10\n");
  auto models = GroundModels{city};
  EXPECT_THAT(models.warming(4.0), Each(Eq(std::nullopt)));
  EXPECT_THAT(models.runoff({40.0}), Each(Eq(std::nullopt)));
  EXPECT_TRUE(models.heat_grid().values.empty());
}

TEST(GroundTable, SaysSomethingOfEveryClass) {
  auto const& table = ground_table();
  for (auto const& info : city::kGroundInfos) {
    if (info.ground == city::Ground::kUnknown) { continue; }
    auto const& row = table.rows[static_cast<std::size_t>(info.ground)];
    EXPECT_GT(row.albedo, 0.0) << info.id;
    for (auto soil = std::size_t{0}; soil < kSoilGroups; ++soil) {
      EXPECT_LE(row.runoff[soil] + row.percolation[soil], 1.0) << info.id;
      EXPECT_LE(row.curve[soil], 100.0) << info.id;
    }
  }
  EXPECT_EQ(class_of({.ground = city::Ground::kUnknown, .crowns = 3}), kNoClass);
  auto const last = class_of({.ground = city::Ground::kPermeable,
                              .crowns = city::kMappedCrowns + city::kCrownParts,
                              .shades = city::kScreenParts,
                              .facades = city::kScreenParts});
  EXPECT_EQ(last, classes_of(city::kGrounds) - 1);
  EXPECT_EQ(row_of(last), city::kGrounds - 1);
}

TEST(GroundTable, ClassesOfASourceHaveTheirOwnValues) {
  auto own = city::SourceClass{.code = "110", .title = "Blockbebauung", .like = city::Ground::kResidential};
  own.values[static_cast<std::size_t>(city::GroundProperty::kSealed)] = 0.8F;
  own.values[static_cast<std::size_t>(city::GroundProperty::kCurveD)] = 95.0F;
  auto const table = with_source_classes(ground_table(), std::vector{own});
  auto const& like = table.rows[static_cast<std::size_t>(city::Ground::kResidential)];
  auto const& row = table.rows.at(row_of(class_of({.ground = city::Ground::kResidential, .source_class = 1})));
  EXPECT_FLOAT_EQ(static_cast<float>(row.sealed.value), 0.8F);
  EXPECT_DOUBLE_EQ(row.curve[3], 95.0);
  EXPECT_DOUBLE_EQ(row.curve[1], like.curve[1]) << "what the table leaves out is that of homes";
  EXPECT_DOUBLE_EQ(row.albedo, like.albedo);
}

TEST(GroundTable, MappedCrownsAreAllOfThem) {
  auto const& table = ground_table();
  auto const crowns = values_by_class(table, [](GroundValues const&, Share share) { return share.value; });
  auto const forest = [&](std::uint8_t parts) {
    return crowns[class_of({.ground = city::Ground::kForest, .crowns = parts})];
  };
  EXPECT_DOUBLE_EQ(forest(0), table.rows[static_cast<std::size_t>(city::Ground::kForest)].crowns.value);
  EXPECT_DOUBLE_EQ(forest(city::kMappedCrowns + 2), 0.2) << "a map knows of a clearing";
  auto const cooling = cooling_by_class(table);
  auto const& bare = cooling[class_of({.ground = city::Ground::kStreet})];
  auto const& shaded = cooling[class_of({.ground = city::Ground::kStreet, .shades = 2})];
  auto const& walls = cooling[class_of({.ground = city::Ground::kStreet, .facades = 4})];
  EXPECT_DOUBLE_EQ(shaded.shade, 0.5 + 0.5 * bare.shade);
  EXPECT_DOUBLE_EQ(shaded.crop_coefficient, bare.crop_coefficient);
  EXPECT_DOUBLE_EQ(walls.crop_coefficient, bare.crop_coefficient + table.assumptions.facade_crop_coefficient);
  EXPECT_DOUBLE_EQ(walls.shade, bare.shade);
}

TEST(GroundModels, MapsComeInsteadOfAssumptions) {
  // Meadows on soil C, curve number 71: S = 103.75 mm; of 30 mm run off (30 - 20.75)^2 / (30 + 83.0) = 0.757.
  auto const city = testing::city_from(R"(
map
a---b---c---d---e---f---g---h---i---j---k
end
coverage green 0 100 1000 1100
boundary 0 100 1000 1100
ground meadow 0 100 1000 1100
groundmap soil 3
groundmap heavy_rain 30
groundmap yearly_rain 900
groundmap canopy 40
people (550,650) 10
)");
  auto models = GroundModels{city};
  EXPECT_NEAR(models.runoff({43.0})[0].value(), 0.757, 0.001);
  EXPECT_NEAR(models.percolation({700.0})[0].value(),
              900.0 * ground_table().rows[static_cast<std::size_t>(city::Ground::kMeadow)].percolation[2], 1e-3);
  EXPECT_NEAR(models.crowns_around(Metres{300})[0].value(), 0.4, 1e-6) << "not those that meadows have";
  EXPECT_NEAR(models.kept_volume({43.0}).leaves[0].value(), (30.0 - 0.757) * 1'000.0, 2.0);
}

TEST(GroundModels, AmountsOfHalfKnownDistrictsAreNotKnown) {
  auto const town = [](std::string_view boundary) {
    return testing::city_from(fmt::format(
        "map\na---b\nend\ncoverage green 0 0 1000 1000\nground meadow 0 0 1000 1000\nboundary {}\npeople (50,50) 10\n",
        boundary));
  };
  auto const half = town("0 0 1000 2000");
  auto const nearly = town("0 0 1000 1040");
  EXPECT_EQ(GroundModels{half}.runoff_volume({43.0}).leaves[0], std::nullopt);
  EXPECT_TRUE(GroundModels{nearly}.runoff_volume({43.0}).leaves[0].has_value());
}

}  // namespace
}  // namespace leitbild::nature
