#include "exchange/mvt/write_mvt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <protozero/pbf_reader.hpp>

namespace leitbild::exchange::mvt {
namespace {

using ::testing::ElementsAre;

struct ReadFeature {
  std::uint64_t id{};
  std::vector<std::uint32_t> tags, geometry;
  std::int32_t type{};
};
struct ReadLayer {
  std::string name;
  std::vector<ReadFeature> features;
  std::vector<std::string> keys;
  std::size_t values{};
  std::uint32_t extent{}, version{};
};

ReadFeature read_feature(protozero::pbf_reader message) {
  auto out = ReadFeature{};
  while (message.next()) {
    switch (message.tag()) {
      case 1: out.id = message.get_uint64(); break;
      case 2:
        for (auto const tag : message.get_packed_uint32()) { out.tags.push_back(tag); }
        break;
      case 3: out.type = message.get_enum(); break;
      case 4:
        for (auto const code : message.get_packed_uint32()) { out.geometry.push_back(code); }
        break;
      default: ADD_FAILURE() << "field " << message.tag();
    }
  }
  return out;
}

ReadLayer read_layer(std::string const& tile) {
  auto reader = protozero::pbf_reader{tile};
  EXPECT_TRUE(reader.next(3));
  auto layer = reader.get_message();
  auto out = ReadLayer{};
  while (layer.next()) {
    switch (layer.tag()) {
      case 1: out.name = layer.get_string(); break;
      case 2: out.features.push_back(read_feature(layer.get_message())); break;
      case 3: out.keys.push_back(layer.get_string()); break;
      case 4:
        ++out.values;
        layer.skip();
        break;
      case 5: out.extent = layer.get_uint32(); break;
      case 15: out.version = layer.get_uint32(); break;
      default: ADD_FAILURE() << "field " << layer.tag();
    }
  }
  return out;
}

// Examples of the specification, 4.3.5.
TEST(Mvt, CommandsAreThoseOfTheSpecification) {
  auto layer = Layer{"examples"};
  layer.add(1, Spots{{25, 17}}, {});
  layer.add(2, Spots{{5, 7}, {3, 2}}, {});
  layer.add(3, Lines{{{{2, 2}, {2, 10}, {10, 10}}}}, {});
  layer.add(4, Lines{{{{2, 2}, {2, 10}, {10, 10}}, {{1, 1}, {3, 5}}}}, {});
  layer.add(5, Polygons{{{.outer = {{3, 6}, {8, 12}, {20, 34}}, .holes = {}}}}, {});
  auto tile = std::string{};
  layer.append_to(tile);
  auto const read = read_layer(tile);
  EXPECT_EQ(read.name, "examples");
  EXPECT_EQ(read.version, 2U);
  EXPECT_EQ(read.extent, 4096U);
  ASSERT_EQ(read.features.size(), 5U);
  EXPECT_THAT(read.features[0].geometry, ElementsAre(9, 50, 34));
  EXPECT_THAT(read.features[1].geometry, ElementsAre(17, 10, 14, 3, 9));
  EXPECT_THAT(read.features[2].geometry, ElementsAre(9, 4, 4, 18, 0, 16, 16, 0));
  EXPECT_THAT(read.features[3].geometry, ElementsAre(9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8));
  EXPECT_THAT(read.features[4].geometry, ElementsAre(9, 6, 12, 18, 10, 12, 24, 44, 15));
  EXPECT_EQ(read.features[0].type, 1);
  EXPECT_EQ(read.features[2].type, 2);
  EXPECT_EQ(read.features[4].type, 3);
}

TEST(Mvt, RingsTurnAsTheyHaveTo) {
  auto const square = Spots{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  auto const hole = Spots{{2, 2}, {4, 2}, {4, 4}, {2, 4}};
  EXPECT_EQ(doubled_area(square), 200);
  auto turned = square;
  std::reverse(turned.begin(), turned.end());
  auto tiles = std::vector<std::string>{};
  for (auto const& outer : {square, turned}) {
    auto layer = Layer{"rings"};
    layer.add({}, Polygons{{{.outer = outer, .holes = {hole}}}}, {});
    auto& tile = tiles.emplace_back();
    layer.append_to(tile);
    auto const geometry = read_layer(tile).features.front().geometry;
    ASSERT_EQ(geometry.size(), 22U);
    EXPECT_EQ(std::count(geometry.begin(), geometry.end(), 15U), 2) << "every ring is closed";
  }
  EXPECT_EQ(tiles.front(), tiles.back());
}

TEST(Mvt, KeysAndValuesAreKeptOnce) {
  auto layer = Layer{"tags"};
  auto const tags = std::array{Tag{"name", std::string_view{"Anger"}}, Tag{"kind", std::string_view{"Anger"}},
                               Tag{"count", std::int64_t{-3}}, Tag{"share", 0.5}, Tag{"flag", true}};
  layer.add(1, Spots{{1, 1}}, tags);
  layer.add(2, Spots{{2, 2}}, tags);
  auto tile = std::string{};
  layer.append_to(tile);
  auto const read = read_layer(tile);
  EXPECT_THAT(read.keys, ElementsAre("name", "kind", "count", "share", "flag"));
  EXPECT_EQ(read.values, 4U);
  EXPECT_THAT(read.features[1].tags, ElementsAre(0, 0, 1, 0, 2, 1, 3, 2, 4, 3));
}

TEST(Mvt, WhatHasNoExtentIsLeftOut) {
  auto layer = Layer{"nothing"};
  layer.add(1, Spots{}, {});
  layer.add(2, Lines{{{{1, 1}}}}, {});
  layer.add(3, Polygons{{{.outer = {{0, 0}, {5, 5}, {10, 10}}, .holes = {}}}}, {});
  EXPECT_TRUE(layer.empty());
  auto tile = std::string{};
  layer.append_to(tile);
  EXPECT_TRUE(tile.empty());
}

}  // namespace
}  // namespace leitbild::exchange::mvt
