#include "server/city/district.h"

#include "server/city/test_places.h"

namespace leitbild::server {
namespace {

using ::testing::HasSubstr;
using testing::with;

TEST(Districts, ListsTheTreeWithWhatThePlanChanges) {
  auto asker = testing::Asker{testing::street_site()};
  auto const list = asker.json("/api/v1/districts");
  EXPECT_EQ(list["year"], 2035);
  EXPECT_EQ(list["note"], "schematisch, nicht amtlich, Beispielmaßnahmen");
  ASSERT_EQ(list["districts"].size(), 3U);
  auto const& east = with(list["districts"], "code", "O");
  EXPECT_EQ(east["slug"], "ost-hoehe");
  EXPECT_EQ(east["parent"], "city");
  EXPECT_EQ(east["depth"], 1);
  EXPECT_EQ(east["residents"], 75.0);
  EXPECT_EQ(east["measures"], (Json{{"here", 1}, {"wider", 1}, {"flagship", 1}}));
  EXPECT_NEAR(east["area_km2"].get<double>(), 0.04, 0.001);
  EXPECT_EQ(east["gain"]["gained"], 75.0);
  EXPECT_EQ(east["gain"]["compared"], 75.0);
  EXPECT_EQ(with(list["districts"], "code", "W")["gain"], nullptr);
  EXPECT_FALSE(east.contains("geometry"));
}

TEST(Districts, KeyFiguresAreThoseOfTheEvaluation) {
  auto const site = testing::street_site();
  auto asker = testing::Asker{site};
  auto const list = asker.json("/api/v1/districts?level=ortsbezirk");
  ASSERT_EQ(list["districts"].size(), 2U);
  for (auto const& row : list["districts"]) {
    auto const id = *city::find(*site->city().districts, row["code"].get<std::string>());
    ASSERT_EQ(row["key_figures"].size(), list["key_indicators"].size());
    for (auto const& figure : row["key_figures"]) {
      auto const& comparison =
          *std::ranges::find(site->evaluation().comparisons, figure["indicator"].get<std::string>(),
                             [](scenario::Comparison const& c) { return std::string{c.indicator->id}; });
      auto const expected = comparison.planned.districts[id].value;
      EXPECT_EQ(figure["planned"], expected ? Json(*expected) : Json(nullptr)) << figure;
    }
  }
}

TEST(Districts, GeometryIsGeoJsonAndComesOnlyWhenAskedFor) {
  auto asker = testing::Asker{testing::street_site()};
  auto const list = asker.json("/api/v1/districts?geometry=true");
  auto const& west = with(list["districts"], "code", "W");
  ASSERT_EQ(west["geometry"]["type"], "Polygon");
  auto const& ring = west["geometry"]["coordinates"][0];
  EXPECT_EQ(ring.front(), ring.back());
  EXPECT_EQ(ring.size(), 5U);
  EXPECT_LT(west["bbox"][0].get<double>(), west["centre"][0].get<double>());
  EXPECT_GT(west["bbox"][2].get<double>(), west["centre"][0].get<double>());
}

TEST(Districts, AnUnknownOneIsAnsweredWithThoseThereAre) {
  auto asker = testing::Asker{testing::street_site()};
  auto const problem = asker.json("/api/v1/districts/atlantis", 404);
  EXPECT_THAT(problem["detail"].get<std::string>(), HasSubstr("„atlantis“"));
  EXPECT_THAT(problem["detail"].get<std::string>(), HasSubstr("ost-hoehe"));
  EXPECT_THAT(asker.json("/api/v1/districts/atlantis?lang=en", 404)["detail"].get<std::string>(),
              HasSubstr("There is no district"));
  asker.json("/api/v1/districts?level=street", 400);
}

TEST(District, ProfileSaysWhatIsPlannedHereAndWhatItChanges) {
  auto asker = testing::Asker{testing::street_site()};
  auto const profile = asker.json("/api/v1/districts/ost-hoehe");
  EXPECT_EQ(profile, asker.json("/api/v1/districts/O"));
  EXPECT_EQ(profile["district"], "Ost/Höhe");
  EXPECT_EQ(profile["note"], "schematisch, nicht amtlich");
  EXPECT_EQ(profile["summary"]["measures_here"], 1);
  EXPECT_EQ(profile["summary"]["measures_wider"], 1);
  EXPECT_EQ(profile["summary"]["cost_cents"], 12'345'67);
  EXPECT_EQ(profile["parent"]["code"], "city");
  ASSERT_EQ(profile["neighbours"].size(), 1U);
  EXPECT_EQ(profile["neighbours"][0]["slug"], "west");
  auto const& shop = with(profile["measures"], "code", "WOH-01");
  EXPECT_EQ(shop["title"], "Hofladen");
  EXPECT_EQ(shop["state"], "im Konzept");
  EXPECT_EQ(shop["geometries"][0]["type"], "Point");
  auto const& groceries = with(profile["indicators"], "id", "groceries_within_700m");
  EXPECT_EQ(groceries["today"], 0.0);
  EXPECT_EQ(groceries["planned"], 1.0);
  EXPECT_EQ(groceries["change_sentence"], "Für alle 75 Einwohnerinnen und Einwohner gilt das mit dem Plan neu.");
}

TEST(District, ProfileSpeaksEnglish) {
  auto asker = testing::Asker{testing::street_site()};
  auto const profile = asker.json("/api/v1/districts/ost-hoehe?lang=en");
  EXPECT_EQ(profile["note"], "schematic, not official");
  auto const& shop = with(profile["measures"], "code", "WOH-01");
  EXPECT_EQ(shop["title"], "Farm shop");
  EXPECT_EQ(shop["field"], "Living");
  EXPECT_EQ(shop["cost"], "€12,346");
  EXPECT_EQ(shop["years"], "2030");
  auto const& groceries = with(profile["indicators"], "id", "groceries_within_700m");
  EXPECT_EQ(groceries["title"], "Grocery shop within 700 m on foot");
  EXPECT_EQ(groceries["planned_text"], "100.0%");
  EXPECT_EQ(groceries["change_sentence"], "For all 75 residents this becomes true with the plan.");
  EXPECT_EQ(with(profile["facts"], "id", "area")["text"], "0.04\u00A0km²");
  EXPECT_EQ(with(profile["facts"], "id", "green_share")["text"], "0.0%");
  EXPECT_THAT(profile["links"]["page"].get<std::string>(), HasSubstr("/en/ortsbezirke/ost-hoehe"));
}

TEST(District, MapIsThePrintedOneAndItsLegendHasAnEnd) {
  auto const site = testing::street_site();
  auto asker = testing::Asker{site};
  auto const map = asker.get("/api/v1/districts/ost-hoehe/map.svg");
  EXPECT_EQ(map.type, "image/svg+xml");
  auto const id = *city::find(*site->city().districts, "O");
  EXPECT_EQ(testing::Asker::text(map), site->derived<ProfilesOfDistricts>().of(id).map_svg);
  EXPECT_THAT(testing::Asker::text(asker.get("/api/v1/districts/ost-hoehe/map.svg?legend=0")), HasSubstr("<svg"));
  EXPECT_THAT(asker.json("/api/v1/districts/ost-hoehe/map.svg?legend=99", 404)["detail"].get<std::string>(),
              HasSubstr("Legende"));
}

TEST(DistrictSlug, IsTheCodeWhereANameIsTaken) {
  auto districts = city::Districts{};
  auto const add = [&](std::string code, std::string name, std::optional<city::DistrictId> parent) {
    return districts.rows.add({.code = std::move(code),
                               .name = std::move(name),
                               .level = parent ? city::Level::kOrtsbezirk : city::Level::kCity,
                               .parent = parent,
                               .shape = {},
                               .label = {}});
  };
  auto const city = add("0", "Neustadt", {});
  auto const part = add("07", "Neustadt", city);
  EXPECT_EQ(district_slug(districts, city), "neustadt");
  EXPECT_EQ(district_slug(districts, part), "07");
}

}  // namespace
}  // namespace leitbild::server
