// Tiles are read back with GDAL's own reader and compared with what they were made from.
#include <sys/wait.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "server/features/test_town.h"
#include "server/tiles/tilesets.h"
#include "testing/folder.h"

namespace leitbild::server {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

geo::Transform mercator() { return std::move(*geo::Transform::between(geo::Crs{25832}, geo::Crs{3857})); }

TileAddress tile_at(geo::Point mercator_point, std::uint32_t zoom) {
  auto const side = side_of({.zoom = zoom});
  return {.zoom = zoom,
          .column = static_cast<std::uint32_t>((mercator_point.x + kMercatorHalf) / side),
          .row = static_cast<std::uint32_t>((kMercatorHalf - mercator_point.y) / side)};
}

std::string output_of(std::string const& command) {
  auto out = std::string{};
  auto* const pipe = ::popen(command.c_str(), "r");
  EXPECT_NE(pipe, nullptr);
  auto block = std::array<char, 4096>{};
  while (auto const count = std::fread(block.data(), 1, block.size(), pipe)) { out.append(block.data(), count); }
  EXPECT_EQ(WEXITSTATUS(::pclose(pipe)), 0) << command << "\n" << out;
  return out;
}

/// A layer of a tile as GDAL understands it, in metres of EPSG:3857.
Json read_back(std::string const& tile, TileAddress address, std::string_view layer) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const file = folder.path() / std::to_string(address.zoom) / std::to_string(address.column) /
                    fmt::format("{}.pbf", address.row);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream{file, std::ios::binary} << tile;
  auto const text = output_of(fmt::format(
      "ogr2ogr -f GeoJSON -lco COORDINATE_PRECISION=4 -oo CLIP=NO /vsistdout/ {} {} 2>&1", file.string(), layer));
  auto document = Json::parse(text, nullptr, false);
  EXPECT_FALSE(document.is_discarded()) << text;
  return document["features"];
}

void add_points(Json const& coordinates, std::vector<geo::Point>& out) {
  if (coordinates[0].is_number()) {
    out.push_back({coordinates[0], coordinates[1]});
    return;
  }
  for (auto const& part : coordinates) { add_points(part, out); }
}

std::vector<geo::Point> points_of(Json const& feature) {
  auto out = std::vector<geo::Point>{};
  add_points(feature["geometry"]["coordinates"], out);
  return out;
}

double distance_to_line(geo::Point p, geo::Line const& line) { return geo::nearest_on_line(p, line).offset.value; }

