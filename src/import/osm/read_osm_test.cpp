#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "geo/area.h"
#include "import/osm/osm.h"
#include "import/osm/read_ways.h"
#include "testing/folder.h"

namespace leitbild::importing {
namespace {

using leitbild::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr auto kPlane = geo::Crs{25832};
constexpr auto kOrigin = geo::Point{410'000.0, 5'477'000.0};

geo::Point at(double x, double y) { return {kOrigin.x + x, kOrigin.y + y}; }

/// A drawing in metres from kOrigin, written as OSM XML.
class Drawing {
 public:
  Drawing& node(int id, double x, double y, std::string const& tags = "") {
    auto const degrees = to_degrees_(at(x, y));
    text_ += fmt::format(R"(<node id="{}" version="1" timestamp="{}" lat="{:.7f}" lon="{:.7f}">{}</node>)", id,
                         timestamp, degrees.y, degrees.x, tags);
    return *this;
  }
  Drawing& way(int id, std::vector<int> const& nodes, std::string const& tags) {
    text_ += fmt::format(R"(<way id="{}" version="1">)", id);
    for (auto const node : nodes) { text_ += fmt::format(R"(<nd ref="{}"/>)", node); }
    text_ += tags + "</way>";
    return *this;
  }
  Drawing& relation(int id, std::string const& members, std::string const& tags) {
    text_ += fmt::format(R"(<relation id="{}" version="1">{}{}</relation>)", id, members, tags);
    return *this;
  }
  /// A closed way around a square; uses the node ids first_node … first_node + 3.
  Drawing& square(int id, int first_node, double x, double y, double side, std::string const& tags) {
    node(first_node, x, y).node(first_node + 1, x + side, y);
    node(first_node + 2, x + side, y + side).node(first_node + 3, x, y + side);
    squares_.push_back({id, first_node, tags});
    return *this;
  }
  std::string xml(std::string const& bounds = "") {
    for (auto const& s : squares_) {
      way(s.id, {s.first_node, s.first_node + 1, s.first_node + 2, s.first_node + 3, s.first_node}, s.tags);
    }
    squares_.clear();
    return R"(<?xml version="1.0"?><osm version="0.6">)" + bounds + text_ + "</osm>";
  }
  std::string bounds(double low, double high) const {
    auto const a = to_degrees_(at(low, low));
    auto const b = to_degrees_(at(high, high));
    return fmt::format(R"(<bounds minlat="{:.7f}" minlon="{:.7f}" maxlat="{:.7f}" maxlon="{:.7f}"/>)", a.y, a.x, b.y,
                       b.x);
  }

  std::string timestamp{"2020-05-01T00:00:00Z"};

 private:
  struct Square {
    int id, first_node;
    std::string tags;
  };
  geo::Transform to_degrees_{*geo::Transform::between(kPlane, geo::kWgs84)};
  std::string text_;
  std::vector<Square> squares_;
};

std::string tag(std::string const& key, std::string const& value) {
  return fmt::format(R"(<tag k="{}" v="{}"/>)", key, value);
}
std::string const kFootway = tag("highway", "footway");

/// 2,000 m x 2,000 m around kOrigin.
geo::MultiPolygon clip() { return geo::rectangle({at(-1000, -1000), at(1000, 1000)}); }

Result<OsmLayers> read(std::string const& xml) {
  auto const folder = TemporaryFolder{};
  EXPECT_TRUE(write_file(folder / "t.osm", xml));
  return read_osm(folder / "t.osm", clip(), kPlane);
}

Result<city::StreetSketch> ways_of(std::string const& xml) {
  auto const folder = TemporaryFolder{};
  EXPECT_TRUE(write_file(folder / "t.osm", xml));
  return read_ways(folder / "t.osm", clip(), kPlane);
}

template <class T>
std::string problems_of(Result<T> const& result) {
  return result ? "no error" : to_text(result.error());
}

std::string text_of(std::vector<ImportReport> const& reports) {
  auto out = std::string{};
  for (auto const& report : reports) { out += to_text(report); }
  return out;
}

/// A street of 2 km from west to east, long enough not to be dropped as an island. Nodes 1 to 3.
Drawing with_street() {
  auto d = Drawing{};
  d.node(1, -990, 0).node(2, 0, 0).node(3, 990, 0).node(4, 990, 900);
  return d;
}
Drawing& finish_street(Drawing& d) { return d.way(1, {1, 2, 3, 4}, tag("highway", "residential")); }

TEST(ReadWays, ProjectsAndSharesPoints) {
  auto d = Drawing{};
  d.node(-1, 0, 0).node(-2, 100, 0).node(-3, 200, 0).node(-4, 100, 80);
  d.way(-1, {-1, -2, -3}, kFootway)
      .way(-2, {-4, -2}, tag("highway", "steps"))
      .way(-3, {-1, -4}, tag("highway", "motorway"));
  auto const out = ways_of(d.xml());
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->ways.size(), 2U);
  EXPECT_EQ(out->points.size(), 4U);
  EXPECT_THAT(out->ways[0].points, ElementsAre(0, 1, 2));
  EXPECT_THAT(out->ways[1].points, ElementsAre(3, 1));
  EXPECT_EQ(out->ways[1].kind, city::StreetKind::kSteps);
  EXPECT_LT(geo::distance(out->points[3], at(100, 80)).value, 0.02);
  EXPECT_EQ(out->crs, kPlane);
}

TEST(ReadWays, AWayThatLeavesAndComesBackBecomesTwo) {
  auto d = Drawing{};
  d.node(1, 800, 0).node(2, 900, 0).node(3, 1100, 0).node(4, 1200, 50).node(5, 1100, 100).node(6, 900, 100);
  d.way(1, {1, 2, 3, 4, 5, 6}, kFootway);
  auto const out = ways_of(d.xml());
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->ways.size(), 2U);
  EXPECT_EQ(out->ways[0].points.size(), 3U);  // 1, 2 and the first node outside
  EXPECT_EQ(out->ways[1].points.size(), 2U);  // the last node outside and 6
  EXPECT_EQ(out->points.size(), 5U);
}

TEST(ReadWays, AMissingNodeBreaksTheWay) {
  auto d = Drawing{};
  d.node(1, 0, 0).node(2, 100, 0).node(4, 300, 0).node(5, 400, 0).way(1, {1, 2, 3, 4, 5}, kFootway);
  auto const out = ways_of(d.xml());
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->ways.size(), 2U);
  EXPECT_THAT(out->ways[0].points, ElementsAre(0, 1));
}

