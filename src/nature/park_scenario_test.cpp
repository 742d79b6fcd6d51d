// A park is drawn on the reference's town: the part that is computed again gives what the reference gives for the whole.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/text.h"
#include "geo/raster.h"
#include "nature/classes.h"
#include "nature/flood.h"
#include "nature/grid_difference.h"
#include "nature/nature_access.h"
#include "testing/folder.h"

namespace leitbild::nature {
namespace {

namespace fs = std::filesystem;

constexpr auto kTolerance = 1e-6;  // of a raster's largest number

/// The numbers of a table with header: its codes first.
std::vector<std::vector<double>> columns_of(fs::path const& file) {
  auto const text = read_file(file).value();
  auto reader = CsvReader{text, ',', file.filename().string()};
  auto out = std::vector<std::vector<double>>{};
  EXPECT_TRUE(reader.next().value());
  out.resize(reader.cells().size());
  while (reader.next().value()) {
    for (auto i = std::size_t{0}; i < out.size(); ++i) { out[i].push_back(parse_number(reader.cells()[i]).value()); }
  }
  return out;
}

geo::Grid<float> values_in(fs::path const& file) {
  auto const raster = geo::Raster::open(file).value();
  return raster.values_on(raster.frame().value(), geo::Resampling::kNearest).value();
}

template <class Index>
geo::Grid<Index> indexes_in(fs::path const& file, std::vector<double> const& codes, Index none) {
  auto const raster = geo::Raster::open(file).value();
  auto const values = raster.codes_on(raster.frame().value(), geo::Resampling::kNearest).value();
  auto const whole = std::vector<int>(codes.begin(), codes.end());
  auto finder = CodeFinder<Index>{whole, none};
  auto out = geo::Grid<Index>{values.columns, values.rows};
  finder.find(values.values, out.values);
  EXPECT_TRUE(finder.missing().empty());
  return out;
}

void expect_near(geo::Grid<float> const& found, fs::path const& expected) {
  auto const wanted = values_in(expected);
  ASSERT_EQ(found.values.size(), wanted.values.size());
  auto largest = 0.0;
  for (auto const value : wanted.values) {
    if (geo::has_value(value)) { largest = std::max(largest, std::abs(static_cast<double>(value))); }
  }
  ASSERT_GT(largest, 0.0);
  for (auto i = std::size_t{0}; i < found.values.size(); ++i) {
    ASSERT_EQ(geo::has_value(found.values[i]), geo::has_value(wanted.values[i])) << expected << ", pixel " << i;
    if (!geo::has_value(wanted.values[i])) { continue; }
    ASSERT_NEAR(found.values[i], wanted.values[i], kTolerance * largest) << expected << ", pixel " << i;
  }
}

struct Town {
  fs::path root;
  std::vector<std::vector<double>> table;
  geo::Grid<ClassIndex> before, after;
  PixelBox park;

  Town(fs::path folder, std::string const& table_file) : root{std::move(folder)} {
    table = columns_of(root / "input" / table_file);
    before = indexes_in(root / "input/lulc.tif", table[0], kNoClass);
    after = indexes_in(root / "input/lulc_scenario_park.tif", table[0], kNoClass);
    park = difference_of(before, after);
    EXPECT_FALSE(park.empty());
    EXPECT_LT(park.size() * 10, before.values.size()) << "a part";
  }
};

TEST(ParkScenario, SupplyComputedAgainAroundTheParkIsThatOfTheReference) {
  auto const root = testing::reference_case("invest");
  if (!root) { GTEST_SKIP() << "needs vectors/invest below LEITBILD_TESTDATA"; }
  auto const town = Town{*root, "una.csv"};
  auto const folder = *root / "scenario_park_una_uniform_gaussian_pop100";
  auto const residents = values_in(folder / "masked_population.tif");
  auto const input_with = [&](geo::Grid<ClassIndex> const& land_use) {
    return NatureAccessInput{.land_use = land_use,
                             .residents = residents,
                             .nature_by_class = town.table[1],
                             .pixel_side = 10.0,
                             .threads = 2};
  };
  auto const whole = PixelBox{0, 0, residents.columns, residents.rows};
  auto const access = UniformAccess{Decay::kGaussian, Metres{500}, 10.0, residents.columns, residents.rows};
  auto worth = geo::Grid<float>{residents.columns, residents.rows};
  auto supply = worth;
  access.worth(input_with(town.before), whole, worth);
  access.supply(input_with(town.before), worth, whole, supply);
  // Who shares a place does not depend on what the place is: worth changes in the park alone.
  access.worth(input_with(town.after), town.park, worth);
  access.supply(input_with(town.after), worth, town.park.grown_by(access.reach()).within(whole), supply);
  expect_near(supply, folder / "urban_nature_supply_percapita.tif");
  auto const at_once = supply_uniform(input_with(town.after), Decay::kGaussian, Metres{500});
  EXPECT_TRUE(difference_of(supply, at_once).empty()) << "every bit";
}

TEST(ParkScenario, RunoffComputedAgainInTheParkIsThatOfTheReference) {
  auto const root = testing::reference_case("invest");
  if (!root) { GTEST_SKIP() << "needs vectors/invest below LEITBILD_TESTDATA"; }
  auto const town = Town{*root, "cn.csv"};
  auto const soil = indexes_in(*root / "input/soil.tif", {1.0, 2.0, 3.0, 4.0}, kNoSoil);
  auto numbers = std::vector<CurveNumbers>{};
  for (auto i = std::size_t{0}; i < town.table[0].size(); ++i) {
    numbers.push_back({town.table[1][i], town.table[2][i], town.table[3][i], town.table[4][i]});
  }
  auto const values = flood_values(FloodResult::kRunoffVolume, numbers, 40.0, SquareMetres{100});
  auto runoff = geo::Grid<float>{town.before.columns, town.before.rows};
  map(town.before, soil, values, 1, runoff);
  for (auto row = town.park.row; row < town.park.end_row(); ++row) {
    for (auto column = town.park.column; column < town.park.end_column(); ++column) {
      runoff.at(column, row) = values(town.after.at(column, row), soil.at(column, row));
    }
  }
  expect_near(runoff, *root / "scenario_park_ufrm_40mm/Q_m3.tif");
}

}  // namespace
}  // namespace leitbild::nature
