#include "import/import_city.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "city/file/city_file.h"
#include "geo/area.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

constexpr auto kAgs = "07000001";

/// About 1 km x 1 km near Kaiserslautern, with a street through its middle and one inhabited cell at either end and one
/// far from any street.
struct SmallCity {
  TemporaryFolder folder;
  std::filesystem::path boundary{folder / "grenze.geojson"};
  std::filesystem::path districts{folder / "bezirke.geojson"};
  std::filesystem::path osm{folder / "auszug.osm"};
  std::filesystem::path population{folder / "einwohner.csv"};

  SmallCity() {
    auto const ring = [](double west, double east) {
      return fmt::format("[[[{0},49.440],[{1},49.440],[{1},49.450],[{0},49.450],[{0},49.440]]]", west, east);
    };
    auto const feature = [&](std::string const& properties, double west, double east) {
      return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"Polygon","coordinates":{}}}}})",
                         properties, ring(west, east));
    };
    auto const collection = [](std::string const& features) {
      return R"({"type":"FeatureCollection","features":[)" + features + "]}";
    };
    EXPECT_TRUE(write_file(boundary, collection(feature(R"("AGS":"07000001")", 7.76, 7.78))));
    EXPECT_TRUE(write_file(districts, collection(feature(R"("id":1,"name":"West")", 7.76, 7.77) + "," +
                                                 feature(R"("id":2,"name":"Ost")", 7.77, 7.78))));
    EXPECT_TRUE(
        write_file(osm, R"(<osm version="0.6"><bounds minlat="49.43" minlon="7.75" maxlat="49.46" maxlon="7.79"/>
      <node id="1" lat="49.4410" lon="7.755"/><node id="2" lat="49.4410" lon="7.785"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way></osm>)"));
    write_population({{7.765, 49.4412, 30.0}, {7.775, 49.4412, 50.5}, {7.770, 49.4480, 20.0}});
  }

  struct Residents {
    double lon, lat, count;
  };
  void write_population(std::vector<Residents> const& rows) const {
    auto const to_grid = *geo::Transform::between(geo::kWgs84, geo::kEuropeanGrid);
    auto text = std::string{"GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n"};
    for (auto const& row : rows) {
      auto const code = geo::cell_at(to_grid({row.lon, row.lat}));
      auto const centre = geo::centre_of(code);
      text += fmt::format("{};{:.0f};{:.0f};{}\n", geo::grid_name(code), centre.x, centre.y, row.count);
    }
    EXPECT_TRUE(write_file(population, text));
  }
};

city::Layers empty_city() {
  auto layers = city::Layers{};
  layers.info.name = "Kleinstadt";
  layers.info.ags = kAgs;
  return layers;
}

ImportFiles files_of(SmallCity const& city) {
  auto files = ImportFiles{};
  files.boundary = city.boundary;
  files.districts = city.districts;
  files.osm = city.osm;
  files.population = city.population;
  return files;
}

city::Layers without_sources(city::Layers layers) {
  layers.sources.clear();
  return layers;
}

std::string problems_of(Result<ImportedCity> const& result) { return result ? "no error" : to_text(result.error()); }

Persons residents(city::Layers const& layers) {
  auto total = Persons{};
  for (auto const& cell : layers.people.cells) { total += cell.residents; }
  return total;
}

