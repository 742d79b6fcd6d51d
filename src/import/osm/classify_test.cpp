#include "import/osm/classify.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::importing {
namespace {

using city::BikeAccess;
using city::BuildingUse;
using city::FacilityCategory;
using city::LandUse;
using city::StreetKind;
using TagList = std::vector<Tag>;

Meaning meaning(TagList const& tags) {
  static auto const kTable = embedded_tag_table();
  if (!kTable) {
    ADD_FAILURE() << to_text(kTable.error());
    return {};
  }
  return Classifier{*kTable}(tags);
}

/// The categories of a place by their ids.
std::vector<std::string_view> categories(TagList const& tags) {
  auto out = std::vector<std::string_view>{};
  for (auto const& category : city::kFacilityCategories) {
    if (meaning(tags).facilities[static_cast<std::size_t>(category.category)]) { out.push_back(category.id); }
  }
  return out;
}

StreetMeaning street(TagList tags, std::string_view highway) {
  tags.push_back({"highway", highway});
  return meaning(tags).street.value_or(
      StreetMeaning{.kind = StreetKind::kMain, .walk = false, .bike = BikeAccess::kNone});
}

TEST(Classify, StreetsByTheirKind) {
  EXPECT_EQ(street({}, "footway").kind, StreetKind::kFootway);
  EXPECT_EQ(street({{"name", "Fackelstraße"}}, "living_street").kind, StreetKind::kResidential);
  EXPECT_EQ(street({}, "steps").kind, StreetKind::kSteps);
  EXPECT_EQ(street({}, "cycleway").kind, StreetKind::kCycleway);
  EXPECT_EQ(meaning({{"railway", "rail"}}).street, std::nullopt);
}

TEST(Classify, NobodyWalksWhereItIsForbidden) {
  for (auto const* const value : {"motorway", "motorway_link", "construction", "proposed", "raceway"}) {
    EXPECT_EQ(meaning({{"highway", value}, {"foot", "yes"}}).street, std::nullopt) << value;
  }
  EXPECT_EQ(meaning({{"highway", "trunk"}}).street, std::nullopt);
  EXPECT_TRUE(street({{"foot", "designated"}}, "trunk").walk);
  EXPECT_EQ(meaning({{"highway", "service"}, {"access", "private"}}).street, std::nullopt);
  EXPECT_TRUE(street({{"access", "no"}, {"foot", "permissive"}}, "track").walk);
  EXPECT_FALSE(street({{"foot", "no"}}, "cycleway").walk);
  EXPECT_TRUE(street({{"foot", "no"}}, "cycleway").bike == BikeAccess::kBoth);
}

TEST(Classify, WhereOneMayCycle) {
  for (auto const* const value : {"footway", "pedestrian", "steps", "platform"}) {
    EXPECT_EQ(street({}, value).bike, BikeAccess::kNone) << value;
    EXPECT_TRUE(street({}, value).walk) << value;
    for (auto const* const allowed : {"yes", "designated", "permissive"}) {
      EXPECT_EQ(street({{"bicycle", allowed}}, value).bike, BikeAccess::kBoth) << value;
    }
  }
  EXPECT_EQ(street({}, "track").bike, BikeAccess::kBoth);
  EXPECT_EQ(street({{"bicycle", "no"}}, "residential").bike, BikeAccess::kNone);
  EXPECT_EQ(street({{"bicycle", "dismount"}}, "path").bike, BikeAccess::kNone);
  EXPECT_EQ(street({{"vehicle", "no"}}, "track").bike, BikeAccess::kNone);
  EXPECT_EQ(street({{"foot", "yes"}, {"motorroad", "yes"}}, "primary").bike, BikeAccess::kNone);
  EXPECT_EQ(street({{"foot", "yes"}}, "trunk").bike, BikeAccess::kNone);
  EXPECT_EQ(street({{"access", "private"}, {"bicycle", "yes"}}, "service"),
            (StreetMeaning{.kind = StreetKind::kService, .walk = false, .bike = BikeAccess::kBoth}));
}

TEST(Classify, OneWayStreetsForCyclists) {
  EXPECT_EQ(street({{"oneway", "yes"}}, "residential").bike, BikeAccess::kForward);
  EXPECT_EQ(street({{"oneway", "-1"}}, "residential").bike, BikeAccess::kBackward);
  EXPECT_EQ(street({{"oneway", "no"}}, "residential").bike, BikeAccess::kBoth);
  EXPECT_EQ(street({{"oneway", "yes"}, {"oneway:bicycle", "no"}}, "residential").bike, BikeAccess::kBoth);
  EXPECT_EQ(street({{"oneway", "yes"}, {"cycleway", "opposite"}}, "residential").bike, BikeAccess::kBoth);
  EXPECT_EQ(street({{"oneway", "yes"}, {"cycleway:left", "opposite_lane"}}, "residential").bike, BikeAccess::kBoth);
  EXPECT_EQ(street({{"oneway:bicycle", "yes"}}, "path").bike, BikeAccess::kForward);
  EXPECT_EQ(street({{"junction", "roundabout"}}, "tertiary").bike, BikeAccess::kForward);
  EXPECT_TRUE(street({{"oneway", "yes"}}, "residential").walk);
}

TEST(Classify, FacilitiesByCategory) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(categories({{"shop", "supermarket"}}), ElementsAre("groceries"));
  EXPECT_THAT(categories({{"shop", "kiosk"}}), IsEmpty());
  EXPECT_THAT(categories({{"amenity", "pharmacy"}}), ElementsAre("pharmacy"));
  EXPECT_THAT(categories({{"leisure", "playground"}, {"access", "private"}}), IsEmpty());
  EXPECT_THAT(categories({{"leisure", "pitch"}, {"sport", "soccer"}}), ElementsAre("sport"));
  EXPECT_THAT(categories({{"leisure", "swimming_pool"}}), IsEmpty());
  EXPECT_THAT(categories({{"leisure", "swimming_pool"}, {"access", "yes"}}), ElementsAre("sport"));
  EXPECT_THAT(categories({{"tourism", "museum"}}), ElementsAre("culture"));
  EXPECT_THAT(categories({{"amenity", "library"}}), ElementsAre("library"));
  EXPECT_THAT(categories({{"shop", "bakery"}}), ElementsAre("everyday"));
  EXPECT_THAT(categories({{"shop", "supermarket"}, {"amenity", "post_office"}}), ElementsAre("groceries", "everyday"));
}

