// GeoJSON, tables and GeoPackages of the same features.
#include <cstdio>
#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.h"
#include "exchange/features/feature_sheet.h"
#include "exchange/geojson/write_geojson.h"
#include "exchange/geopackage/write_geopackage.h"
#include "testing/folder.h"

namespace leitbild::exchange {
namespace {

using ::testing::HasSubstr;

auto const kSquare = geo::Ring{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}};  // clockwise
auto const kHole = geo::Ring{{2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}};

FeatureTable sample() {
  auto out = FeatureTable{
      .name = "places", .title = "Orte", .note = "Beispiel", .properties = {}, .features = {}, .crs = {25832}};
  out.properties = {{.key = "title", .title_de = "Titel", .title_en = "Title", .type = PropertyType::kText},
                    {.key = "codes", .title_de = "Kürzel", .title_en = "Codes", .type = PropertyType::kList},
                    {.key = "year", .title_de = "Jahr", .title_en = "Year", .type = PropertyType::kWhole},
                    {.key = "share", .title_de = "Anteil", .title_en = "Share", .type = PropertyType::kNumber},
                    {.key = "example", .title_de = "Beispiel", .title_en = "Example", .type = PropertyType::kFlag}};
  auto const area = geo::MultiPolygon{{.outer = kSquare, .holes = {kHole}}};
  out.features.push_back(
      {.id = "A-1",
       .shapes = {geo::Shape{geo::Point{1.5, 2.5}}},
       .values = {std::string{"=1+1"}, std::vector<std::string>{"X", "Y"}, std::int64_t{2028}, 0.25, true}});
  out.features.push_back(
      {.id = "A-2", .shapes = {geo::Shape{area}}, .values = {std::string{"Fläche \"groß\"\n"}, {}, {}, {}, false}});
  out.features.push_back({.id = "A-3", .shapes = {}, .values = {{}, {}, {}, {}, {}}});
  out.features.push_back({.id = "A-4",
                          .shapes = {geo::Shape{geo::Point{1, 2}}, geo::Shape{geo::Line{{0, 0}, {1, 1}}}},
                          .values = {{}, {}, {}, {}, {}}});
  return out;
}

Json geojson(Feature const& feature, std::span<PropertyInfo const> properties,
             CoordinateForm form = {.decimals = 2, .north_first = false}) {
  auto text = std::string{};
  append_feature(text, feature, properties, feature.shapes, form);
  return Json::parse(text);
}

TEST(GeoJson, HasTheSimplestTypeThatHoldsTheShapes) {
  auto const table = sample();
  auto const type = [&](std::size_t row) { return geojson(table.features[row], table.properties)["geometry"]; };
  EXPECT_EQ(type(0)["type"], "Point");
  EXPECT_EQ(type(1)["type"], "Polygon");
  EXPECT_TRUE(type(2).is_null());
  EXPECT_EQ(type(3)["type"], "GeometryCollection");
  auto const several = [](std::vector<geo::Shape> shapes) {
    auto text = std::string{};
    append_geometry(text, shapes, {});
    return Json::parse(text)["type"].get<std::string>();
  };
  auto const line = geo::Shape{geo::Line{{0, 0}, {1, 1}}};
  auto const area = geo::Shape{geo::MultiPolygon{{.outer = kSquare, .holes = {}}}};
  EXPECT_EQ(several({geo::Shape{geo::Point{}}, geo::Shape{geo::Point{}}}), "MultiPoint");
  EXPECT_EQ(several({line, line}), "MultiLineString");
  EXPECT_EQ(several({area, area}), "MultiPolygon");
}

TEST(GeoJson, OuterRingsRunCounterClockwiseAndAxesAsAsked) {
  auto const table = sample();
  auto const rings = geojson(table.features[1], table.properties)["geometry"]["coordinates"];
  ASSERT_EQ(rings.size(), 2U);
  auto const area_of = [](Json const& ring) {
    auto points = geo::Ring{};
    for (auto const& p : ring) { points.push_back({p[0], p[1]}); }
    return geo::signed_area(points);
  };
  EXPECT_GT(area_of(rings[0]), 0.0);
  EXPECT_LT(area_of(rings[1]), 0.0);
  EXPECT_EQ(
      geojson(table.features[0], table.properties, {.decimals = 1, .north_first = true})["geometry"]["coordinates"],
      Json({2.5, 1.5}));
}

TEST(GeoJson, TextIsEscapedAndNothingIsNull) {
  auto const table = sample();
  EXPECT_EQ(geojson(table.features[1], table.properties)["properties"]["title"], "Fläche \"groß\"\n");
  auto const nothing = geojson(table.features[2], table.properties)["properties"];
  for (auto const& [key, value] : nothing.items()) { EXPECT_TRUE(value.is_null()) << key; }
  auto text = std::string{};
  append_json_text(text, "a\xFF\x01");
  EXPECT_EQ(Json::parse(text).get<std::string>(), "a\xEF\xBF\xBD\x01");
}

TEST(FeatureSheet, HasARowPerFeature) {
  auto const sheet = sheet_of(sample(), SheetGeometry::kFull);
  EXPECT_EQ(sheet.header.front(), "Kennung");
  EXPECT_EQ(sheet.header.back(), "Geometrie (WKT, EPSG:25832)");
  ASSERT_EQ(sheet.rows.size(), 4U);
  for (auto const& row : sheet.rows) { EXPECT_EQ(row.size(), sheet.header.size()); }
  EXPECT_EQ(sheet.rows[0][2].text, "X; Y");
  EXPECT_EQ(sheet.rows[0].back().text, "POINT (1.50 2.50)");
  EXPECT_EQ(sheet.rows[2].back().text, "");
  EXPECT_THAT(sheet.rows[3].back().text, HasSubstr("GEOMETRYCOLLECTION (POINT"));
}

std::string output_of(std::string const& command) {
  auto out = std::string{};
  auto* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  auto block = std::array<char, 4096>{};
  while (auto const count = std::fread(block.data(), 1, block.size(), pipe)) { out.append(block.data(), count); }
  ::pclose(pipe);
  return out;
}

TEST(GeoPackage, IsReadByAnIndependentReader) {
  auto const bytes = to_geopackage(sample());
  ASSERT_TRUE(bytes) << to_text(bytes.error());
  auto const folder = testing::TemporaryFolder{};
  auto const file = folder.path() / "places.gpkg";
  std::ofstream{file, std::ios::binary} << *bytes;
  // Python's SQLite and json: neither GDAL nor our own code.
  auto const said = output_of(fmt::format(
      "python3 -c \"import sqlite3; db = sqlite3.connect('{}'); print(db.execute('pragma application_id').fetchone(), "
      "db.execute('select identifier, description, srs_id from gpkg_contents').fetchall(), "
      "db.execute('select id, title, codes, year, share, example, geom is null from places').fetchall())\"",
      file.string()));
  EXPECT_THAT(said, HasSubstr("1196444487"));
  EXPECT_THAT(said, HasSubstr("('Orte', 'Beispiel', 25832)"));
  EXPECT_THAT(said, HasSubstr("('A-1', '=1+1', 'X; Y', 2028, 0.25, 1, 0)"));
  EXPECT_THAT(said, HasSubstr("('A-3', None, None, None, None, None, 1)"));
  EXPECT_FALSE(
      to_geopackage({.name = "x", .title = "x", .note = "", .properties = {}, .features = {}, .crs = {999'999}}));
}

}  // namespace
}  // namespace leitbild::exchange
