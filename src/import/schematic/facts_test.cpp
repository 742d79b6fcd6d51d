#include "import/schematic/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/schematic/testing_facts.h"

namespace leitbild::importing {
namespace {

using ::testing::HasSubstr;

std::string error_of(std::string const& toml) {
  auto const facts = read_facts(toml);
  return facts ? "no error" : to_text(facts.error());
}

TEST(Facts, AreReadWithTheirUnits) {
  auto const facts = read_facts(kSmallTown);
  ASSERT_TRUE(facts) << to_text(facts.error());
  EXPECT_EQ(facts->name, "Kleinstadt");
  EXPECT_EQ(facts->crs, geo::Crs{25832});
  EXPECT_EQ(facts->outline.size(), 5U);
  ASSERT_EQ(facts->districts.size(), 3U);
  auto const& wald = facts->districts[2];
  EXPECT_EQ(wald.name, "Wald");
  EXPECT_EQ(wald.ortsbezirk, 1U);
  EXPECT_EQ(wald.area, SquareMetres{4.5e6});
  EXPECT_EQ(wald.inhabitants, 777);
  EXPECT_EQ(wald.settlement, (geo::Point{403300, 5471500}));
  EXPECT_EQ(wald.site, wald.label);
  ASSERT_EQ(facts->sources.size(), 1U);
  EXPECT_EQ(facts->sources[0].status, "schematisch");
  EXPECT_EQ(facts->sources[0].note, "schematisch, nicht amtlich");
  EXPECT_EQ(facts->sources[0].imported, "");
}

TEST(Facts, TurnPlacesIntoHousesAndEstimateUnknownPlaces) {
  auto const facts = read_facts(kSmallTown);
  ASSERT_TRUE(facts);
  auto const kitas = [&](std::size_t i) {
    return facts->districts[i].places[static_cast<std::size_t>(city::FacilityCategory::kKita)];
  };
  EXPECT_EQ(kitas(0), 3);  // not known: 250 children x 0.75 places / 75
  EXPECT_EQ(kitas(1), 1);  // 60 places
  EXPECT_EQ(facts->districts[0].places[static_cast<std::size_t>(city::FacilityCategory::kPrimarySchool)], 1);
}

TEST(Facts, PlacesByRuleAreSharedOutByInhabitants) {
  auto const with_rule = [](std::string const& rule) { return std::string{kSmallTown} + "\n[[places]]\n" + rule; };
  auto const facts = read_facts(with_rule("category = \"everyday\"\ninhabitants_per_place = 1000\n"));
  ASSERT_TRUE(facts) << to_text(facts.error());
  auto const errands = [&](std::size_t i) {
    return facts->districts[i].places[static_cast<std::size_t>(city::FacilityCategory::kEveryday)];
  };
  EXPECT_EQ(errands(0), 5);  // 5003, 3001 and 777 of 8781 inhabitants; 9 places
  EXPECT_EQ(errands(1), 3);
  EXPECT_EQ(errands(2), 1);
  EXPECT_THAT(error_of(with_rule("category = \"kita\"\ninhabitants_per_place = 10\n")), HasSubstr("„kita“"));
  EXPECT_THAT(error_of(with_rule("category = \"sport\"\ninhabitants_per_place = 0\n")),
              HasSubstr("„inhabitants_per_place“ ist „0“"));
}

TEST(Facts, SharesHaveExactlyTheirSum) {
  using ::testing::ElementsAre;
  EXPECT_THAT(shared_out(10, std::vector{1.0, 1.0, 1.0}), ElementsAre(4, 3, 3));
  EXPECT_THAT(shared_out(0, std::vector{1.0, 2.0}), ElementsAre(0, 0));
  EXPECT_THAT(shared_out(5, std::vector{0.0, 5.0}), ElementsAre(0, 5));
}

TEST(Facts, AClockwiseOutlineIsTurnedRound) {
  auto const facts =
      read_facts(small_town_with("[[400000, 5470000], [404000, 5470000], [404000, 5472250], [400000, 5472250]]",
                                 "[[400000, 5470000], [400000, 5472250], [404000, 5472250], [404000, 5470000]]"));
  ASSERT_TRUE(facts) << to_text(facts.error());
  EXPECT_GT(geo::signed_area(facts->outline), 0.0);
}

TEST(Facts, MissingKeysAreNamedAllAtOnce) {
  auto const error = error_of(small_town_with("area_km2 = 3.0\ninhabitants = 3001\n", ""));
  EXPECT_THAT(error, HasSubstr("Neustadt: „area_km2“ fehlt"));
  EXPECT_THAT(error, HasSubstr("Neustadt: „inhabitants“ fehlt"));
}

TEST(Facts, AnOutlineWithTooManyPointsIsRefused) {
  auto points = std::string{};
  for (auto i = 0; i < 41; ++i) {
    points += (i > 0 ? ", [" : "[") + std::to_string(400000 + i) + ", " + std::to_string(5470000 + i * i) + "]";
  }
  auto const error =
      error_of(small_town_with("[400000, 5470000], [404000, 5470000], [404000, 5472250], [400000, 5472250]", points));
  EXPECT_THAT(error, HasSubstr("der Umriss hat 41 Punkte; möglich: 3 bis 40"));
}

TEST(Facts, AnOutlineThatCrossesItselfIsRefused) {
  auto const error =
      error_of(small_town_with("[404000, 5472250], [400000, 5472250]]", "[400000, 5472250], [404000, 5472250]]"));
  EXPECT_THAT(error, HasSubstr("der Umriss überschneidet sich: Selbstüberschneidung bei ["));
}

TEST(Facts, ALabelOutsideTheOutlineIsNamed) {
  auto const error = error_of(small_town_with("label = [400800, 5471000]", "label = [399000, 5471000]"));
  EXPECT_THAT(error, HasSubstr("Neustadt: „label“ [399000, 5471000] liegt außerhalb des Umrisses"));
}

TEST(Facts, AreasThatDoNotFillTheOutlineAreRefused) {
  auto const error = error_of(small_town_with("area_km2 = 4.5", "area_km2 = 4.7"));
  EXPECT_THAT(
      error,
      HasSubstr("die Bezirke haben zusammen 9,20 km², der Umriss 9,00 km²; möglich: höchstens 1\u00A0% Abweichung"));
}

TEST(Facts, ContradictionsBetweenTablesAreNamed) {
  EXPECT_THAT(error_of(small_town_with("ortsbezirk = \"W\"", "ortsbezirk = \"X\"")),
              HasSubstr("Wald: „ortsbezirk“ ist „X“; einen [[ortsbezirk]] mit diesem code gibt es nicht"));
  EXPECT_THAT(error_of(small_town_with("ortsbezirk = \"W\"", "ortsbezirk = \"K\"")),
              HasSubstr("Wald: der Ortsbezirk hat keinen [[district]]"));
  EXPECT_THAT(error_of(small_town_with("code = \"2\"", "code = \"1\"")),
              HasSubstr("Neustadt: der code „1“ ist doppelt vergeben"));
  EXPECT_THAT(error_of(small_town_with("forest_share = 0.7", "forest_share = 70")),
              HasSubstr("Wald: „forest_share“ ist „70“; möglich: 0 bis 1"));
  EXPECT_THAT(error_of(small_town_with("stops = 4", "stops = 4.5")),
              HasSubstr("Neustadt: „stops“ ist „4,5“: nötig ist eine ganze Zahl"));
}

TEST(Facts, TextThatIsNoTomlIsRefused) { EXPECT_NE(error_of("outline = [["), "no error"); }

}  // namespace
}  // namespace leitbild::importing