TEST(Classify, SchoolsByTheirKind) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  auto const school = [](std::string_view key, std::string_view value) {
    return categories({{"amenity", "school"}, {key, value}});
  };
  EXPECT_THAT(school("name", "GRUNDSCHULE Erfenbach"), ElementsAre("primary_school"));
  EXPECT_THAT(school("isced:level", "1"), ElementsAre("primary_school"));
  EXPECT_THAT(school("isced:level", "1;2"), ElementsAre("primary_school", "secondary_school"));
  EXPECT_THAT(school("name", "Burggymnasium"), ElementsAre("secondary_school"));
  EXPECT_THAT(school("name", "Grund- und Realschule plus"), ElementsAre("primary_school", "secondary_school"));
  EXPECT_THAT(school("school:de", "Gesamtschule"), ElementsAre("secondary_school"));
  EXPECT_THAT(school("name", "Berufsbildende Schule"), IsEmpty());
  EXPECT_EQ(meaning({{"amenity", "school"}, {"name", "Berufsbildende Schule"}}).left_out,
            "Berufs-, Förder-, Volkshoch-, Musik- und andere Schulen");
  EXPECT_THAT(school("name", "Pestalozzi"), IsEmpty());
  EXPECT_EQ(meaning({{"amenity", "school"}, {"name", "Pestalozzi"}}).left_out, "Schulen ohne Angabe der Schulart");
}

