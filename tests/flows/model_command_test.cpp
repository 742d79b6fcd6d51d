// The raster models as an analyst types them: every reference case, and inputs that do not fit.
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/csv.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "geo/crs.h"
#include "geo/raster.h"
#include "geo/write_raster.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::is_refused;
using testing::succeeds;

/// Of a raster's largest number; of each number in a table.
constexpr auto kTolerance = 1e-6;
/// Savings follow from the difference of 25.0 and about 24.0 degrees, of which the reference keeps 32 bits: what is within
/// 1e-6 of a temperature is within 25e-6 of that difference. Measured: below 5e-6.
constexpr auto kToleranceOfSavings = 25e-6;

std::string model_of(std::string name) {
  constexpr auto kScenario = std::string_view{"scenario_park_"};
  if (name.starts_with(kScenario)) { name = name.substr(kScenario.size()); }
  auto const models = std::map<std::string, std::string>{{"ucm", "cooling"},
                                                         {"una", "nature-access"},
                                                         {"ufrm", "flood"},
                                                         {"stormwater", "stormwater"},
                                                         {"umh", "wellbeing"}};
  auto const found = models.find(name.substr(0, name.find('_')));
  return found == models.end() ? "" : found->second;
}

geo::Grid<float> values_of(fs::path const& file) {
  auto const raster = geo::Raster::open(file);
  EXPECT_TRUE(raster) << file;
  return raster ? raster->values_on(raster->frame().value(), geo::Resampling::kNearest).value() : geo::Grid<float>{};
}

void expect_same_raster(fs::path const& found, fs::path const& expected) {
  auto const a = values_of(found);
  auto const b = values_of(expected);
  ASSERT_EQ(a.columns, b.columns) << found;
  ASSERT_EQ(a.rows, b.rows) << found;
  auto largest = 0.0;
  auto deviation = 0.0;
  auto other_validity = 0;
  for (auto i = std::size_t{0}; i < a.values.size(); ++i) {
    if (geo::has_value(a.values[i]) != geo::has_value(b.values[i])) { ++other_validity; }
    if (!geo::has_value(a.values[i]) || !geo::has_value(b.values[i])) { continue; }
    largest = std::max(largest, std::abs(static_cast<double>(b.values[i])));
    deviation = std::max(deviation, std::abs(static_cast<double>(a.values[i]) - static_cast<double>(b.values[i])));
  }
  EXPECT_EQ(other_validity, 0) << found << ": pixels with a value in only one of the two";
  EXPECT_LE(deviation, kTolerance * largest) << found << ": " << deviation / largest << " of the largest number";
  ::testing::Test::RecordProperty(expected.stem().string(),
                                  fmt::format("{:.2g}", largest > 0.0 ? deviation / largest : 0.0));
}

std::vector<std::map<std::string, std::string>> rows_of(fs::path const& file) {
  auto const text = read_file(file).value();
  auto reader = CsvReader{text, ',', file.filename().string()};
  auto out = std::vector<std::map<std::string, std::string>>{};
  auto header = std::vector<std::string>{};
  while (reader.next().value()) {
    if (header.empty()) {
      header.assign(reader.cells().begin(), reader.cells().end());
      continue;
    }
    auto& row = out.emplace_back();
    for (auto i = std::size_t{0}; i < header.size(); ++i) { row[header[i]] = std::string{reader.cells()[i]}; }
  }
  return out;
}

void expect_same_table(fs::path const& found, fs::path const& expected) {
  auto const a = rows_of(found);
  auto const b = rows_of(expected);
  ASSERT_EQ(a.size(), b.size()) << found;
  for (auto i = std::size_t{0}; i < a.size(); ++i) {
    for (auto const& [column, text] : b[i]) {
      ASSERT_TRUE(a[i].contains(column)) << found << ": " << column;
      auto const wanted = parse_number(text);
      auto const is = parse_number(a[i].at(column));
      ASSERT_EQ(wanted.has_value(), is.has_value()) << found << ": " << column;
      if (wanted) {
        auto const tolerance = column == "energy_sav" ? kToleranceOfSavings : kTolerance;
        EXPECT_NEAR(*is, *wanted, tolerance * std::abs(*wanted)) << found << ": " << column << ", row " << i;
      }
    }
  }
}