TEST(ImportCity, MapsOfTheGroundAreReadAgainWithTheBoundary) {
  auto const small = SmallCity{};
  auto const write = [&](std::string_view name, std::string const& text) {
    EXPECT_TRUE(write_file(small.folder / name, text));
    return small.folder / name;
  };
  auto const to_grid = *geo::Transform::between(geo::kWgs84, geo::kEuropeanGrid);
  auto const corner = to_grid({7.75, 49.43});
  auto const raster = [&](std::string const& name, std::string_view values) {
    write(name + ".prj", geo::describe(geo::kEuropeanGrid)->wkt);
    return write(name + ".asc", fmt::format("ncols 2\nnrows 1\nxllcorner {:.0f}\nyllcorner {:.0f}\ncellsize 3000\n{}\n",
                                            corner.x, corner.y, values));
  };
  auto files = files_of(small);
  files.add("soil", raster("boden", "3 3"));
  files.add("elevation", raster("hoehe", "240 250"));
  files.add("elevation", raster("hoehe2", "260 270"));
  files.add("land_cover", raster("nutzung", "1 1"));
  auto const alone = import_city(empty_city(), files, {});
  EXPECT_THAT(problems_of(alone), HasSubstr("gehört die Tabelle ihrer Klassen (--land-cover-classes)"));
  files.add("land_cover_classes", write("klassen.csv", "code;like\n1;forest\n"));
  auto const out = import_city(empty_city(), files, {});
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_TRUE(out->layers.maps.has(city::MapKind::kSoil));
  EXPECT_TRUE(out->layers.maps.has(city::MapKind::kElevation));
  EXPECT_FALSE(out->layers.maps.has(city::MapKind::kCrowns));
  auto const city = city::assemble(out->layers);
  auto const pixel = city.cover->ground->index(city.cover->column_of(city.people->cells[city::CellId{0U}].code),
                                               city.cover->row_of(city.people->cells[city::CellId{0U}].code));
  EXPECT_EQ(city.cover->ground->values[pixel], city::Ground::kForest) << "the map says more than no patch at all";
  EXPECT_TRUE((*city.links.known_of_cell)[0].has(city::Layer::kGround));

  auto const same = city::from_bytes(city::to_bytes(out->layers), "city.lbc");
  ASSERT_TRUE(same);
  EXPECT_EQ(same->maps, out->layers.maps);

  auto again = ImportFiles{};
  again.boundary = small.boundary;
  auto const second = import_city(out->layers, again, {});
  ASSERT_TRUE(second) << problems_of(second);
  EXPECT_EQ(second->layers.maps, out->layers.maps);
  auto elevations = std::ranges::count(second->layers.sources, "elevation", &city::Source::layer);
  EXPECT_EQ(elevations, 2);
}

TEST(ImportCity, ReadsAllFilesAndRecordsWhereTheyCameFrom) {
  auto const small = SmallCity{};
  auto files = files_of(small);
  files.provenance["districts"] = {.origin = "Stadt Kleinstadt", .licence = "CC0-1.0", .date = "2024-06"};
  auto steps = std::vector<std::string>{};
  auto const out = import_city(empty_city(), files, [&](std::string const& step) { steps.push_back(step); });
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->layers.info.crs, geo::Crs{25832});
  EXPECT_EQ(out->layers.districts.rows.size(), 3U);
  EXPECT_EQ(out->layers.people.cells.size(), 3U);
  EXPECT_EQ(out->layers.streets.edges.size(), 1U);
  EXPECT_EQ(residents(out->layers), Persons{100'500});
  EXPECT_NEAR(out->residents_with_streets.value, 80.5 / 100.5, 1e-9);
  EXPECT_EQ(steps.size(), 4U);
  EXPECT_EQ(out->reports.size(), 9U);  // boundary, districts, six layers of the extract, people

  auto const& sources = out->layers.sources;
  ASSERT_EQ(sources.size(), 4U);
  EXPECT_EQ(sources[1].origin, "Stadt Kleinstadt");
  EXPECT_EQ(sources[1].date, "2024-06");
  EXPECT_EQ(sources[2].origin, "© OpenStreetMap-Mitwirkende");
  EXPECT_EQ(sources[2].licence, "ODbL-1.0");
  EXPECT_EQ(sources[2].status, "offen");
  EXPECT_EQ(sources[3].licence, "dl-de/by-2-0");
  EXPECT_EQ(sources[3].file, "einwohner.csv");
  EXPECT_EQ(sources[3].sha256.size(), 64U);
}

TEST(ImportCity, KeepsWhatIsNotNamedAndReplacesTheSource) {
  auto const small = SmallCity{};
  auto const first = import_city(empty_city(), files_of(small), {});
  ASSERT_TRUE(first) << problems_of(first);
  small.write_population({{7.765, 49.4412, 7.0}});
  auto files = ImportFiles{};
  files.population = small.population;
  auto const second = import_city(first->layers, files, {});
  ASSERT_TRUE(second) << problems_of(second);
  EXPECT_EQ(residents(second->layers), persons(std::int64_t{7}));
  EXPECT_EQ(second->layers.streets.edges.size(), 1U);
  EXPECT_EQ(second->layers.districts.rows.size(), 3U);
  EXPECT_EQ(second->residents_with_streets, Share{1.0});
  EXPECT_EQ(second->reports.size(), 1U);
  ASSERT_EQ(second->layers.sources.size(), 4U);
  EXPECT_NE(second->layers.sources[3].sha256, first->layers.sources[3].sha256);
  EXPECT_EQ(second->layers.sources[2], first->layers.sources[2]);
}

TEST(ImportCity, ABoundaryAloneIsACityWithoutDistricts) {
  auto const small = SmallCity{};
  auto files = ImportFiles{};
  files.boundary = small.boundary;
  auto const out = import_city(empty_city(), files, {});
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->layers.districts.rows.size(), 1U);
  EXPECT_EQ(out->layers.districts.rows[city::Districts::kWholeCity].name, "Kleinstadt");
  EXPECT_EQ(out->residents_with_streets, Share{0.0});
}