TEST(Classify, LandUseBuildingsAndTrees) {
  EXPECT_EQ(meaning({{"landuse", "forest"}}).land_use, LandUse::kForest);
  EXPECT_EQ(meaning({{"natural", "water"}, {"water", "river"}}).land_use, LandUse::kWater);
  EXPECT_EQ(meaning({{"waterway", "river"}}).land_use, std::nullopt) << "a line";
  EXPECT_EQ(meaning({{"landuse", "allotments"}}).land_use, LandUse::kGardens);
  EXPECT_EQ(meaning({{"amenity", "school"}, {"building", "school"}}).land_use, std::nullopt);
  EXPECT_EQ(meaning({{"building", "yes"}}).building, BuildingUse::kUnknown);
  EXPECT_EQ(meaning({{"building", "yes"}, {"shop", "bakery"}}).building, BuildingUse::kCommercial);
  EXPECT_EQ(meaning({{"building", "apartments"}, {"shop", "bakery"}}).building, BuildingUse::kResidential);
  EXPECT_EQ(meaning({{"building", "garage"}}).building, BuildingUse::kOutbuilding);
  EXPECT_EQ(meaning({{"building", "construction"}}).building, std::nullopt);
  EXPECT_TRUE(meaning({{"natural", "tree"}}).tree);
  EXPECT_FALSE(meaning({{"natural", "tree_row"}}).tree);
}

TEST(Classify, LevelsAndCapacityOnlyIfTheyMakeSense) {
  auto const levels = [](std::string_view text) { return levels_of(TagList{{"building:levels", text}}); };
  EXPECT_EQ(levels("3"), 3);
  EXPECT_EQ(levels("2.5"), 2);
  EXPECT_EQ(levels_of(TagList{}), 0);
  for (auto const* const text : {"-1", "250", "EG", "nan", "1e9", "2;3"}) {
    EXPECT_EQ(levels(text), std::nullopt) << text;
  }
  EXPECT_EQ(capacity_of(TagList{{"capacity", "75"}}), 75U);
  for (auto const* const text : {"", "0", "-5", "viele", "99999999999999999999"}) {
    EXPECT_EQ(capacity_of(TagList{{"capacity", text}}), std::nullopt) << text;
  }
}

TEST(Classify, SpecialistsAreNoGeneralPractice) {
  using testing::ElementsAre;
  using testing::IsEmpty;
  EXPECT_THAT(categories({{"amenity", "doctors"}}), ElementsAre("general_practice"));
  EXPECT_THAT(categories({{"amenity", "doctors"}, {"healthcare:speciality", "dermatology"}}), IsEmpty());
  EXPECT_THAT(categories({{"amenity", "doctors"}, {"healthcare:speciality", "general;internal"}}),
              ElementsAre("general_practice"));
}

TEST(Classify, GreenThatIsOpenToEverybody) {
  EXPECT_EQ(meaning({{"leisure", "park"}}).green, GreenKind::kOpen);
  EXPECT_EQ(meaning({{"natural", "wood"}}).green, GreenKind::kForest);
  EXPECT_EQ(meaning({{"leisure", "garden"}}).green, std::nullopt);
  EXPECT_EQ(meaning({{"leisure", "garden"}, {"access", "yes"}}).green, GreenKind::kOpen);
  EXPECT_EQ(meaning({{"landuse", "allotments"}}).green, std::nullopt);
}

TEST(Classify, StopsAreWherePeopleWait) {
  EXPECT_TRUE(meaning({{"highway", "bus_stop"}}).stop);
  EXPECT_TRUE(meaning({{"railway", "halt"}}).stop);
  EXPECT_FALSE(meaning({{"public_transport", "stop_position"}, {"bus", "yes"}}).stop);
}

TEST(TagTable, ReportsAllMistakesOfATable) {
  auto const out = read_tag_table("[highway]\nfootway = \"pavement\"\n[[facility]]\ncategory = \"casino\"\n"
                                  "[[stop]]\nany = [\"bus_stop\"]\n[[land_use]]\nuse = \"moon\"\n"
                                  "[[building]]\nuse = \"castle\"\n");
  ASSERT_FALSE(out.has_value());
  ASSERT_EQ(out.error().problems.size(), 5U);
  for (auto const* const wrong : {"„pavement“", "„casino“", "„bus_stop“", "„moon“", "„castle“"}) {
    EXPECT_THAT(to_text(out.error()), ::testing::HasSubstr(wrong));
  }
}

TEST(TagTable, HasRoomForAHundredAndTwentyEightKeys) {
  auto text = std::string{"[[stop]]\nany = ["};
  for (auto i = 0; i < 130; ++i) { text += fmt::format("\"key{}=*\", ", i); }
  auto const out = read_tag_table(text + "]\n");
  ASSERT_FALSE(out.has_value());
  EXPECT_EQ(out.error().problems.size(), 3U);  // "highway" takes one, too
}

}  // namespace
}  // namespace leitbild::importing
