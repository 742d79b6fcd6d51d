// Maps of the ground, as text rasters and drawn areas.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/boundaries/boundaries.h"
#include "import/ground/land_cover.h"
#include "import/ground/read_map.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;
using ::testing::Contains;
using ::testing::HasSubstr;

constexpr auto kWest = 4'154'000.0;
constexpr auto kSouth = 2'933'000.0;

/// One square kilometre in the plane of the census grid.
geo::MultiPolygon square_kilometre() { return geo::rectangle({{kWest, kSouth}, {kWest + 1'000.0, kSouth + 1'000.0}}); }

struct Files {
  TemporaryFolder folder;
  geo::MultiPolygon city{square_kilometre()};
  MapArea area{.city = city, .crs = geo::kEuropeanGrid};

  std::filesystem::path write(std::string_view name, std::string const& text) const {
    EXPECT_TRUE(write_file(folder / name, text));
    return folder / name;
  }
  /// A text raster of `columns` x `rows` pixels from the lower left corner of the city on.
  std::filesystem::path raster(std::string const& name, int columns, int rows, int side, std::string const& values,
                               int epsg = 3035, geo::Point corner = {kWest, kSouth}) const {
    write(name + ".prj", geo::describe(geo::Crs{epsg})->wkt);
    return write(name + ".asc",
                 fmt::format("ncols {}\nnrows {}\nxllcorner {}\nyllcorner {}\ncellsize {}\nNODATA_value -9999\n{}\n",
                             columns, rows, corner.x, corner.y, side, values));
  }
};

std::string problems_of(auto const& result) { return result ? "no error" : to_text(result.error()); }

double value_at(ImportedMap const& map, city::MapKind kind, double x, double y) {
  return map.raster.at({kWest + x, kSouth + y}) * city::info(kind).step;
}

TEST(ReadMap, KeepsPixelsThatFit) {
  auto const files = Files{};
  auto const file = files.raster("regen", 2, 2, 500, "700 710\n720 -9999");
  auto const out = read_map({file}, city::MapKind::kYearlyRain, "", files.area);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->raster.side, 500);
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kYearlyRain, 100, 900), 700.0);
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kYearlyRain, 400, 100), 720.0);
  EXPECT_EQ(out->raster.at({kWest + 900, kSouth + 100}), city::MapRaster::kNothing);
  EXPECT_EQ(out->raster.at({kWest - 100'000, kSouth}), city::MapRaster::kNothing);
  EXPECT_TRUE(out->report.notes.empty()) << "nothing had to be changed";
  auto const text = to_text(out->report);
  EXPECT_THAT(text, HasSubstr("Pixel zu 500 m; 75,0"));
  EXPECT_THAT(text, HasSubstr("Werte von 700 bis 720 mm"));
}

TEST(ReadMap, TilesLieSideBySideAndNoteWhatWasDone) {
  auto const files = Files{};
  auto const to_utm = *geo::Transform::between(geo::kEuropeanGrid, geo::Crs{25832});
  auto const corner = to_utm({kWest, kSouth});
  auto const constant = [](int pixels, int value) {
    auto out = std::string{};
    for (auto i = 0; i < pixels; ++i) { out += fmt::format("{} ", value); }
    return out;
  };
  auto const west = files.raster("west", 20, 60, 30, constant(1'200, 250), 25832, {corner.x - 100.0, corner.y - 400.0});
  auto const east = files.raster("ost", 40, 60, 30, constant(2'400, 300), 25832, {corner.x + 500.0, corner.y - 400.0});
  auto const out = read_map({west, east}, city::MapKind::kElevation, "", files.area);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->raster.side, 20) << "30 m would lie across the cells of the census";
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kElevation, 200, 500), 250.0);
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kElevation, 900, 500), 300.0);
  EXPECT_THAT(out->report.notes, Contains(HasSubstr("west.asc: Pixel von 30 m in „ETRS89 / UTM zone 32N“ auf 20 m in "
                                                    "EPSG:3035 umgerechnet (bilinear)")));
}

TEST(ReadMap, AveragesWhatIsFiner) {
  auto const files = Files{};
  auto values = std::string{};
  for (auto row = 0; row < 40; ++row) {
    for (auto column = 0; column < 40; ++column) { values += column % 2 == 0 ? "0.2 " : "0.6 "; }
  }
  auto const out = read_map({files.raster("kronen", 40, 40, 5, values)}, city::MapKind::kCrowns, "", files.area);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->raster.side, 10);
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kCrowns, 55, 55), 40.0) << "shares became per cent";
  EXPECT_THAT(out->report.notes, Contains(HasSubstr("wurden zu Prozent")));
}

