#include "server/features/query_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::server {
namespace {

using ::testing::HasSubstr;

std::vector<CrsChoice> choices() { return crs_choices({25832}); }
CrsChoice choice(std::string_view end) {
  for (auto const& one : choices()) {
    if (one.uri.ends_with(end)) { return one; }
  }
  ADD_FAILURE() << end;
  return {};
}

TEST(Bbox, ReadsFourAndSixNumbersInTheOrderOfTheSystem) {
  auto const flat = read_bbox("7.5, 49.3,7.9,49.5", choice("CRS84"));
  ASSERT_TRUE(flat);
  ASSERT_EQ(flat->size(), 1U);
  EXPECT_EQ(flat->front().low, (geo::Point{7.5, 49.3}));
  EXPECT_EQ(flat->front().high, (geo::Point{7.9, 49.5}));
  auto const high = read_bbox("7.5,49.3,-10,7.9,49.5,500", choice("CRS84"));
  ASSERT_TRUE(high);
  EXPECT_EQ(high->front().high, (geo::Point{7.9, 49.5}));
  for (auto const* const north_first : {"4326", "3035"}) {
    auto const turned = read_bbox("1,2,3,4", choice(north_first));
    ASSERT_TRUE(turned);
    EXPECT_EQ(turned->front().low, (geo::Point{2, 1})) << north_first;
    EXPECT_EQ(turned->front().high, (geo::Point{4, 3})) << north_first;
  }
  auto const utm = read_bbox("1,2,3,4", choice("25832"));
  ASSERT_TRUE(utm);
  EXPECT_EQ(utm->front().low, (geo::Point{1, 2}));
}

TEST(Bbox, CrossesTheAntimeridianWithTwoBoxes) {
  auto const boxes = read_bbox("170,-10,-170,10", choice("CRS84"));
  ASSERT_TRUE(boxes);
  ASSERT_EQ(boxes->size(), 2U);
  EXPECT_EQ(boxes->front().high.x, 180.0);
  EXPECT_EQ(boxes->back().low.x, -180.0);
  EXPECT_EQ(boxes->back().high.x, -170.0);
}

TEST(Bbox, RefusesWhatIsNoBox) {
  for (auto const* const text : {"", ",", "1", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "a,b,c,d", "1;2;3;4", "nan,0,1,1",
                                 "inf,0,1,1", "1e999,0,1,1", "0,10,1,0", "0,0,9,1,1,3", "0x10,0,20,20",
                                 "1,2,3,4'; DROP TABLE places", "1,2,3,4)", "1,2,3,4 OR 1=1", "١,2,3,4"}) {
    EXPECT_FALSE(read_bbox(text, choice("CRS84"))) << text;
  }
  EXPECT_FALSE(read_bbox("3,2,1,4", choice("3857"))) << "only degrees cross the antimeridian";
}

TEST(Datetime, ReadsInstantsAndIntervals) {
  struct Case {
    std::string_view text;
    std::string from, to;  // empty: open
  };
  for (auto const& one : std::vector<Case>{{"2027-03-01", "2027-03-01", "2027-03-01"},
                                           {"2027-03-01T12:00:00Z", "2027-03-01", "2027-03-01"},
                                           {"2027-03-01T00:30:00+02:00", "2027-02-28", "2027-02-28"},
                                           {"2027", "2027-01-01", "2027-12-31"},
                                           {"2027-02", "2027-02-01", "2027-02-28"},
                                           {"2026-01-01/2027-12-31", "2026-01-01", "2027-12-31"},
                                           {"2026-01-01/..", "2026-01-01", ""},
                                           {"2026-01-01/", "2026-01-01", ""},
                                           {"../2027-12-31", "", "2027-12-31"},
                                           {"/2027-12-31", "", "2027-12-31"},
                                           {"../..", "", ""}}) {
    auto const days = read_datetime(one.text);
    ASSERT_TRUE(days) << one.text;
    EXPECT_EQ(days->from ? iso(*days->from) : "", one.from) << one.text;
    EXPECT_EQ(days->to ? iso(*days->to) : "", one.to) << one.text;
  }
}

TEST(Datetime, RefusesWhatIsNoTime) {
  for (auto const* const text :
       {"", "heute", "2027-13-01", "2027-02-30", "2027-03-01T25:00:00Z", "2027-12-31/2027-01-01",
        "2027-01-01/2027-02-01/2027-03-01", "2027-01-01' OR '1'='1", "--", "2027-01-01/x"}) {
    EXPECT_FALSE(read_datetime(text)) << text;
  }
}

TEST(Days, MeetWhereTheyShareADay) {
  auto const days = [](std::string_view text) { return *read_datetime(text); };
  EXPECT_TRUE(days("2027").meets(days("2027-12-31/..")));
  EXPECT_FALSE(days("2027").meets(days("2028-01-01/..")));
  EXPECT_TRUE(days("../2027-01-01").meets(days("2027")));
  EXPECT_FALSE(days("../2026-12-31").meets(days("2027")));
  EXPECT_TRUE(days("../..").meets(days("2027")));
}

TEST(Crs, OffersTheFiveAndTheCitysOwn) {
  EXPECT_EQ(crs_choices({25832}).size(), 5U);
  EXPECT_EQ(crs_choices(geo::kLocalPlane).size(), 5U);
  ASSERT_EQ(crs_choices({25833}).size(), 6U);
  EXPECT_EQ(crs_choices({25833}).back().uri, "http://www.opengis.net/def/crs/EPSG/0/25833");
  auto const unknown = read_crs("http://www.opengis.net/def/crs/EPSG/0/31466", choices());
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().de, HasSubstr("erlaubt sind http://www.opengis.net/def/crs/OGC/1.3/CRS84"));
}

}  // namespace
}  // namespace leitbild::server