TEST(ReadWays, NoStreetInsideIsAnError) {
  auto d = Drawing{};
  d.node(1, 5000, 0).node(2, 5100, 0).way(1, {1, 2}, kFootway);
  EXPECT_THAT(problems_of(ways_of(d.xml())), HasSubstr("t.osm: der Auszug enthält keine Straße"));
}

TEST(ReadWays, WaysForCyclistsOnlyAreKept) {
  auto d = Drawing{};
  d.node(1, 0, 0).node(2, 100, 0).node(3, 200, 0).node(4, 300, 0);
  d.way(1, {1, 2}, tag("highway", "cycleway") + tag("foot", "no"));
  d.way(2, {2, 3}, tag("highway", "residential") + tag("oneway", "-1"));
  d.way(3, {3, 4}, kFootway);
  auto const out = ways_of(d.xml());
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->ways.size(), 3U);
  EXPECT_FALSE(out->ways[0].walk);
  EXPECT_EQ(out->ways[0].bike, city::BikeAccess::kBoth);
  EXPECT_TRUE(out->ways[1].walk);
  EXPECT_EQ(out->ways[1].bike, city::BikeAccess::kBackward);
  EXPECT_EQ(out->ways[2].bike, city::BikeAccess::kNone);
}

TEST(ReadWays, NodesBehindWaysAreAnErrorThatSaysWhatHelps) {
  auto d = Drawing{};
  d.node(1, 0, 0).way(1, {1, 2}, kFootway).node(2, 100, 0);
  EXPECT_THAT(problems_of(ways_of(d.xml())), HasSubstr("osmium sort"));
}