TEST(ReadMap, SoilGroupsAlsoComeAsAreas) {
  auto const files = Files{};
  auto const ring = [](double x0, double x1) {
    return fmt::format("[[[{0},{2}],[{1},{2}],[{1},{3}],[{0},{3}],[{0},{2}]]]", kWest + x0, kWest + x1, kSouth,
                       kSouth + 1'000.0);
  };
  auto const soils = [&](std::string_view east) {
    return fmt::format(
        R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"EPSG:3035"}}}},"features":[
      {{"type":"Feature","properties":{{"name":"Sand","gruppe":"A"}},"geometry":{{"type":"Polygon","coordinates":{}}}}},
      {{"type":"Feature","properties":{{"name":"Lehm","gruppe":"{}"}},"geometry":{{"type":"Polygon","coordinates":{}}}}}]}})",
        ring(0, 500), east, ring(500, 1'000));
  };
  auto const out = read_map({files.write("boden.geojson", soils("C/D"))}, city::MapKind::kSoil, "", files.area);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kSoil, 100, 500), 1.0);
  EXPECT_DOUBLE_EQ(value_at(*out, city::MapKind::kSoil, 900, 500), 3.0);
  auto const none = read_map({files.write("b2.geojson", soils("Lehm"))}, city::MapKind::kSoil, "", files.area);
  EXPECT_THAT(problems_of(none),
              HasSubstr("kein Feld enthält nur Bodengruppen A bis D (oder 1 bis 4); --soil-field nennt es. "
                        "Vorhanden sind name, gruppe"));
  auto const wrong = read_map({files.write("b3.geojson", soils("Lehm"))}, city::MapKind::kSoil, "gruppe", files.area);
  EXPECT_THAT(problems_of(wrong), HasSubstr("„Lehm“ ist keine Bodengruppe; möglich: A, B, C, D oder 1 bis 4"));
}

