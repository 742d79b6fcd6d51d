// Every OpenStreetMap file of the test data, and damaged copies of small ones. The expected numbers are those of the
// files' own description (docs/testdata.md) or were counted once and looked at.
#include <array>
#include <cctype>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/osm/osm.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;
using ::testing::HasSubstr;

struct Window {
  int epsg;
  double west, south, east, north;
};
constexpr auto kKaiserslautern = Window{25832, 7.6, 49.3, 7.9, 49.6};

geo::MultiPolygon clip_of(Window const& window) {
  auto const to_plane = *geo::Transform::between(geo::kWgs84, geo::Crs{window.epsg});
  auto box = geo::Box{};
  for (auto const x : {window.west, window.east}) {
    for (auto const y : {window.south, window.north}) { box.add(to_plane({x, y})); }
  }
  return geo::rectangle(box);
}

/// What a file holds; street lengths are in km on foot and by bicycle.
struct Expected {
  std::string_view file;
  Window window;
  std::string_view date;
  double walk, bike;
  std::size_t buildings, kitas, playgrounds, stops, trees, water;
};

constexpr std::array kFiles{
    Expected{"kl-osm/kaiserslautern.osm.gz", kKaiserslautern, "", 490, 381, 15'120, 33, 69, 198, 569, 17},
    Expected{"kl-osm/kaiserslautern_cc.osm.gz", kKaiserslautern, "", 35.5, 28.4, 1'900, 2, 3, 21, 208, 1},
    Expected{"kl-osm/kaiserslautern_uni.osm.gz", kKaiserslautern, "", 23.0, 11.8, 528, 1, 15, 6, 6, 1},
    Expected{"routing/kaiserslautern-2013.osm.pbf", kKaiserslautern, "", 490, 381, 15'120, 33, 69, 198, 569, 17},
    Expected{"routing/karlsruhe-kirchfeld-2026.osm.pbf",
             {25832, 8.0, 48.8, 9.0, 49.3},
             "2026-02-13",
             77.9,
             70.3,
             2'995,
             7,
             10,
             13,
             330,
             10},
    Expected{"routing/north-bayreuth-2014.osm.pbf",
             {25832, 11.0, 49.7, 12.0, 50.4},
             "2014-11-04",
             551,
             548,
             4'267,
             3,
             7,
             14,
             20,
             150},
    Expected{"routing/aachen-2021.osm.pbf",
             {25832, 5.9, 50.6, 6.3, 50.9},
             "2021-08-01",
             968,
             767,
             35'165,
             94,
             162,
             330,
             3'874,
             127},
    Expected{"las_palmas/example_las_palmas_2023_osm_20230221.pbf",
             {25828, -15.7, 27.9, -15.2, 28.3},
             "2023-02-21",
             1'984,
             1'831,
             22'600,
             23,
             149,
             566,
             35'515,
             1'205},
};

double kilometres(city::Streets const& streets, auto const& counts) {
  auto total = 0.0;
  for (auto const& edge : streets.edges) {
    if (counts(edge)) { total += to_metres(edge.length).value / 1000.0; }
  }
  return total;
}

std::size_t count(OsmLayers const& layers, city::FacilityCategory category) {
  return static_cast<std::size_t>(std::ranges::count(layers.facilities.rows, category, &city::Facility::category));
}

class RealOsmFile : public ::testing::TestWithParam<Expected> {};

TEST_P(RealOsmFile, HoldsWhatItsDescriptionSays) {
  auto const& expected = GetParam();
  LEITBILD_TESTDATA_OR_SKIP(file, expected.file);
  auto const layers = read_osm(file, clip_of(expected.window), geo::Crs{expected.window.epsg});
  ASSERT_TRUE(layers) << to_text(layers.error());
  EXPECT_EQ(layers->date, expected.date);
  EXPECT_NEAR(kilometres(layers->streets, [](auto const& edge) { return edge.walk; }), expected.walk,
              0.02 * expected.walk);
  EXPECT_NEAR(kilometres(layers->streets, [](auto const& edge) { return edge.bike != city::BikeAccess::kNone; }),
              expected.bike, 0.02 * expected.bike);
  auto const near = [](std::size_t found, std::size_t wanted) {
    EXPECT_NEAR(static_cast<double>(found), static_cast<double>(wanted), 0.01 * static_cast<double>(wanted) + 1.0);
  };
  near(layers->buildings.rows.size(), expected.buildings);
  near(count(*layers, city::FacilityCategory::kKita), expected.kitas);
  near(count(*layers, city::FacilityCategory::kPlayground), expected.playgrounds);
  near(layers->transit.stops.size(), expected.stops);
  near(layers->landcover.trees.size(), expected.trees);
  auto const water = std::ranges::count(layers->landcover.patches, city::LandUse::kWater, &city::Patch::use);
  near(static_cast<std::size_t>(water), expected.water);
  EXPECT_EQ(layers->reports.size(), 6U);
}

INSTANTIATE_TEST_SUITE_P(All, RealOsmFile, ::testing::ValuesIn(kFiles), [](auto const& each) {
  auto name = std::filesystem::path{each.param.file}.filename().string();
  std::ranges::replace_if(name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

/// `copies` copies of a file, every other one cut short, each with one flipped bit. Gives the number of errors, each of
/// which names the file.
std::size_t errors_of_damaged(std::filesystem::path const& file, std::string const& name, Window const& window,
                              std::size_t copies) {
  auto const whole = read_file(file);
  EXPECT_TRUE(whole);
  auto errors = std::size_t{0};
  for (auto i = std::size_t{1}; whole && i <= copies; ++i) {
    auto damaged = whole->substr(0, i % 2 == 0 ? whole->size() : whole->size() / (copies + 1) * i);
    auto& byte = damaged[damaged.size() / (copies + 1) * i];
    byte = static_cast<char>(byte ^ (1 << (i % 8)));
    auto const folder = TemporaryFolder{};
    EXPECT_TRUE(write_file(folder / name, damaged));
    auto const layers = read_osm(folder / name, clip_of(window), geo::Crs{window.epsg});
    if (layers) { continue; }
    ++errors;
    EXPECT_THAT(to_text(layers.error()), HasSubstr(name));
  }
  return errors;
}

TEST(DamagedOsmFile, NeverCrashesAndIsNamed) {
  LEITBILD_TESTDATA_OR_SKIP(gzipped, "kl-osm/kaiserslautern_uni.osm.gz");
  LEITBILD_TESTDATA_OR_SKIP(pbf, "routing/karlsruhe-kirchfeld-2026.osm.pbf");
  // Whatever is cut short is an error; a flipped bit may hit a name.
  EXPECT_GE(errors_of_damaged(gzipped, "auszug.osm.gz", kKaiserslautern, 20), 10U);
  EXPECT_GE(errors_of_damaged(pbf, "auszug.osm.pbf", {25832, 8.0, 48.8, 9.0, 49.3}, 12), 6U);
}

/// Damage behind the compression: in the XML itself.
TEST(DamagedOsmFile, BytesThatAreNoXmlNeverCrash) {
  auto const xml = std::string{R"(<?xml version="1.0"?><osm version="0.6"><node id="1" lat="49.44" lon="7.75"/>
    <node id="2" lat="49.45" lon="7.77"><tag k="shop" v="bakery"/></node><way id="1"><nd ref="1"/><nd ref="2"/>
    <tag k="highway" v="residential"/></way><relation id="1"><member type="way" ref="1" role="outer"/>
    <tag k="type" v="multipolygon"/><tag k="leisure" v="park"/></relation></osm>)"};
  auto const folder = TemporaryFolder{};
  for (auto i = std::size_t{0}; i < xml.size(); ++i) {
    auto damaged = xml;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
    ASSERT_TRUE(write_file(folder / "auszug.osm", i % 3 == 0 ? damaged.substr(0, i) : damaged));
    auto const layers = read_osm(folder / "auszug.osm", clip_of(kKaiserslautern), geo::Crs{25832});
    if (!layers) { EXPECT_THAT(to_text(layers.error()), HasSubstr("auszug.osm")) << i; }
  }
}

}  // namespace
}  // namespace leitbild::importing