TEST(Models, GiveTheResultsOfTheReference) {
  auto const root = testing::reference_case("invest");
  if (!root) { GTEST_SKIP() << "needs vectors/invest below LEITBILD_TESTDATA"; }
  auto const folder = testing::TemporaryFolder{};
  for (auto const& entry : fs::directory_iterator{*root}) {
    auto const name = entry.path().filename().string();
    auto const model = model_of(name);
    if (model.empty() || !fs::exists(entry.path() / "params.json")) { continue; }
    auto parameters = Json::parse(read_file(entry.path() / "params.json").value());
    // The reference smooths coarse population; we keep the number of people of each cell. Its own is taken here.
    auto const residents = entry.path() / "masked_population.tif";
    if (fs::exists(residents)) { parameters["population_raster_path"] = residents.string(); }
    auto const file = folder / (name + ".json");
    ASSERT_TRUE(write_file(file, parameters.dump()));
    auto const out = folder / name;
    succeeds(fmt::format("model {} {} --inputs {} --out {}", model, file.string(), (*root / "input").string(),
                         out.string()));
    for (auto const& expected : fs::directory_iterator{entry.path()}) {
      auto const found = out / expected.path().filename();
      if (expected.path().extension() == ".tif") { expect_same_raster(found, expected.path()); }
      if (expected.path().extension() == ".csv") { expect_same_table(found, expected.path()); }
    }
  }
}

/// Six pixels of 10 m, two classes, one district.
class SmallModel : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  geo::GridFrame frame{.corner = {410'000.0, 5'478'020.0},
                       .pixel_width = 10.0,
                       .pixel_height = 10.0,
                       .columns = 3,
                       .rows = 2,
                       .definition = geo::describe(geo::Crs{25832}).value().wkt};
  Json flood = {{"aoi_watersheds_path", "aoi.geojson"},
                {"rainfall_depth", 40},
                {"lulc_path", "lulc.tif"},
                {"soils_hydrological_group_raster_path", "soil.tif"},
                {"curve_number_table_path", "cn.csv"}};
  Json access = {{"lulc_raster_path", "lulc.tif"},
                 {"lulc_attribute_table", "una.csv"},
                 {"population_raster_path", "people.tif"},
                 {"admin_boundaries_vector_path", "aoi.geojson"},
                 {"urban_nature_demand", 30},
                 {"decay_function", "dichotomy"},
                 {"search_radius_mode", "uniform radius"},
                 {"search_radius", 100}};

  void SetUp() override {
    raster("lulc.tif", {1, 2, 1, 2, 1, 2});
    raster("soil.tif", {1, 2, 3, 4, 1, 2});
    raster("people.tif", {1, 1, 1, 1, 1, 1});
    text("cn.csv", "lucode,cn_a,cn_b,cn_c,cn_d\n1,98,98,98,98\n2,30,55,70,77\n");
    text("una.csv", "lucode,urban_nature\n1,0\n2,1\n");
    area(410'000.0, 410'030.0);
  }

  void text(std::string const& name, std::string const& content) { ASSERT_TRUE(write_file(folder / name, content)); }
  void raster(std::string const& name, std::vector<float> values) {
    auto grid = geo::Grid<float>{frame.columns, frame.rows};
    grid.values.assign(values.begin(), values.end());
    ASSERT_TRUE(geo::write_raster(folder / name, frame, grid));
  }
  void area(double west, double east) {
    text("aoi.geojson", fmt::format(R"({{"type": "FeatureCollection",
 "crs": {{"type": "name", "properties": {{"name": "urn:ogc:def:crs:EPSG::25832"}}}},
 "features": [{{"type": "Feature", "properties": {{"id": 7}}, "geometry": {{"type": "Polygon", "coordinates":
 [[[{0}, 5478000], [{1}, 5478000], [{1}, 5478020], [{0}, 5478020], [{0}, 5478000]]]}}}}]}})",
                                    west, east));
  }
  std::string command(std::string const& model, Json const& parameters) {
    EXPECT_TRUE(write_file(folder / "params.json", parameters.dump()));
    return fmt::format("model {} {}/params.json --out {}/out", model, folder.path().string(), folder.path().string());
  }
  void expect_nothing_written() const {
    for (auto const& entry : fs::directory_iterator{folder.path()}) {
      EXPECT_FALSE(entry.is_directory()) << entry.path() << " is left behind";
    }
  }
};

TEST_F(SmallModel, ExplainsItself) {
  EXPECT_THAT(succeeds("model --help").text,
              AllOf(HasSubstr("cooling"), HasSubstr("nature-access"), HasSubstr("Beispiel")));
  EXPECT_THAT(succeeds("model flood --help").text, AllOf(HasSubstr("--inputs"), HasSubstr("leitbild model flood")));
}