TEST(ReadMap, SaysWhatIsWrong) {
  auto const files = Files{};
  auto const kelvin =
      read_map({files.raster("nacht", 1, 1, 1'000, "291.5")}, city::MapKind::kNightTemperature, "", files.area);
  EXPECT_THAT(problems_of(kelvin),
              HasSubstr("Nachttemperatur (Gutachten): 291.5 ist nicht möglich; erlaubt sind Werte von "
                        "-30 bis 45 °C"));
  auto const soil = read_map({files.raster("boden", 2, 1, 500, "5 7")}, city::MapKind::kSoil, "", files.area);
  EXPECT_THAT(problems_of(soil), HasSubstr("Bodengruppe: 5, 7 sind nicht möglich; erlaubt sind Werte von 1 bis 4"));
  auto const far = read_map({files.raster("fern", 1, 1, 1'000, "700", 3035, {kWest + 90'000, kSouth})},
                            city::MapKind::kYearlyRain, "", files.area);
  EXPECT_THAT(problems_of(far), HasSubstr("die Karte sagt nichts über die Stadt"));
  EXPECT_FALSE(read_map({files.write("x.asc", "nichts")}, city::MapKind::kElevation, "", files.area));
}

constexpr auto kClasses =
    "code;title;like;sealed;curve_b;kc\n1;Wald;forest;;;\n2;Block;residential;0,8;92;\n3;Teich;water;;;1,1\n";

TEST(LandCover, RasterAndTableBecomeClasses) {
  auto const files = Files{};
  auto const classes = read_land_cover_classes(files.write("klassen.csv", kClasses));
  ASSERT_TRUE(classes) << problems_of(classes);
  ASSERT_EQ(classes->size(), 3U);
  EXPECT_EQ((*classes)[1].like, city::Ground::kResidential);
  EXPECT_EQ((*classes)[1].values[static_cast<std::size_t>(city::GroundProperty::kSealed)], 0.8F);
  EXPECT_EQ((*classes)[1].values[static_cast<std::size_t>(city::GroundProperty::kAlbedo)], std::nullopt);
  auto const out = read_land_cover(files.raster("nutzung", 2, 1, 500, "2 1"), "", *classes, files.area);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->raster.side, 10);
  EXPECT_EQ(out->raster.at({kWest + 100, kSouth + 100}), 1);
  EXPECT_EQ(out->raster.at({kWest + 700, kSouth + 100}), 0);
  EXPECT_THAT(to_text(out->report), HasSubstr("2 von 3 Klassen kommen vor"));
  EXPECT_THAT(to_text(out->report),
              HasSubstr("wo die Karte nichts sagt, gelten Flächen, Gebäude und Straßen wie ohne sie"));
  auto const missing = read_land_cover(files.raster("n2", 3, 1, 300, "2 9 11"), "", *classes, files.area);
  EXPECT_THAT(problems_of(missing),
              HasSubstr("Codes der Landbedeckung fehlen in der Klassentabelle (--land-cover-classes): 11, 9"));
  auto const decimals = read_land_cover(files.raster("n3", 1, 1, 300, "2.5"), "", *classes, files.area);
  EXPECT_THAT(problems_of(decimals), HasSubstr("ganze Zahlen als Codes"));
}

TEST(LandCover, SmallerAreasLieOnTop) {
  auto const files = Files{};
  auto const classes = read_land_cover_classes(files.write("klassen.csv", kClasses)).value();
  auto const square = [](double at, double side) {
    return fmt::format("[[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]]", kWest + at, kSouth + at,
                       kWest + at + side, kSouth + at + side);
  };
  auto const file = files.write(
      "flaechen.geojson",
      fmt::format(
          R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"EPSG:3035"}}}},"features":[
        {{"type":"Feature","properties":{{"id":7,"art":"3"}},"geometry":{{"type":"Polygon","coordinates":{}}}}},
        {{"type":"Feature","properties":{{"id":8,"art":"1"}},"geometry":{{"type":"Polygon","coordinates":{}}}}}]}})",
          square(400, 100), square(0, 1'000)));
  auto const out = read_land_cover(file, "", classes, files.area);
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->raster.at({kWest + 450, kSouth + 450}), 2) << "a pond in the wood";
  EXPECT_EQ(out->raster.at({kWest + 50, kSouth + 50}), 0);
  auto const other = read_land_cover(file, "id", classes, files.area);
  EXPECT_THAT(problems_of(other),
              HasSubstr("Codes der Landbedeckung fehlen in der Klassentabelle (--land-cover-classes): 7, 8"));
  auto const no_field = read_land_cover(file, "gibtsnicht", classes, files.area);
  EXPECT_THAT(problems_of(no_field), HasSubstr("das Feld „gibtsnicht“ fehlt; vorhanden sind id, art"));
}

TEST(LandCover, TableSaysAllThatIsWrongWithIt) {
  auto const files = Files{};
  auto const table = read_land_cover_classes(
      files.write("klassen.csv", "code;like;albedo;farbe\n1;forest;0,2;x\n1;forest;2;x\n2;wald;;x\n"));
  EXPECT_THAT(problems_of(table),
              HasSubstr("die Spalte „farbe“ ist unbekannt; möglich sind code, title, like, sealed"));
  auto const rows =
      read_land_cover_classes(files.write("klassen.csv", "code;like;albedo\n1;forest;0,2\n1;forest;2\n2;wald;\n"));
  EXPECT_THAT(problems_of(rows), HasSubstr("klassen.csv:3: der Code „1“ steht zweimal in der Tabelle"));
  EXPECT_THAT(problems_of(rows), HasSubstr("klassen.csv:3: „2“ geht in der Spalte „albedo“ nicht; möglich: 0 bis 1"));
  EXPECT_THAT(problems_of(rows), HasSubstr("klassen.csv:4: „wald“ ist keine Bodenart (like); möglich: open, farmland"));
}

