#include "report/district_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/sample_test.h"

namespace leitbild::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> names(DistrictBook const& book) {
  auto out = std::vector<std::string>{};
  for (auto const& profile : book.profiles) { out.push_back(profile.district); }
  return out;
}

TEST(DistrictBook, HoldsAllDistrictsOfALevelInTheOrderOfTheTree) {
  auto const ortsbezirke = sample::book(city::Level::kOrtsbezirk);
  EXPECT_THAT(names(ortsbezirke), ElementsAre("West & <Süd>", "Ost"));
  EXPECT_EQ(ortsbezirke.scope, "2 Ortsbezirke");
  EXPECT_EQ(ortsbezirke.title, "Bezirksprofile Musterstadt");
  auto const statistical = sample::book(city::Level::kStatistical);
  EXPECT_THAT(names(statistical), ElementsAre("Ost-Mitte", "Ost-Rand"));
  EXPECT_EQ(statistical.scope, "2 Statistische Bezirke");
}

TEST(DistrictBook, ALevelTheCityDoesNotHaveIsRefused) {
  auto districts = city::Districts{};
  districts.rows.add({"0", "Musterstadt", city::Level::kCity, {}, sample::square(0, 0, 800, 400), {}});
  districts.rows.add({"1", "West", city::Level::kOrtsbezirk, city::DistrictId{0U}, sample::square(0, 0, 400, 400), {}});
  auto const missing = districts_of(districts, city::Level::kStatistical);
  ASSERT_FALSE(missing);
  EXPECT_THAT(to_text(missing.error()), HasSubstr("keine Bezirke der Ebene „statistical“; vorhanden: ortsbezirk"));
}

TEST(DistrictBook, JsonListsContentsAndHoldsEveryProfile) {
  auto const book = sample::book(city::Level::kOrtsbezirk);
  auto const json = to_json(book);
  ASSERT_EQ(json["contents"].size(), 2U);
  EXPECT_EQ(json["contents"][0]["district"], "West & <Süd>");
  EXPECT_EQ(json["contents"][0]["residents_text"], "400");
  EXPECT_EQ(json["contents"][0]["measures"], 2U);
  EXPECT_EQ(json["contents"][1]["code"], "2");
  ASSERT_EQ(json["profiles"].size(), 2U);
  EXPECT_EQ(json["profiles"][0], to_json(sample::profile("1")));
  EXPECT_EQ(json["note"], "schematisch, nicht amtlich");
  EXPECT_EQ(json["examples"], true);
  EXPECT_EQ(json["sources"][0]["origin"], "Musteramt");
}

TEST(DistrictBook, TellsHowTheConceptCameAboutByDate) {
  auto plan = sample::plan();
  plan.milestones.push_back({"M-2", *parse_rough_date("2025-10-06"), "Beschluss", "Adoption", "Stadtrat"});
  plan.milestones.push_back({"M-1", *parse_rough_date("2024-03"), "Auftakt", "Start", ""});
  auto const json = to_json(sample::book(city::Level::kOrtsbezirk, plan));
  ASSERT_EQ(json["milestones"].size(), 2U);
  EXPECT_EQ(json["milestones"][0]["title"], "Auftakt");
  EXPECT_EQ(json["milestones"][1]["date"], "2025-10-06");
  EXPECT_EQ(json["milestones"][1]["date_text"], "06.10.2025");
  EXPECT_EQ(json["milestones"][1]["source"], "Stadtrat");
}

}  // namespace
}  // namespace leitbild::report