TEST_F(SmallModel, WritesAllFilesAndMayBeRunAgain) {
  succeeds(command("flood", flood));
  auto const first = read_file(folder / "out/flood_risk_service.csv").value();
  EXPECT_THAT(first, HasSubstr("fid,id,rnf_rt_idx,rnf_rt_m3,flood_vol\n0,7,"));
  EXPECT_TRUE(fs::exists(folder / "out/Q_mm.tif"));
  succeeds(command("flood", flood) + " --threads 3");
  EXPECT_EQ(read_file(folder / "out/flood_risk_service.csv").value(), first);
}

TEST_F(SmallModel, WritesOnlyTablesWhenAsked) {
  succeeds(command("flood", flood) + " --tables-only");
  EXPECT_TRUE(fs::exists(folder / "out/flood_risk_service.csv"));
  EXPECT_FALSE(fs::exists(folder / "out/Q_mm.tif"));
}

/// 40 × 40 pixels of 50 m: meadow in the west, streets with a ring of meadow in the east.
class Heat : public SmallModel {
 protected:
  Json heat = {{"lulc_raster_path", "lulc.tif"},
               {"ref_eto_raster_path", "eto.tif"},
               {"aoi_vector_path", "aoi.geojson"},
               {"biophysical_table_path", "heat.csv"},
               {"t_ref", 18},
               {"uhi_max", 4},
               {"green_area_cooling_distance", 100},
               {"t_air_average_radius", 100},
               {"cc_method", "factors"}};

  void SetUp() override {
    constexpr auto kSide = 40;
    frame.pixel_width = frame.pixel_height = 50.0;
    frame.columns = frame.rows = kSide;
    frame.corner.y = 5'480'000.0;
    auto land_use = std::vector<float>{};
    for (auto i = 0; i < kSide * kSide; ++i) {
      auto const x = std::abs(i % kSide - 31);
      auto const y = std::abs(i / kSide - 31);
      auto const in_ring = std::max(x, y) == 1;  // eight pixels, exactly 2 ha
      land_use.push_back(i % kSide < kSide / 2 || in_ring ? 1.0F : 2.0F);
    }
    raster("lulc.tif", std::move(land_use));
    raster("eto.tif", std::vector<float>(kSide * kSide, 600.0F));
    text("heat.csv", "lucode,kc,green_area,shade,albedo\n1,1,1,0.2,0.2\n2,0.1,0,0,0.1\n");
    text("aoi.geojson", R"({"type": "FeatureCollection",
 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
 "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
 [[[410000, 5478000], [412000, 5478000], [412000, 5480000], [410000, 5480000], [410000, 5478000]]]}}]})");
  }
};

TEST_F(Heat, ListsPixelsAtAThreshold) {
  succeeds(command("cooling", heat));
  auto const rows = rows_of(folder / "out/near_thresholds.csv");
  auto const green = values_of(folder / "out/green_area_sum.tif");
  ASSERT_FALSE(rows.empty());
  for (auto const& row : rows) {
    EXPECT_EQ(row.at("raster"), "green_area_sum");
    EXPECT_EQ(row.at("threshold"), "8");
    EXPECT_FLOAT_EQ(green.at(std::stoi(row.at("column")), std::stoi(row.at("row"))), 8.0F);
  }
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(green.values, 8.0F)), rows.size()) << "all of them";
}