/// The tile says 1,032 m for the highest point of the Fichtelgebirge north of its edge, and some 340 m for Bayreuth.
TEST(ReadMap, ReadsATileOfTheShuttleMission) {
  LEITBILD_TESTDATA_OR_SKIP(tile, "routing/N49E011.hgt.zip");
  auto const to_utm = *geo::Transform::between(geo::kWgs84, geo::Crs{25832});
  auto const low = to_utm({11.55, 49.92});
  auto const high = to_utm({11.62, 49.96});
  auto const city = geo::rectangle({{low.x, low.y}, {high.x, high.y}});
  auto const out = read_map({tile}, city::MapKind::kElevation, "", {.city = city, .crs = geo::Crs{25832}});
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_EQ(out->raster.side, 50) << "three seconds are 93 m";
  auto const to_grid = *geo::Transform::between(geo::kWgs84, geo::kEuropeanGrid);
  auto const market = out->raster.at(to_grid({11.578, 49.945})) * city::info(city::MapKind::kElevation).step;
  EXPECT_NEAR(market, 345.0, 15.0);
}

/// A land-use plan: codes are words with an umlaut, areas lie in a Gauß-Krüger system.
TEST(LandCover, ReadsALandUsePlan) {
  LEITBILD_TESTDATA_OR_SKIP(plan, "koeln/fnp_aktuell.shp");
  auto const files = Files{};
  auto const classes = read_land_cover_classes(files.write(
      "klassen.csv",
      "code;like\nGrün;park\nGBFL;public\nW;residential\nGE;industrial\nWasser;water\nM;commercial\nSO;commercial\n"
      "Versor;industrial\nGI;industrial\nLandwi;farmland\nMI;commercial\nWB;residential\nbahn;traffic\nverkehr;street\n"
      "Wald;forest\nMK;commercial\nS;commercial\nNS;open\nGrünSpezial;park\nsan;residential\nWEA;farmland\nflug;"
      "traffic\n"
      "Versorg;industrial\n"));
  ASSERT_TRUE(classes) << problems_of(classes);
  auto const to_utm = *geo::Transform::between(geo::kWgs84, geo::Crs{25832});
  auto const low = to_utm({6.93, 50.92});
  auto const high = to_utm({7.15, 50.96});
  auto const city = geo::rectangle({{low.x, low.y}, {high.x, high.y}});
  auto const out = read_land_cover(plan, "TYP", *classes, {.city = city, .crs = geo::Crs{25832}});
  ASSERT_TRUE(out) << problems_of(out);
  auto const to_grid = *geo::Transform::between(geo::kWgs84, geo::kEuropeanGrid);
  auto const like = [&](double lon, double lat) {
    auto const index = out->raster.at(to_grid({lon, lat}));
    return index == city::MapRaster::kNothing ? city::Ground::kUnknown
                                              : (*classes)[static_cast<std::size_t>(index)].like;
  };
  EXPECT_EQ(like(6.966, 50.944), city::Ground::kWater) << "the Rhine";
  EXPECT_EQ(like(7.140, 50.935), city::Ground::kForest) << "Königsforst";
  auto const few =
      read_land_cover_classes(files.write("wenige.csv", "code;like\nW;residential\nWald;forest\n")).value();
  auto const missing = read_land_cover(plan, "TYP", few, {.city = city, .crs = geo::Crs{25832}});
  EXPECT_THAT(problems_of(missing), HasSubstr("GrünSpezial"));
}

}  // namespace
}  // namespace leitbild::importing