TEST(ReadOsm, CoverageIsTheClipWithinTheExtractsBox) {
  auto d = with_street();
  auto const out = read(finish_street(d).xml(d.bounds(-500, 1500)));
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_NEAR(geo::area(out->streets.coverage).value, 1500.0 * 1500.0, 1500.0 * 40.0);  // the box is turned a little
  EXPECT_TRUE(geo::contains(out->streets.coverage, at(-400, 900)));
  EXPECT_FALSE(geo::contains(out->streets.coverage, at(-600, 0)));
  EXPECT_TRUE(out->facilities.coverage.empty());
  EXPECT_THAT(text_of(out->reports), HasSubstr("keine Daten"));
}

TEST(ReadOsm, WithoutABoxItIsCoveredWhereStreetsAre) {
  auto d = with_street();
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_TRUE(geo::contains(out->streets.coverage, at(-900, 10)));
  EXPECT_FALSE(geo::contains(out->streets.coverage, at(-900, 900)));
  EXPECT_THAT(text_of(out->reports), HasSubstr("500-m-Quadrate"));
}

TEST(ReadOsm, FacilitiesAsPointsAndAreas) {
  auto d = with_street();
  d.node(10, 5, 5, tag("shop", "supermarket") + tag("name", "Markt"));
  d.node(11, 20, 5, tag("shop", "supermarket") + tag("name", "Markt"));
  d.node(12, 3000, 5, tag("shop", "supermarket"));
  d.square(20, 30, 100, 100, 50, tag("amenity", "kindergarten") + tag("name", "Kita Mitte") + tag("building", "yes"));
  auto const xml = d.xml();  // squares first, the street's own way after
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  auto const& rows = out->facilities.rows.rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].category, city::FacilityCategory::kGroceries);
  EXPECT_EQ(rows[1].category, city::FacilityCategory::kKita);
  EXPECT_LT(geo::distance(rows[1].at, at(125, 125)).value, 1.0);
  EXPECT_EQ(out->buildings.rows.size(), 1U);
  EXPECT_THAT(text_of(out->reports), HasSubstr("1 doppelt eingetragene"));
}

TEST(ReadOsm, PlatformsOfOneStopAreOneStop) {
  auto d = with_street();
  auto const stop = tag("highway", "bus_stop") + tag("name", "Rathaus");
  d.node(10, 0, 0, stop).node(11, 40, 0, stop).node(12, 500, 0, stop);
  d.node(13, 10, 10, tag("public_transport", "platform")).node(14, 800, 10, tag("highway", "bus_stop"));
  d.node(15, 45, 0, tag("highway", "bus_stop") + tag("name", "Markt"));
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->transit.stops.size(), 4U);
  EXPECT_EQ(out->transit.stops[city::StopId{0U}].name, "Rathaus");
  EXPECT_LT(geo::distance(out->transit.stops[city::StopId{0U}].at, at(20, 0)).value, 0.1);
}

