#include "city/file/city_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.h"

namespace leitbild::city {
namespace {

using ::testing::HasSubstr;

constexpr auto kHeader = std::size_t{8 + 4 + 8 + 64};

geo::MultiPolygon square(double side) {
  return {{.outer = {{0, 0}, {side, 0}, {side, side}, {0, side}, {0, 0}}, .holes = {{{1, 1}, {2, 1}, {2, 2}, {1, 1}}}}};
}

Layers small_city() {
  auto city = Layers{};
  city.info = {.name = "Kästadt", .ags = "07312000", .crs = {25832}, .schematic = true};
  city.districts.rows.add({.code = "stadt",
                           .name = "Kästadt",
                           .level = Level::kCity,
                           .parent = {},
                           .shape = square(100),
                           .label = {50, 50}});
  city.districts.rows.add({.code = "mitte",
                           .name = "Mitte",
                           .level = Level::kOrtsbezirk,
                           .parent = Districts::kWholeCity,
                           .shape = square(50),
                           .label = {25, 25}});
  city.people = {.cells = {{{.code = {41547, 29335}, .centre = {50.5, 49.5}, .residents = persons(12.345)}}},
                 .base = "Probe"};
  city.streets.nodes.rows = {{0, 0}, {100, 0}, {100, 100}};
  city.streets.bends = {{50, 5}};
  city.streets.edges.rows = {{.from = NodeId{0U},
                              .to = NodeId{1U},
                              .length = Centimetres{10'100},
                              .kind = StreetKind::kFootway,
                              .first_bend = 0,
                              .last_bend = 1},
                             {.from = NodeId{1U},
                              .to = NodeId{2U},
                              .length = Centimetres{10'000},
                              .kind = StreetKind::kCycleway,
                              .walk = false,
                              .bike = BikeAccess::kBackward,
                              .first_bend = 1,
                              .last_bend = 1}};
  city.streets.coverage = square(100);
  city.streets.crs = {25832};
  index_arcs(city.streets);
  city.facilities.rows.add({.category = FacilityCategory::kPlayground, .name = "Spielplatz", .at = {5, 5}});
  city.transit.stops.add({.name = "Markt", .at = {6, 6}});
  city.landcover.green.add({.name = "", .forest = true, .shape = square(20), .area = SquareMetres{399.5}});
  city.landcover.coverage = square(100);
  city.buildings.rows.add({.footprint = square(3)[0].outer});
  city.sources.push_back({.layer = "osm",
                          .file = "a.pbf",
                          .origin = "OSM",
                          .licence = "ODbL-1.0",
                          .date = "2013-04",
                          .status = "offen",
                          .sha256 = "00",
                          .imported = "2025-10-06T14:03:27.123Z",
                          .note = ""});
  return city;
}

std::string error_of(std::string_view bytes) {
  auto const read = from_bytes(bytes, "probe.city");
  return read ? "" : to_text(read.error());
}

TEST(CityFile, GivesBackEveryLayer) {
  auto const before = small_city();
  auto const read = from_bytes(to_bytes(before), "probe.city");
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->info.name, "Kästadt");
  EXPECT_EQ(read->info.crs, geo::Crs{25832});
  EXPECT_TRUE(read->info.schematic);
  EXPECT_EQ(read->districts.rows[DistrictId{1U}].code, "mitte");
  EXPECT_EQ(read->districts.rows[DistrictId{1U}].parent, Districts::kWholeCity);
  EXPECT_EQ(read->districts.rows[DistrictId{1U}].level, Level::kOrtsbezirk);
  EXPECT_EQ(read->districts.rows[DistrictId{1U}].shape, square(50));
  EXPECT_EQ(read->people.cells.rows[0].residents, persons(12.345));
  EXPECT_EQ(read->people.cells.rows[0].code, (geo::CellCode{41547, 29335}));
  EXPECT_EQ(read->people.base, "Probe");
  EXPECT_EQ(course(read->streets, EdgeId{0U}), (geo::Line{{0, 0}, {50, 5}, {100, 0}}));
  EXPECT_EQ(read->streets.walk.first, before.streets.walk.first);
  EXPECT_EQ(arcs_at(read->streets.walk, NodeId{1U}).size(), 1U) << "the other edge is for bicycles only";
  EXPECT_EQ(arcs_at(read->streets.bike_out, NodeId{2U}).size(), 1U);
  EXPECT_EQ(read->facilities.rows.rows[0].name, "Spielplatz");
  EXPECT_EQ(read->facilities.rows.rows[0].category, FacilityCategory::kPlayground);
  EXPECT_EQ(read->transit.stops.rows[0].name, "Markt");
  EXPECT_TRUE(read->landcover.green.rows[0].forest);
  EXPECT_EQ(read->landcover.green.rows[0].area, SquareMetres{399.5});
  EXPECT_EQ(read->buildings.rows.rows[0].footprint.size(), 5U);
  EXPECT_EQ(read->sources, before.sources);
}

TEST(CityFile, TheSameLayersGiveTheSameBytesAndAnotherRoundGivesThemAgain) {
  auto const bytes = to_bytes(small_city());
  EXPECT_EQ(bytes, to_bytes(small_city()));
  EXPECT_EQ(bytes, to_bytes(*from_bytes(bytes, "")));
  EXPECT_TRUE(from_bytes(to_bytes(Layers{}), ""));
}

TEST(CityFile, EveryTruncationIsRefused) {
  auto const bytes = to_bytes(small_city());
  for (auto n = std::size_t{0}; n < bytes.size(); ++n) {
    ASSERT_FALSE(from_bytes(std::string_view{bytes}.substr(0, n), "")) << n;
  }
  EXPECT_THAT(error_of(std::string_view{bytes}.substr(0, bytes.size() - 1)), HasSubstr("abgeschnitten"));
  EXPECT_THAT(error_of(bytes + "x"), HasSubstr("beschädigt"));
}

TEST(CityFile, EveryFlippedBitIsRefused) {
  auto const bytes = to_bytes(small_city());
  for (auto i = std::size_t{0}; i < bytes.size() * 8; ++i) {
    auto flipped = bytes;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    ASSERT_FALSE(from_bytes(flipped, "")) << i;
  }
}

// The checksum hides what the reader would do with the body. With the checksum made to fit, a flipped bit may give another
// city or an error; it must never read beyond the end (watched by the sanitizers) or reserve memory for a wild count.
TEST(CityFile, AWrongBodyUnderAFittingChecksumIsReadSafely) {
  auto const bytes = to_bytes(small_city());
  auto const body = bytes.substr(kHeader);
  auto const sealed = [&](std::string const& changed) {
    auto header = bytes.substr(0, 12);
    auto const length = static_cast<std::uint64_t>(changed.size());
    header.append(reinterpret_cast<char const*>(&length), sizeof length);
    return header + sha256(changed) + changed;
  };
  ASSERT_TRUE(from_bytes(sealed(body), ""));
  auto refused = 0;
  for (auto i = std::size_t{0}; i < body.size() * 8; ++i) {
    auto flipped = body;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    refused += from_bytes(sealed(flipped), "") ? 0 : 1;
  }
  EXPECT_GT(refused, 1000);
  for (auto n = std::size_t{0}; n < body.size(); ++n) { ASSERT_FALSE(from_bytes(sealed(body.substr(0, n)), "")) << n; }
}

TEST(CityFile, SaysWhatIsWrong) {
  EXPECT_THAT(error_of(""), HasSubstr("probe.city: die Datei ist kein Stadtmodell"));
  EXPECT_THAT(error_of("SQLite format 3 and more"), HasSubstr("kein Stadtmodell"));
  auto newer = to_bytes(small_city());
  newer[8] = 9;
  EXPECT_THAT(error_of(newer), HasSubstr("hat die Version „9“, dieses Programm liest Version 3; ein neueres Programm"));
  auto damaged = to_bytes(small_city());
  damaged.back() = static_cast<char>(damaged.back() + 1);
  EXPECT_THAT(error_of(damaged), HasSubstr("beschädigt"));
}

TEST(CityFile, MapsThatSayWhatCannotBeAreRefused) {
  auto city = small_city();
  city.maps.of(MapKind::kSoil) = {.corner = {0, 100}, .side = 50, .values = {2, 1, 4}};
  city.maps.classes.push_back({.code = "1", .title = "Wald", .like = Ground::kForest});
  city.maps.land_cover = {.corner = {0, 100}, .side = 10, .values = {3, 3, MapRaster::kNothing}};
  auto const read = from_bytes(to_bytes(city), "probe.city");
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->maps, city.maps);
  auto wrong = city;
  wrong.maps.of(MapKind::kSoil).values.at(1, 0) = 5;
  EXPECT_THAT(error_of(to_bytes(wrong)), HasSubstr("widerspricht sich")) << "there are four soil groups";
  wrong = city;
  wrong.maps.land_cover.values.at(2, 2) = 1;
  EXPECT_THAT(error_of(to_bytes(wrong)), HasSubstr("widerspricht sich")) << "there is one class";
  wrong = city;
  wrong.maps.of(MapKind::kSoil).side = 30;
  EXPECT_THAT(error_of(to_bytes(wrong)), HasSubstr("widerspricht sich")) << "30 m lie across the cells of the census";
}

TEST(CityFile, AnEdgeWithoutItsNodesIsRefused) {
  auto city = small_city();
  city.streets.edges.rows[0].to = NodeId{99U};
  EXPECT_THAT(error_of(to_bytes(city)), HasSubstr("widerspricht sich"));
  city = small_city();
  city.districts.rows[DistrictId{1U}].parent = DistrictId{1U};
  EXPECT_THAT(error_of(to_bytes(city)), HasSubstr("widerspricht sich"));
}

}  // namespace
}  // namespace leitbild::city
