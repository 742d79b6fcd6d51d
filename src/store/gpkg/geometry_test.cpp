#include "store/gpkg/geometry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/test_city.h"

namespace leitbild::store::gpkg {
namespace {

using ::testing::HasSubstr;

std::string hex_bytes(std::string_view hex) {
  auto out = std::string{};
  for (auto i = std::size_t{0}; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
  }
  return out;
}

std::string header(std::string_view flags = "01") { return hex_bytes("475000" + std::string{flags} + "e8640000"); }

std::string error_of(std::string const& blob) {
  auto const read = decode(blob);
  return read ? "" : to_text(read.error());
}

TEST(Geometry, GivesBackPointsLinesAndAreas) {
  for (auto const& place : testing::measure("M").places) {
    auto const blob = encode(place.shape, 25832);
    auto const read = decode(blob);
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(*read, place.shape);
    auto const box = envelope_of(blob);
    ASSERT_TRUE(box);
    EXPECT_EQ(box->low, geo::box_of(place.shape).low);
    EXPECT_EQ(box->high, geo::box_of(place.shape).high);
  }
}

TEST(Geometry, WritesTheBytesOfTheStandard) {
  // "GP", version 0, flags little-endian without envelope, srs 25832, then POINT (1 2).
  EXPECT_EQ(encode(geo::Point{1, 2}, 25832), header() + hex_bytes("0101000000000000000000f03f0000000000000040"));
  auto const line = encode(geo::Line{{1, 2}, {3, 4}}, -1);
  EXPECT_EQ(line.substr(0, 8), hex_bytes("47500003ffffffff"));
  EXPECT_EQ(line.size(), 8U + 32U + 1U + 4U + 4U + 32U);
}

TEST(Geometry, AnEmptyAreaIsMarkedEmpty) {
  auto const blob = encode(geo::MultiPolygon{}, 25832);
  EXPECT_EQ(static_cast<unsigned char>(blob[3]), 0x11);
  ASSERT_TRUE(envelope_of(blob));
  EXPECT_TRUE(envelope_of(blob)->empty());
  EXPECT_EQ(*decode(blob), geo::Shape{geo::MultiPolygon{}});
}

TEST(Geometry, ReadsWhatOtherProgramsWrite) {
  // Big-endian point; point with z (ISO and old form); POLYGON; MultiPoint of one.
  EXPECT_EQ(*decode(header() + hex_bytes("00000000013ff00000000000004000000000000000")),
            (geo::Shape{geo::Point{1, 2}}));
  EXPECT_EQ(*decode(header() + hex_bytes("01e9030000000000000000f03f00000000000000400000000000000840")),
            (geo::Shape{geo::Point{1, 2}}));
  EXPECT_EQ(*decode(header() + hex_bytes("0101000080000000000000f03f00000000000000400000000000000840")),
            (geo::Shape{geo::Point{1, 2}}));
  EXPECT_EQ(*decode(header() + hex_bytes("0104000000010000000101000000000000000000f03f0000000000000040")),
            (geo::Shape{geo::Point{1, 2}}));
  auto const area = testing::square(0, 0, 1);
  auto const multi = encode(area, 25832);
  auto const polygon = multi.substr(0, 40) + multi.substr(40 + 9);  // without the outer kind and count
  EXPECT_EQ(*decode(polygon), geo::Shape{area});
}

TEST(Geometry, RefusesOtherKindsAndSeveralParts) {
  EXPECT_THAT(error_of(header() + hex_bytes("0107000000"
                                            "00000000")),
              HasSubstr("Art „7“"));
  EXPECT_THAT(error_of(header() + hex_bytes("010400000002000000"
                                            "0101000000000000000000f03f0000000000000040"
                                            "0101000000000000000000f03f0000000000000040")),
              HasSubstr("bitte auf 2 Zeilen verteilen"));
  EXPECT_THAT(error_of("no geometry"), HasSubstr("nicht die Form eines GeoPackage"));
  EXPECT_FALSE(envelope_of(""));
  EXPECT_FALSE(envelope_of("GP\0\x0f"
                           "1234"));
}

TEST(Geometry, EveryTruncationIsRefusedAndEveryFlippedBitIsSafe) {
  auto const blob = encode(testing::measure("M").places[2].shape, 25832);
  for (auto n = std::size_t{0}; n < blob.size(); ++n) {
    ASSERT_FALSE(decode(std::string_view{blob}.substr(0, n))) << n;
  }
  auto refused = 0;
  for (auto i = std::size_t{0}; i < blob.size() * 8; ++i) {
    auto flipped = blob;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    refused += decode(flipped) ? 0 : 1;
  }
  EXPECT_GT(refused, 50);
}

}  // namespace
}  // namespace leitbild::store::gpkg