class Tiles : public ::testing::Test {
 protected:
  std::shared_ptr<Site const> site_ = testing::town_site();
  Tilesets const& tilesets_ = site_->derived<Tilesets>();
  geo::Point middle_ = mercator()(geo::Point{401'650.0, 5'471'100.0});
};

TEST_F(Tiles, PointsComeBackWithinAUnit) {
  auto const& stops = site_->city().transit->stops;
  auto const carry = mercator();
  auto expected = std::map<std::string, geo::Point>{};
  for (auto const& stop : stops) { expected[stop.name] = carry(stop.at); }
  auto seen = std::size_t{0};
  for (auto const zoom : {12U, 14U, 16U}) {
    auto const address = tile_at(middle_, zoom);
    auto const box = server::box_of(address);
    auto const unit = side_of(address) / exchange::mvt::kExtent;
    auto const inside = std::ranges::count_if(expected, [&](auto const& entry) { return box.contains(entry.second); });
    auto const tile = tilesets_.find("base", "")->tile(address);
    if (tile.find("stops") == std::string::npos) {  // a tile has no layer without features
      EXPECT_EQ(inside, 0) << zoom;
      continue;
    }
    auto const found = read_back(tile, address, "stops");
    for (auto const& feature : found) {
      auto const at = points_of(feature).front();
      auto const& original = expected.at(feature["properties"]["name"]);
      EXPECT_LE(std::abs(at.x - original.x), unit);
      EXPECT_LE(std::abs(at.y - original.y), unit);
      ++seen;
    }
    EXPECT_GE(found.size(), static_cast<std::size_t>(inside)) << zoom;
  }
  EXPECT_GT(seen, 5U);
}

TEST_F(Tiles, LinesAndAreasComeBackWithinAUnit) {
  auto const address = tile_at(middle_, 14);
  auto const unit = side_of(address) / exchange::mvt::kExtent;
  auto const tile = tilesets_.find("base", "")->tile(address);
  auto const carry = mercator();
  auto const streets = read_back(tile, address, "streets");
  ASSERT_GT(streets.size(), 20U);
  for (auto const& feature : streets) {
    auto line =
        city::course(*site_->city().streets, city::EdgeId{feature["properties"]["mvt_id"].get<std::uint32_t>()});
    carry.apply(line);
    for (auto const p : points_of(feature)) { EXPECT_LE(distance_to_line(p, line), unit); }
  }
  auto const buildings = read_back(tile, address, "buildings");
  ASSERT_GT(buildings.size(), 20U);
  auto compared = 0;
  for (auto const& feature : buildings) {
    auto ring =
        site_->city().buildings->rows[city::BuildingId{feature["properties"]["mvt_id"].get<std::uint32_t>()}].footprint;
    carry.apply(ring);
    auto const original = geo::box_of(ring);
    if (!server::box_of(address).contains(original.low) || !server::box_of(address).contains(original.high)) {
      continue;
    }
    auto const read = points_of(feature);
    for (auto const p : read) { EXPECT_LE(distance_to_line(p, ring), unit); }
    auto drawn = geo::Ring{read.begin(), read.end()};
    EXPECT_NEAR(std::abs(geo::signed_area(drawn)), std::abs(geo::signed_area(ring)),
                2.0 * unit * (original.width() + original.height()));
    ++compared;
  }
  EXPECT_GT(compared, 20);
}

TEST_F(Tiles, HoldTheLayersThatAreDescribed) {
  auto asker = testing::Asker{site_};
  auto const description = asker.json("/tiles/base");
  EXPECT_EQ(description["tilejson"], "3.0.0");
  EXPECT_THAT(description["attribution"].get<std::string>(), HasSubstr("schematisch, nicht amtlich"));
  auto names = std::vector<std::string>{};
  for (auto const& layer : description["vector_layers"]) { names.push_back(layer["id"]); }
  for (auto const* const name :
       {"streets", "buildings", "green", "water", "landuse", "stops", "facilities", "districts", "district_labels"}) {
    EXPECT_THAT(names, Contains(name));
  }
  auto const address = tile_at(middle_, 14);
  auto const response = asker.get(fmt::format("/tiles/base/14/{}/{}", address.column, address.row));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.type, "application/vnd.mapbox-vector-tile");
  EXPECT_FALSE(response.etag.empty());
  EXPECT_EQ(testing::Asker::text(response), tilesets_.find("base", "")->tile(address)) << "the same tile every time";
}

TEST_F(Tiles, PlacesCarryTheirMeasure) {
  auto const& plan = site_->plan();
  auto const placed = std::ranges::find_if(plan.measures, [](auto const& measure) { return !measure.places.empty(); });
  ASSERT_NE(placed, plan.measures.end());
  auto const address = tile_at(mercator()(geo::label_point(placed->places.front().shape)), 15);
  auto const found = read_back(tilesets_.find("plan", "")->tile(address), address, "place_points");
  auto const feature =
      std::ranges::find_if(found, [&](Json const& one) { return one["properties"]["code"] == placed->code; });
  ASSERT_NE(feature, found.end());
  EXPECT_EQ((*feature)["properties"]["title"], placed->title);
  EXPECT_EQ((*feature)["properties"]["field"], placed->field);
  EXPECT_EQ((*feature)["properties"]["state"], plan::info(placed->state).id);
}

TEST_F(Tiles, CellsCarryTheValuesOfTheIndicator) {
  auto asker = testing::Asker{site_};
  auto const address = tile_at(middle_, 13);
  auto const& all = site_->evaluation().comparisons;
  auto id = std::string{};
  for (auto const& [unit, step] :
       {std::pair{indicators::Unit::kMetres, 0.1}, std::pair{indicators::Unit::kDegrees, 0.01}}) {
    auto const& comparison =
        *std::ranges::find(all, unit, [](scenario::Comparison const& c) { return c.indicator->unit; });
    id = std::string{comparison.indicator->id};
    auto const found = read_back(tilesets_.find("indicators", id)->tile(address), address, "cells");
    ASSERT_GT(found.size(), 10U) << id;
    for (auto const& feature : found) {
      auto const value = comparison.today.cells[feature["properties"]["mvt_id"].get<std::size_t>()];
      if (!value) {
        EXPECT_TRUE(feature["properties"]["today"].is_null());
      } else {
        EXPECT_NEAR(feature["properties"]["today"].get<double>(), *value, 0.51 * step);
      }
    }
  }
  EXPECT_EQ(asker.get("/tiles/indicators/13/1/1?indicator=" + id).status, 200);
  EXPECT_EQ(asker.get("/tiles/indicators/13/1/1?indicator=happiness").status, 400);
}

TEST_F(Tiles, OutsideTheSquareThereAreNone) {
  auto asker = testing::Asker{site_};
  EXPECT_EQ(asker.get("/tiles/base/3/8/0").status, 404);
  EXPECT_EQ(asker.get("/tiles/base/3/0/8").status, 404);
  EXPECT_EQ(asker.get("/tiles/base/23/0/0").status, 400);
  EXPECT_EQ(asker.get("/tiles/base/-1/0/0").status, 400);
  EXPECT_EQ(asker.get("/tiles/sky/1/0/0").status, 400);
  auto const empty = asker.get("/tiles/base/16/0/0");
  EXPECT_EQ(empty.status, 200);
  EXPECT_THAT(testing::Asker::text(empty), IsEmpty());
}

TEST_F(Tiles, TheStandardDescribesThem) {
  auto asker = testing::Asker{site_};
  auto const list = asker.json("/ogc/tiles");
  ASSERT_EQ(list["tilesets"].size(), 3U);
  auto const base = asker.json("/ogc/tiles/base");
  EXPECT_EQ(base["dataType"], "vector");
  EXPECT_EQ(base["tileMatrixSetURI"], "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
  auto templated = std::string{};
  for (auto const& link : base["links"]) {
    if (link["rel"] == "item") { templated = link["href"]; }
  }
  EXPECT_THAT(templated, HasSubstr("/tiles/base/{tileMatrix}/{tileCol}/{tileRow}"));
  auto const scheme = asker.json("/ogc/tileMatrixSets/WebMercatorQuad");
  ASSERT_GE(scheme["tileMatrices"].size(), 17U);
  EXPECT_NEAR(scheme["tileMatrices"][0]["cellSize"].get<double>(), 156543.033928041, 1e-6);
  EXPECT_NEAR(scheme["tileMatrices"][0]["scaleDenominator"].get<double>(), 559082264.028717, 1e-3);
  EXPECT_EQ(scheme["tileMatrices"][3]["matrixWidth"], 8);
  EXPECT_EQ(asker.json("/ogc/tileMatrixSets")["tileMatrixSets"].size(), 1U);
  EXPECT_EQ(asker.get("/ogc/tileMatrixSets/WorldCRS84Quad").status, 404);
}

TEST(Tile, RingsAreSoundAndTurnTheRightWay) {
  auto const cut = TileCut{{.zoom = 14, .column = 8'000, .row = 5'000}};
  auto const box = server::box_of(TileAddress{.zoom = 14, .column = 8'000, .row = 5'000});
  auto const at = [&](double x, double y) {
    return geo::Point{box.low.x + x * cut.unit(), box.high.y - y * cut.unit()};
  };
  // A comb whose teeth are narrower than a unit: rounding would tie knots.
  auto ring = geo::Ring{at(100, 100)};
  for (auto i = 0; i < 40; ++i) {
    ring.push_back(at(100 + i * 30, 400 + (i % 3) * 0.7));
    ring.push_back(at(100.4 + i * 30, 100.2));
  }
  ring.push_back(at(1'400, 90));
  ring.push_back(ring.front());
  auto const drawn = cut(geo::MultiPolygon{{.outer = ring, .holes = {}}});
  ASSERT_TRUE(drawn);
  for (auto const& polygon : std::get<exchange::mvt::Polygons>(*drawn).parts) {
    auto closed = geo::Ring{};
    for (auto const spot : polygon.outer) {
      closed.push_back({static_cast<double>(spot.x), static_cast<double>(spot.y)});
    }
    closed.push_back(closed.front());
    EXPECT_FALSE(geo::crosses_itself(closed));
  }
  EXPECT_FALSE(cut(geo::MultiPolygon{{.outer = {at(1, 1), at(3, 1), at(3, 3), at(1, 1)}, .holes = {}}})) << "a speck";
  EXPECT_FALSE(cut(geo::Shape{at(-100, 10)})) << "outside";
  EXPECT_TRUE(cut(geo::Shape{at(-50, 10)})) << "in the margin";
}

}  // namespace
}  // namespace leitbild::server