TEST(ImportCity, SaysWhatMustComeFirst) {
  auto const small = SmallCity{};
  auto files = files_of(small);
  files.boundary.reset();
  EXPECT_THAT(problems_of(import_city(empty_city(), files, {})), HasSubstr("Stadtgrenze ist noch nicht bekannt"));
  auto schematic = empty_city();
  schematic.info.schematic = true;
  EXPECT_THAT(problems_of(import_city(schematic, files_of(small), {})), HasSubstr("schematische Stadt"));
}

/// What was read before is read again, so that no layer stays behind in another plane or cut to another boundary.
TEST(ImportCity, ANewBoundaryBringsAllFilesOnRecordWithIt) {
  auto const small = SmallCity{};
  auto const first = import_city(empty_city(), files_of(small), {});
  ASSERT_TRUE(first) << problems_of(first);
  auto moved = first->layers;
  moved.info.crs = geo::Crs{25833};
  auto files = ImportFiles{};
  files.boundary = small.boundary;
  auto const second = import_city(moved, files, {});
  ASSERT_TRUE(second) << problems_of(second);
  EXPECT_EQ(city::to_bytes(without_sources(second->layers)), city::to_bytes(without_sources(first->layers)));
  auto const without_moments = [](std::vector<city::Source> sources) {
    for (auto& source : sources) { source.imported.clear(); }
    return sources;
  };
  EXPECT_EQ(without_moments(second->layers.sources), without_moments(first->layers.sources));
  std::filesystem::remove(small.osm);
  EXPECT_THAT(problems_of(import_city(moved, files, {})), HasSubstr("auszug.osm“ (--osm) wird gebraucht"));
}

TEST(ImportCity, AListOfStopsAndFacilitiesSurvivesANewExtract) {
  auto const small = SmallCity{};
  auto const first = import_city(empty_city(), files_of(small), {});
  ASSERT_TRUE(first) << problems_of(first);
  auto lists = ImportFiles{};
  EXPECT_TRUE(write_file(small.folder / "kitas.csv", "lon;lat;name;capacity\n7.765;49.442;Sonne;40\n"));
  EXPECT_TRUE(write_file(small.folder / "halte.csv", "lon;lat;name\n7.765;49.442;Markt\n"));
  lists.facilities = {small.folder / "kitas.csv"};
  lists.stops = small.folder / "halte.csv";
  lists.options["facility-category"] = "kita";
  lists.workspace = small.folder.path();
  auto const second = import_city(first->layers, lists, {});
  ASSERT_TRUE(second) << problems_of(second);
  ASSERT_EQ(second->layers.facilities.rows.size(), 1U);
  auto osm = ImportFiles{};
  osm.osm = small.osm;
  osm.workspace = small.folder.path();
  auto const third = import_city(second->layers, osm, {});
  ASSERT_TRUE(third) << problems_of(third);
  EXPECT_EQ(third->layers.facilities.rows.rows.at(0).capacity, 40U);
  EXPECT_EQ(third->layers.transit.stops.rows.at(0).name, "Markt");
  auto const& kitas = third->layers.sources.at(4);
  EXPECT_EQ(kitas.path, "kitas.csv");  // inside the workspace
  EXPECT_EQ(kitas.options, std::vector<std::string>{"facility-category=kita"});

  // The same city from the record alone, whatever the order of the imports was.
  auto const all = all_recorded(third->layers.sources, small.folder.path(), false);
  ASSERT_TRUE(all) << to_text(all.error());
  auto from_nothing = empty_city();
  from_nothing.sources = third->layers.sources;
  auto const rebuilt = import_city(from_nothing, *all, {});
  ASSERT_TRUE(rebuilt) << problems_of(rebuilt);
  EXPECT_EQ(city::to_bytes(without_sources(rebuilt->layers)), city::to_bytes(without_sources(third->layers)));
  EXPECT_EQ(rebuilt->layers.sources, third->layers.sources);

  EXPECT_TRUE(write_file(small.folder / "kitas.csv", "lon;lat;name;capacity\n7.765;49.442;Sonne;41\n"));
  auto const changed = all_recorded(third->layers.sources, small.folder.path(), false);
  ASSERT_FALSE(changed);
  EXPECT_THAT(to_text(changed.error()), HasSubstr("kitas.csv“ (--facilities) hat sich seit dem Import"));
  EXPECT_TRUE(all_recorded(third->layers.sources, small.folder.path(), true));
  EXPECT_FALSE(all_recorded({}, small.folder.path(), true));
}