TEST(ReadOsm, TouchingGreenOfOneKindIsOneArea) {
  auto d = with_street();
  d.square(20, 30, 100, 100, 100, tag("leisure", "park") + tag("name", "Kleiner Park"));
  d.square(21, 40, 200, 50, 200, tag("leisure", "park") + tag("name", "Großer Park"));
  d.square(22, 50, 100, 200, 100, tag("landuse", "forest"));
  d.square(23, 60, 900, 900, 200, tag("leisure", "park"));
  d.xml();
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  auto const& green = out->landcover.green.rows;
  ASSERT_EQ(green.size(), 3U);
  EXPECT_EQ(green[0].name, "Großer Park");
  EXPECT_NEAR(green[0].area.value, 50'000.0 * 1.0004 * 1.0004, 100.0);
  EXPECT_NEAR(green[1].area.value, 10'000.0, 50.0);  // clipped to a quarter
  EXPECT_TRUE(green[2].forest);
}

TEST(ReadOsm, HolesOfMultipolygonsInBothForms) {
  for (auto const* const form : {"tags on the relation", "tags on the outer way"}) {
    auto const on_relation = std::string_view{form} == "tags on the relation";
    auto const park = tag("leisure", "park");
    auto d = with_street();
    d.square(20, 30, 100, 100, 300, on_relation ? "" : park).square(21, 40, 200, 200, 100, "");
    d.xml();
    finish_street(d).relation(1,
                              R"(<member type="way" ref="20" role="outer"/><member type="way" ref="21" role="inner"/>)",
                              tag("type", "multipolygon") + (on_relation ? park : ""));
    auto const out = read(d.xml());
    ASSERT_TRUE(out) << problems_of(out);
    ASSERT_EQ(out->landcover.green.size(), 1U) << form;
    EXPECT_NEAR(out->landcover.green.rows[0].area.value, 80'000.0, 200.0) << form;
  }
}

TEST(ReadOsm, OpenAndIncompleteAreasAreReported) {
  auto d = with_street();
  d.node(30, 0, 0).node(31, 100, 0).node(32, 100, 100);
  finish_street(d).way(20, {30, 31, 32}, "").way(21, {30, 31, 99, 30}, tag("leisure", "park"));
  auto const park = tag("type", "multipolygon") + tag("leisure", "park");
  d.relation(5, R"(<member type="way" ref="20" role="outer"/>)", park);
  d.relation(6, R"(<member type="way" ref="20" role="outer"/><member type="way" ref="4711" role="outer"/>)", park);
  auto const out = read(d.xml());
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_TRUE(out->landcover.green.empty());
  EXPECT_THAT(text_of(out->reports),
              HasSubstr("2 × Flächen, deren Rand im Auszug unvollständig ist (way 21, relation 6)"));
  EXPECT_THAT(text_of(out->reports), HasSubstr("1 × Flächen mit offenen oder gekreuzten Rändern (relation 5)"));
}

TEST(ReadOsm, NothingIsSaidAboutTheSurroundingsOfGreenThatCannotBeClosed) {
  auto d = with_street();
  d.square(19, 40, -900, -900, 100, tag("leisure", "park"));
  d.node(30, 500, 500).node(31, 600, 500).node(32, 600, 600);
  d.xml();
  finish_street(d).way(20, {30, 31, 32}, "");
  d.relation(5, R"(<member type="way" ref="20" role="outer"/>)",
             tag("type", "multipolygon") + tag("landuse", "forest"));
  auto const out = read(d.xml(d.bounds(-950, 950)));
  ASSERT_TRUE(out) << problems_of(out);
  EXPECT_TRUE(geo::contains(out->streets.coverage, at(700, 500)));
  EXPECT_FALSE(geo::contains(out->landcover.coverage, at(700, 500)));
  EXPECT_TRUE(geo::contains(out->landcover.coverage, at(0, 500)));
  EXPECT_THAT(text_of(out->reports), HasSubstr("Im Umkreis von 300 m"));
}

TEST(ReadOsm, BuildingsWithLevelsAndUse) {
  auto d = with_street();
  d.square(20, 30, 100, 100, 20, tag("building", "apartments") + tag("building:levels", "4"));
  d.square(21, 40, 200, 100, 20, tag("building", "yes") + tag("building:levels", "hoch"));
  d.xml();
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  auto const& rows = out->buildings.rows.rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].levels, 4);
  EXPECT_EQ(rows[0].use, city::BuildingUse::kResidential);
  EXPECT_EQ(rows[1].levels, 0);
  EXPECT_EQ(rows[1].use, city::BuildingUse::kUnknown);
  EXPECT_THAT(text_of(out->reports), HasSubstr("2 Umrisse, davon 1 mit Geschosszahl und 1 mit Nutzung"));
  EXPECT_THAT(text_of(out->reports), HasSubstr("berichtigt: 1 × unmögliche Geschosszahlen (gelten als unbekannt) "
                                               "(way 21 „hoch“)"));
}

TEST(ReadOsm, LandUseIsClippedAndTreesArePoints) {
  auto d = with_street();
  d.node(10, 50, 50, tag("natural", "tree")).node(11, 5000, 50, tag("natural", "tree"));
  d.square(20, 30, 900, 900, 200, tag("natural", "water"));
  d.square(21, 40, 100, 100, 100, tag("landuse", "residential"));
  d.xml();
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  auto const& patches = out->landcover.patches;
  ASSERT_EQ(patches.size(), 2U);
  EXPECT_EQ(patches[0].use, city::LandUse::kWater);
  EXPECT_NEAR(geo::area(patches[0].shape).value, 10'000.0, 50.0);
  EXPECT_EQ(patches[1].use, city::LandUse::kResidential);
  EXPECT_EQ(out->landcover.trees.size(), 1U);
  EXPECT_THAT(text_of(out->reports), HasSubstr("Gewässer: 1"));
}

TEST(ReadOsm, OutlinesThatCrossThemselvesAreMendedAndListed) {
  auto d = with_street();
  d.node(30, 100, 100).node(31, 200, 200).node(32, 200, 100).node(33, 100, 200);
  d.way(20, {30, 31, 32, 33, 30}, tag("leisure", "park") + tag("name", "Schleife"));
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  auto total = 0.0;
  for (auto const& green : out->landcover.green) {
    EXPECT_EQ(geo::invalid_because(green.shape), "");
    total += green.area.value;
  }
  EXPECT_NEAR(total, 5'000.0, 20.0);
  EXPECT_THAT(text_of(out->reports), HasSubstr("berichtigt: 1 × Umrisse, die sich selbst kreuzen (way 20 „Schleife“)"));
}

TEST(ReadOsm, PlacesOfAKitaComeFromWhicheverObjectSaysThem) {
  auto d = with_street();
  auto const kita = tag("amenity", "kindergarten") + tag("name", "Sonne");
  d.node(10, 110, 110, kita);
  d.square(20, 30, 100, 100, 50, kita + tag("capacity", "75"));
  d.xml();
  auto const out = read(finish_street(d).xml());
  ASSERT_TRUE(out) << problems_of(out);
  ASSERT_EQ(out->facilities.rows.size(), 1U);
  EXPECT_EQ(out->facilities.rows.rows[0].capacity, 75U);
}

TEST(ReadOsm, DateIsThatOfTheNewestSaneObject) {
  auto const date_with = [](std::string const& timestamp) {
    auto d = Drawing{};
    d.timestamp = timestamp;
    d.node(1, -990, 0).node(2, 0, 0).node(3, 990, 0).node(4, 990, 900);
    auto const out = read(finish_street(d).xml());
    return out ? out->date : problems_of(out);
  };
  EXPECT_EQ(date_with("2020-05-01T00:00:00Z"), "2020-05-01");
  EXPECT_EQ(date_with("1969-12-31T23:59:59Z"), "");
  EXPECT_EQ(date_with("2106-02-07T06:28:15Z"), "");
}

TEST(ReadOsm, SaysWhatIsWrongWithAFile) {
  auto const folder = TemporaryFolder{};
  EXPECT_THAT(problems_of(read_osm(folder / "fehlt.osm", clip(), kPlane)), HasSubstr("gibt es nicht"));
  ASSERT_TRUE(write_file(folder / "t.csv", "a;b"));
  EXPECT_THAT(problems_of(read_osm(folder / "t.csv", clip(), kPlane)), HasSubstr("möglich: .osm.pbf"));
  EXPECT_THAT(problems_of(read("<gpx></gpx>")), HasSubstr("nicht als OpenStreetMap-Daten lesbar"));
  EXPECT_THAT(problems_of(read("<osm version=\"0.6\"><node id=\"1\"")),
              HasSubstr("nicht als OpenStreetMap-Daten lesbar"));
}

}  // namespace
}  // namespace leitbild::importing