TEST_F(Heat, IsFittedToMeasuredTemperatures) {
  // Measured is what the model gives for other parameters: the fit has to find its way to them.
  auto truth = heat;
  truth["t_ref"] = 16.5;
  truth["uhi_max"] = 5;
  truth["t_air_average_radius"] = 250;
  succeeds(command("cooling", truth));
  auto const air = values_of(folder / "out/T_air.tif");
  auto stations = std::string{"name;x;y;temperature\n"};
  for (auto i = 4; i < 38; i += 3) {
    stations += fmt::format("S{};{};{};{}\n", i, 410'025 + 50 * i, 5'479'975 - 50 * i, air.at(i, i));
  }
  text("stations.csv", stations);
  auto const out =
      succeeds(command("cooling", heat) + fmt::format(" --calibrate {}/stations.csv", folder.path().string()));
  EXPECT_THAT(out.text, HasSubstr("12 Messstellen"));
  auto const errors = Json::parse(read_file(folder / "out/calibration.json").value());
  EXPECT_LT(errors["root_mean_square_kelvin"].get<double>(), 0.05);
  EXPECT_EQ(rows_of(folder / "out/stations.csv").size(), 12U);
  auto const fitted = Json::parse(read_file(folder / "out/parameters.json").value());
  EXPECT_NEAR(fitted["t_air_average_radius"].get<double>(), 250.0, 60.0);
  EXPECT_EQ(fitted["lulc_raster_path"], "lulc.tif") << "ready for a run";
}

TEST_F(Heat, SaysWhatIsWrongWithStations) {
  auto const fitted = [&] {
    return command("cooling", heat) + fmt::format(" --calibrate {}/stations.csv", folder.path().string());
  };
  text("stations.csv", "x;y\n1;2\n");
  EXPECT_THAT(is_refused(fitted()).text, HasSubstr("„temperature“"));
  text("stations.csv", "x;y;temperature\n1;2;20\n410100;5479000;warm\n");
  EXPECT_THAT(is_refused(fitted()).text, AllOf(HasSubstr("außerhalb des Rasters"), HasSubstr("müssen Zahlen sein")));
  text("stations.csv", "x;y;temperature\n410100;5479000;20\n");
  EXPECT_THAT(is_refused(fitted()).text, HasSubstr("wenigstens 5"));
}

TEST_F(SmallModel, NamesEverythingWrongWithTheParameters) {
  flood["rainfall_depth"] = 0;
  flood["rain"] = 3;
  flood["lulc_path"] = "nirgends.tif";
  flood.erase("curve_number_table_path");
  EXPECT_THAT(is_refused(command("flood", flood)).text,
              AllOf(HasSubstr("„rainfall_depth“: „0“ geht nicht; möglich: Zahlen über 0"),
                    HasSubstr("den Parameter „rain“ gibt es bei diesem Modell nicht"),
                    HasSubstr("nirgends.tif“ gibt es nicht"), HasSubstr("„curve_number_table_path“: die Datei fehlt")));
  expect_nothing_written();
}

TEST_F(SmallModel, ListsClassesThatTheTableLacks) {
  raster("lulc.tif", {1, 2, 17, 2, 1, 5});
  EXPECT_THAT(is_refused(command("flood", flood)).text, HasSubstr("die das Raster enthält: 5, 17"));
  raster("lulc.tif", {1, 2, 1, 2, 1, 2});
  raster("soil.tif", {1, 2, 6, 4, 1, 2});
  EXPECT_THAT(is_refused(command("flood", flood)).text, HasSubstr("Bodengruppen 6"));
  expect_nothing_written();
}

TEST_F(SmallModel, RefusesWhatLiesElsewhereOrHasNoValues) {
  area(500'000.0, 500'030.0);
  EXPECT_THAT(is_refused(command("flood", flood)).text, HasSubstr("keine Fläche gemeinsam"));
  area(410'000.0, 410'030.0);
  raster("soil.tif", std::vector<float>(6, geo::kNoValue));
  EXPECT_THAT(is_refused(command("flood", flood)).text, HasSubstr("hat kein Pixel einen Wert"));
  frame = {.corner = {8.0, 49.0},
           .pixel_width = 0.001,
           .pixel_height = 0.001,
           .columns = 3,
           .rows = 2,
           .definition = geo::describe(geo::kWgs84).value().wkt};
  raster("lulc.tif", {1, 2, 1, 2, 1, 2});
  EXPECT_THAT(is_refused(command("flood", flood)).text, HasSubstr("Koordinatensystem mit Metern"));
  expect_nothing_written();
}

TEST_F(SmallModel, GivesTinyDistrictsTheirPixel) {
  area(410'001.0, 410'002.0);
  succeeds(command("flood", flood));
  EXPECT_THAT(read_file(folder / "out/flood_risk_service.csv").value(), HasSubstr("\n0,7,0."));
}

TEST_F(SmallModel, HasNoValuePerHeadWithoutPeople) {
  raster("people.tif", std::vector<float>(6, 0.0F));
  EXPECT_THAT(succeeds(command("nature-access", access)).text, HasSubstr("wohnt niemand"));
  EXPECT_THAT(read_file(folder / "out/admin_boundaries.csv").value(), HasSubstr("\n1,7,0,0,0,\n"));
}

TEST_F(SmallModel, TakesRastersWithOtherPixelsAndKeepsThePeople) {
  frame.pixel_width = frame.pixel_height = 30.0;
  frame.columns = frame.rows = 1;
  raster("people.tif", {12});
  EXPECT_THAT(succeeds(command("nature-access", access)).text, HasSubstr("population_raster_path (people.tif)"));
  auto const people = values_of(folder / "out/masked_population.tif");
  EXPECT_EQ(people.values.size(), 6U);
  for (auto const count : people.values) {
    EXPECT_NEAR(count, 12.0F / 9.0F, 1e-5F) << "a third of the cell lies outside";
  }
}

}  // namespace
}  // namespace leitbild