ImportFiles kaiserslautern_without_streets() {
  auto files = ImportFiles{};
  files.boundary = leitbild::testing::testdata("boundaries-de/cities50k/filtered_cities.shp");
  files.districts = leitbild::testing::testdata("kl-boundaries/kl_stadtteile_18.geojson");
  files.population = leitbild::testing::testdata("kl-population/DERIVED_kl_einwohner_100m_dasymetrisch.csv");
  return files;
}

std::size_t count(city::Layers const& layers, city::FacilityCategory category) {
  return static_cast<std::size_t>(std::ranges::count(layers.facilities.rows, category, &city::Facility::category));
}

/// Figures of the data's own description: 507 km of streets of all classes in a box of 7.5 km x 4.3 km, 15,120 buildings
/// as polygons, 33 supermarkets and more, 13 bus lines.
TEST(ImportCity, RealKaiserslautern) {
  LEITBILD_TESTDATA_OR_SKIP(osm, "kl-osm/kaiserslautern.osm.gz");
  auto before = city::Layers{};
  before.info.name = "Kaiserslautern";
  before.info.ags = "07312000";
  auto files = kaiserslautern_without_streets();
  files.osm = osm;
  auto const out = import_city(before, files, {});
  ASSERT_TRUE(out) << problems_of(out);
  auto const& layers = out->layers;
  EXPECT_EQ(layers.districts.rows.size(), 19U);
  EXPECT_EQ(layers.districts.rows.rows.at(1).level, city::Level::kStatistical);
  EXPECT_NEAR(as_double(residents(layers)), 101'597.0, 1.0);
  auto length = Metres{};
  for (auto const& edge : layers.streets.edges) { length += to_metres(edge.length); }
  EXPECT_GT(length.value, 450'000.0);
  EXPECT_LT(length.value, 507'000.0);
  EXPECT_NEAR(static_cast<double>(layers.buildings.rows.size()), 15'120.0, 2.0);  // two cross themselves
  EXPECT_GT(count(layers, city::FacilityCategory::kGroceries), 30U);
  EXPECT_GT(count(layers, city::FacilityCategory::kKita), 25U);
  EXPECT_GT(layers.transit.stops.size(), 150U);
  EXPECT_NEAR(geo::area(layers.streets.coverage).value / 1e6, 32.7, 0.2);
  EXPECT_LT(geo::area(layers.landcover.coverage).value, geo::area(layers.streets.coverage).value);
  EXPECT_GT(out->residents_with_streets.value, 0.75);
  EXPECT_LT(out->residents_with_streets.value, 0.80);
  EXPECT_THAT(layers.sources, Contains(Field(&city::Source::status, "abgeleitet")));
  EXPECT_EQ(layers.sources[2].date, "");  // the extract's time stamps are nonsense
}

/// All kinds of files together; sums as in the data's own description.
TEST(ImportCity, RealKaiserslauternWithAllItsFiles) {
  LEITBILD_TESTDATA_OR_SKIP(osm, "kl-osm/kaiserslautern_uni.osm.gz");
  LEITBILD_TESTDATA_OR_SKIP(ten, "kl-boundaries/kl_ortsbezirke_10.geojson");
  LEITBILD_TESTDATA_OR_SKIP(stops, "kl-transit/kl_haltestellen_osm_2025.geojson");
  LEITBILD_TESTDATA_OR_SKIP(table, "kl-population/kl_ma_stadtteile_kinder_index.csv");
  LEITBILD_TESTDATA_OR_SKIP(dwellings, "census/zensus2011_100m_wohnungen_kl.csv");
  LEITBILD_TESTDATA_OR_SKIP(classes, "census/zensus2011_100m_merkmale_kl.csv");
  LEITBILD_TESTDATA_OR_SKIP(shares, "census/zensus2011_1km_indikatoren_kl.csv");
  auto before = city::Layers{};
  before.info.name = "Kaiserslautern";
  before.info.ags = "07312000";
  auto files = kaiserslautern_without_streets();
  files.statistical = files.districts;
  files.districts = ten;
  files.osm = osm;
  files.stops = stops;
  files.population = table;
  files.dwellings = dwellings;
  files.ages = {classes, shares};
  files.options = {{"ages-base", "Zensus 2011"}, {"population-base", "Register"}};
  auto const out = import_city(before, files, {});
  ASSERT_TRUE(out) << problems_of(out);
  auto const& layers = out->layers;
  EXPECT_EQ(layers.districts.rows.size(), 29U);
  EXPECT_EQ(residents(layers), persons(std::int64_t{101'597}));
  EXPECT_GT(layers.transit.stops.size(), 250U);
  auto const sum = [&](city::AgeGroup group) {
    auto total = Persons{};
    for (auto const& cell : layers.people.cells) { total += cell.of(group).value_or(Persons{}); }
    return as_double(total);
  };
  EXPECT_EQ(sum(city::AgeGroup::kUnder10), 4'753.0 + 3'438.0);  // of the table, not of the census
  EXPECT_NEAR(sum(city::AgeGroup::kFrom80), 5'151.0, 700.0);
  EXPECT_NEAR(sum(city::AgeGroup::kFrom65), 20'500.0, 2'500.0);
  EXPECT_EQ(layers.sources.size(), 9U);
  EXPECT_EQ(layers.people.base, "Register; auf 100-m-Zellen verteilt nach Wohnungen");
  EXPECT_THAT(layers.people.age_base, HasSubstr("Menschen ab 80 Jahren: Zensus 2011"));
  for (auto const& report : out->reports) { std::puts(to_text(report).c_str()); }
}

/// Motorways and long distance paths leave the city; the extract holds little but streets.
TEST(ImportCity, RealHeidelbergIsClipped) {
  LEITBILD_TESTDATA_OR_SKIP(osm, "hd/heidelberg.test.pbf");
  LEITBILD_TESTDATA_OR_SKIP(boundary, "hd/heidelberg_stadt_vg25.geojson");
  auto files = ImportFiles{};
  files.boundary = boundary;
  files.osm = osm;
  auto before = city::Layers{};
  before.info.name = "Heidelberg";
  before.info.ags = "08221000";
  auto const out = import_city(before, files, {});
  ASSERT_TRUE(out) << problems_of(out);
  auto const& shape = out->layers.districts.rows[city::Districts::kWholeCity].shape;
  auto const box = geo::box_of(geo::buffered(shape, Metres{2000.0})).grown_by(Metres{1500.0});
  for (auto const p : out->layers.streets.nodes) { ASSERT_TRUE(box.contains(p)) << p.x << " " << p.y; }
  EXPECT_GT(out->layers.streets.edges.size(), 20'000U);
  EXPECT_FALSE(out->layers.streets.coverage.empty());
  EXPECT_TRUE(out->layers.facilities.coverage.empty());
  EXPECT_EQ(out->layers.sources[1].date, "2024-09-08");
}

}  // namespace
}  // namespace leitbild::importing
