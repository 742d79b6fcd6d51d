#include "import/osm/classify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::importing {
namespace {

using city::FacilityCategory;
using city::StreetKind;
using TagList = std::vector<Tag>;

TagTable table() {
  auto const out = embedded_tag_table();
  EXPECT_TRUE(out.has_value()) << (out ? "" : to_text(out.error()));
  return *out;
}

TEST(Classify, StreetsByTheirKind) {
  auto const t = table();
  EXPECT_EQ(classify(t, TagList{{"highway", "footway"}}), StreetKind::kFootway);
  EXPECT_EQ(classify(t, TagList{{"name", "Fackelstraße"}, {"highway", "living_street"}}), StreetKind::kResidential);
  EXPECT_EQ(classify(t, TagList{{"highway", "steps"}}), StreetKind::kSteps);
  EXPECT_EQ(classify(t, TagList{{"highway", "cycleway"}}), StreetKind::kCycleway);
  EXPECT_EQ(classify(t, TagList{{"railway", "rail"}}), std::nullopt);
}

TEST(Classify, NobodyWalksWhereItIsForbidden) {
  auto const t = table();
  for (auto const* const value : {"motorway", "motorway_link", "construction", "proposed", "raceway"}) {
    EXPECT_EQ(classify(t, TagList{{"highway", value}, {"foot", "yes"}}), std::nullopt) << value;
  }
  EXPECT_EQ(classify(t, TagList{{"highway", "trunk"}}), std::nullopt);
  EXPECT_EQ(classify(t, TagList{{"highway", "trunk"}, {"foot", "designated"}}), StreetKind::kMain);
  EXPECT_EQ(classify(t, TagList{{"highway", "service"}, {"access", "private"}}), std::nullopt);
  EXPECT_EQ(classify(t, TagList{{"highway", "track"}, {"access", "no"}, {"foot", "permissive"}}), StreetKind::kTrack);
  EXPECT_EQ(classify(t, TagList{{"highway", "cycleway"}, {"foot", "no"}}), std::nullopt);
}

TEST(Classify, FacilitiesByCategory) {
  auto const t = table();
  EXPECT_EQ(facility_category(t, TagList{{"shop", "supermarket"}}), FacilityCategory::kGroceries);
  EXPECT_EQ(facility_category(t, TagList{{"shop", "kiosk"}}), std::nullopt);
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "pharmacy"}}), FacilityCategory::kPharmacy);
  EXPECT_EQ(facility_category(t, TagList{{"leisure", "playground"}, {"access", "private"}}), std::nullopt);
}

TEST(Classify, OnlyPrimarySchoolsAmongSchools) {
  auto const t = table();
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "school"}, {"name", "Burggymnasium"}}), std::nullopt);
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "school"}, {"name", "GRUNDSCHULE Erfenbach"}}),
            FacilityCategory::kPrimarySchool);
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "school"}, {"isced:level", "1;2"}}),
            FacilityCategory::kPrimarySchool);
}

TEST(Classify, SpecialistsAreNoGeneralPractice) {
  auto const t = table();
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "doctors"}}), FacilityCategory::kGeneralPractice);
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "doctors"}, {"healthcare:speciality", "dermatology"}}),
            std::nullopt);
  EXPECT_EQ(facility_category(t, TagList{{"amenity", "doctors"}, {"healthcare:speciality", "general;internal"}}),
            FacilityCategory::kGeneralPractice);
}

TEST(Classify, GreenThatIsOpenToEverybody) {
  auto const t = table();
  EXPECT_EQ(green_kind(t, TagList{{"leisure", "park"}}), GreenKind::kOpen);
  EXPECT_EQ(green_kind(t, TagList{{"natural", "wood"}}), GreenKind::kForest);
  EXPECT_EQ(green_kind(t, TagList{{"leisure", "garden"}}), std::nullopt);
  EXPECT_EQ(green_kind(t, TagList{{"leisure", "garden"}, {"access", "yes"}}), GreenKind::kOpen);
  EXPECT_EQ(green_kind(t, TagList{{"landuse", "allotments"}}), std::nullopt);
}

TEST(Classify, StopsAreWherePeopleWait) {
  auto const t = table();
  EXPECT_TRUE(is_stop(t, TagList{{"highway", "bus_stop"}}));
  EXPECT_TRUE(is_stop(t, TagList{{"railway", "halt"}}));
  EXPECT_FALSE(is_stop(t, TagList{{"public_transport", "stop_position"}, {"bus", "yes"}}));
}

TEST(TagTable, ReportsAllMistakesOfATable) {
  auto const out = read_tag_table("[highway]\nfootway = \"pavement\"\n[[facility]]\ncategory = \"casino\"\n"
                                  "[[stop]]\nany = [\"bus_stop\"]\n");
  ASSERT_FALSE(out.has_value());
  ASSERT_EQ(out.error().problems.size(), 3U);
  EXPECT_THAT(to_text(out.error()), ::testing::HasSubstr("„pavement“"));
  EXPECT_THAT(to_text(out.error()), ::testing::HasSubstr("„casino“"));
  EXPECT_THAT(to_text(out.error()), ::testing::HasSubstr("„bus_stop“"));
}

}  // namespace
}  // namespace leitbild::importing
