// GeoPackages of a workspace as collections: the same questions, the same answers as from memory.
#include <fstream>
#include <set>

#include <fmt/format.h>

#include "exchange/geopackage/write_geopackage.h"
#include "server/features/collection.h"
#include "server/features/test_town.h"
#include "testing/folder.h"

namespace leitbild::server {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// 400 trees on a grid of 10 m from (400000, 5470000) on, in the plane of the town; every tenth is a lime.
exchange::FeatureTable trees() {
  using exchange::PropertyType;
  auto out = exchange::FeatureTable{
      .name = "Bäume",
      .title = "Straßenbäume",
      .note = "Beispiel",
      .properties = {{.key = "kind", .title_de = "Art", .title_en = "Kind", .type = PropertyType::kText},
                     {.key = "height", .title_de = "Höhe", .title_en = "Height", .type = PropertyType::kNumber},
                     {.key = "planted", .title_de = "Jahr", .title_en = "Year", .type = PropertyType::kWhole},
                     {.key = "sound", .title_de = "Gesund", .title_en = "Sound", .type = PropertyType::kFlag}},
      .features = {},
      .crs = geo::Crs{25832}};
  constexpr auto kSide = 20;
  for (auto i = 0; i < kSide * kSide; ++i) {
    out.features.push_back(
        {.id = fmt::format("b{}", i),
         .shapes = {geo::Point{400'000.0 + 10.0 * (i % kSide), 5'470'000.0 + 10.0 * (i / kSide)}},
         .values = {std::string{i % 10 == 0 ? "Linde" : "Ahorn"}, 5.5, std::int64_t{1990 + i % 5}, i % 2 == 0}});
  }
  return out;
}

class LayerCollections : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder_;
  std::shared_ptr<Site const> site_ = site();
  testing::Asker asker_{site_};

  Json items(std::string const& query) { return asker_.json("/ogc/collections/baeume/items?" + query); }

 private:
  std::shared_ptr<Site const> site() {
    auto const path = folder_.path() / "trees.gpkg";
    auto const bytes = exchange::to_geopackage(trees());
    EXPECT_TRUE(bytes) << (bytes ? "" : to_text(bytes.error()));
    std::ofstream{path, std::ios::binary} << *bytes;
    auto const file = exchange::FeatureFile::open(path);
    EXPECT_TRUE(file) << (file ? "" : to_text(file.error()));
    return Site::make({.plan = testing::demo_plan(),
                       .city = testing::town().city,
                       .evaluation = testing::town().evaluation,
                       .layer_files = {*file},
                       .today = Date{}});
  }
};

TEST_F(LayerCollections, AreDescribed) {
  auto const collection = asker_.json("/ogc/collections/baeume");
  EXPECT_EQ(collection["title"], "Straßenbäume");
  EXPECT_EQ(collection["description"], "Beispiel");
  EXPECT_EQ(collection["count"], 400);
  auto const box = collection["extent"]["spatial"]["bbox"][0];
  EXPECT_NEAR(box[0].get<double>(), 7.619, 0.01);
  EXPECT_NEAR(box[1].get<double>(), 49.373, 0.01);
  auto const queryables = asker_.json("/ogc/collections/baeume/queryables");
  EXPECT_EQ(queryables["properties"]["height"]["type"], "number");
  EXPECT_EQ(queryables["properties"]["sound"]["type"], "boolean");
}

TEST_F(LayerCollections, GiveAPageAndWhatFollows) {
  auto const first = items("limit=3&crs=http://www.opengis.net/def/crs/EPSG/0/25832");
  EXPECT_EQ(first["numberMatched"], 400);
  EXPECT_EQ(first["numberReturned"], 3);
  EXPECT_EQ(first["features"][1]["id"], "2");
  EXPECT_EQ(first["features"][1]["properties"]["id"], "b1");
  EXPECT_EQ(first["features"][1]["properties"]["kind"], "Ahorn");
  EXPECT_EQ(first["features"][1]["properties"]["sound"], false);
  EXPECT_NEAR(first["features"][1]["geometry"]["coordinates"][0].get<double>(), 400'010.0, 0.01);
  EXPECT_NEAR(first["features"][1]["geometry"]["coordinates"][1].get<double>(), 5'470'000.0, 0.01);
  auto seen = std::set<std::string>{};
  for (auto offset = 0; offset < 400; offset += 150) {
    auto const page = items(fmt::format("limit=150&offset={}", offset));
    for (auto const& feature : page["features"]) { seen.insert(feature["id"]); }
  }
  EXPECT_EQ(seen.size(), 400U);
  EXPECT_TRUE(items("limit=150&offset=400")["features"].empty());
}

TEST_F(LayerCollections, FilterByBoxAndProperty) {
  auto const box =
      std::string{"&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832&bbox=399995,5469995,400035,5470025"};
  EXPECT_EQ(items("limit=100" + box)["numberMatched"], 12);            // 4 × 3 trees
  EXPECT_EQ(items("limit=100&kind=Linde" + box)["numberMatched"], 3);  // the first of each row
  auto const page = items("limit=5" + box);
  EXPECT_EQ(page["numberReturned"], 5);
  EXPECT_FALSE(page.contains("numberMatched")) << "nobody counted to the end";
  EXPECT_EQ(items("limit=100&planted=1994&sound=true")["numberMatched"], 40);
  EXPECT_EQ(items("limit=100&datetime=2026-01-01")["numberMatched"], 0) << "nothing of a file is dated";
  EXPECT_EQ(items("limit=100&bbox=8,50,9,51")["numberMatched"], 0);
}

TEST_F(LayerCollections, TakeFiltersAsValuesOnly) {
  EXPECT_EQ(items("limit=10&kind=Linde%27%20OR%20%271%27=%271")["numberMatched"], 0);
  EXPECT_EQ(asker_.get("/ogc/collections/baeume/items?height=1;DROP%20TABLE").status, 400);
  EXPECT_EQ(asker_.get("/ogc/collections/baeume/items?rowid=1").status, 400);
}

TEST_F(LayerCollections, GiveOneFeatureAndFiles) {
  EXPECT_EQ(asker_.json("/ogc/collections/baeume/items/11")["properties"]["kind"], "Linde");
  EXPECT_EQ(asker_.get("/ogc/collections/baeume/items/0").status, 404);
  EXPECT_EQ(asker_.get("/ogc/collections/baeume/items/b1").status, 404);
  auto const csv = testing::Asker::text(asker_.get("/ogc/collections/baeume/items?f=csv&kind=Linde"));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 41);
  EXPECT_THAT(csv, HasSubstr("Linde"));
  EXPECT_THAT(csv, Not(HasSubstr("Ahorn")));
}

TEST(FeatureFile, SaysWhatItCannotRead) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const path = folder.path() / "x.gpkg";
  EXPECT_THAT(to_text(exchange::FeatureFile::open(path).error()), HasSubstr("„x.gpkg“ lässt sich nicht öffnen"));
  std::ofstream{path} << "SQLite format 3";
  EXPECT_THAT(to_text(exchange::FeatureFile::open(path).error()), HasSubstr("„x.gpkg“ lässt sich nicht öffnen"));
}

}  // namespace
}  // namespace leitbild::server
