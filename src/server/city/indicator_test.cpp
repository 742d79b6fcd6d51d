#include "server/city/indicator.h"

#include <fmt/format.h>

#include "server/city/cell_map.h"
#include "server/city/test_places.h"

namespace leitbild::server {
namespace {

using ::testing::HasSubstr;
using testing::with;

constexpr auto kShop = std::string_view{"groceries_within_700m"};

TEST(Indicators, ListsComputedOnesByThemeAndMeasuredSeries) {
  auto const site = testing::street_site();
  auto asker = testing::Asker{site};
  auto const list = asker.json("/api/v1/indicators");
  EXPECT_EQ(list["indicators"].size(), site->evaluation().comparisons.size());
  auto const& shop = with(list["indicators"], "id", kShop);
  EXPECT_EQ(shop["today"], 0.25);
  EXPECT_EQ(shop["planned"], 1.0);
  EXPECT_EQ(shop["change"], 0.75);
  EXPECT_EQ(shop["change_text"], "+75,0\u00A0%-Punkte");
  EXPECT_EQ(shop["value_label"], "Modellwert");
  EXPECT_EQ(shop["targets"], 1);
  auto const& series = with(list["series"], "id", "einwohner-fortschreibung");
  EXPECT_EQ(series["value"], 101.0);
  EXPECT_EQ(series["date"], "2022-12-31");
  auto const climate = asker.json("/api/v1/indicators?theme=climate");
  for (auto const& row : climate["indicators"]) { EXPECT_EQ(row["theme"], "climate"); }
  EXPECT_LT(climate["indicators"].size(), list["indicators"].size());
}

TEST(Indicator, HasTheValuesOfTheEvaluationInEveryDistrict) {
  auto const site = testing::street_site();
  auto asker = testing::Asker{site};
  for (auto const& comparison : site->evaluation().comparisons) {
    auto const shown = asker.json(std::string{"/api/v1/indicators/"} + std::string{comparison.indicator->id});
    for (auto const& row : shown["districts"]) {
      auto const id = *city::find(*site->city().districts, row["code"].get<std::string>());
      auto const today = comparison.today.districts[id].value;
      EXPECT_EQ(row["today"], today ? Json(*today) : Json(nullptr)) << comparison.indicator->id;
      if (!today) { EXPECT_EQ(row["today_text"], "keine Daten"); }
    }
  }
}

TEST(Indicator, SaysHowAndFromWhatItIsComputed) {
  auto asker = testing::Asker{testing::street_site()};
  auto const shown = asker.json("/api/v1/indicators/groceries_within_700m");
  EXPECT_EQ(with(shown["parameters"], "name", "max_walk")["value"], 700.0);
  EXPECT_EQ(shown["method_language"], "de");
  EXPECT_EQ(shown["sources"][0]["origin"], "Musteramt");
  EXPECT_EQ(shown["whom"]["base"], "Zählung");
  EXPECT_EQ(shown["targets"][0]["target"], 0.6);
  EXPECT_EQ(shown["targets"][0]["district"]["slug"], "ost-hoehe");
  EXPECT_TRUE(shown["targets"][0]["example"].get<bool>());
}

TEST(Indicator, WithoutPlanThereIsNoPlannedValue) {
  auto asker = testing::Asker{testing::demo_site()};
  auto const shown = asker.json("/api/v1/indicators/groceries_within_700m");
  EXPECT_EQ(shown["planned"], nullptr);
  EXPECT_EQ(shown["year"], nullptr);
  EXPECT_EQ(shown["cell_maps"].size(), 1U);
}

TEST(Indicator, MeasuredSeriesHavePointsButNoCells) {
  auto asker = testing::Asker{testing::street_site()};
  auto const shown = asker.json("/api/v1/indicators/einwohner-fortschreibung");
  EXPECT_EQ(shown["kind"], "measured");
  EXPECT_EQ(shown["points"][0]["value"], 101.0);
  EXPECT_THAT(asker.json("/api/v1/indicators/einwohner-fortschreibung/cells", 404)["detail"].get<std::string>(),
              HasSubstr("gemessen"));
  EXPECT_THAT(asker.json("/api/v1/indicators/luck", 404)["detail"].get<std::string>(),
              HasSubstr("groceries_within_700m"));
}

TEST(IndicatorCells, AreSquaresWithBothValues) {
  auto asker = testing::Asker{testing::street_site()};
  auto const all = asker.json("/api/v1/indicators/groceries_within_700m/cells");
  ASSERT_EQ(all["count"], 2);
  auto const& west = all["features"][0];
  EXPECT_EQ(west["properties"], (Json{{"residents", 25.0}, {"today", 1.0}, {"planned", 1.0}}));
  auto const& ring = west["geometry"]["coordinates"][0];
  ASSERT_EQ(ring.size(), 5U);
  EXPECT_EQ(ring.front(), ring.back());
  auto const columns = asker.json("/api/v1/indicators/groceries_within_700m/cells?form=columns")["columns"];
  EXPECT_EQ(columns["today"], (Json{1.0, 0.0}));
  EXPECT_EQ(columns["planned"], (Json{1.0, 1.0}));
}

TEST(IndicatorCells, OnlyThoseInTheBox) {
  auto asker = testing::Asker{testing::street_site()};
  auto const all = asker.json("/api/v1/indicators/groceries_within_700m/cells");
  auto const& corner = all["features"][1]["geometry"]["coordinates"][0][2];
  auto const lon = corner[0].get<double>();
  auto const lat = corner[1].get<double>();
  auto const inside = asker.json(fmt::format("/api/v1/indicators/groceries_within_700m/cells?bbox={},{},{},{}",
                                             lon - 1e-4, lat - 1e-4, lon + 1e-4, lat + 1e-4));
  ASSERT_EQ(inside["count"], 1);
  EXPECT_EQ(inside["features"][0]["id"], all["features"][1]["id"]);
  asker.json("/api/v1/indicators/groceries_within_700m/cells?bbox=1,2,3", 400);
}

TEST(IndicatorMap, ClassesCountEverybodyOnce) {
  auto asker = testing::Asker{testing::street_site()};
  auto const shown = asker.json("/api/v1/indicators/groceries_within_700m");
  auto const& today = with(shown["cell_maps"], "when", "today");
  EXPECT_EQ(with(today["classes"], "text", "trifft zu")["counted"], 25.0);
  EXPECT_EQ(with(today["classes"], "text", "trifft nicht zu")["counted"], 75.0);
  auto const& change = with(shown["cell_maps"], "when", "change");
  EXPECT_EQ(with(change["classes"], "text", "wird besser")["counted"], 75.0);
  auto const map = asker.get("/api/v1/indicators/groceries_within_700m/map.svg?when=change");
  EXPECT_THAT(testing::Asker::text(map), HasSubstr("fill=\"#0b5867\""));
}

TEST(IndicatorContributions, SayWhichMeasureDoesIt) {
  auto asker = testing::Asker{testing::street_site()};
  auto const shown = asker.json("/api/v1/indicators/groceries_within_700m/contributions?district=ost-hoehe");
  EXPECT_EQ(shown["joint"], 1.0);
  ASSERT_EQ(shown["measures"].size(), 1U);
  EXPECT_EQ(shown["measures"][0]["code"], "WOH-01");
  EXPECT_EQ(shown["measures"][0]["alone"], 1.0);
  EXPECT_EQ(shown["measures"][0]["last"], 1.0);
  auto const west = asker.json("/api/v1/indicators/groceries_within_700m/contributions?district=west&lang=en");
  EXPECT_TRUE(west["measures"].empty());
  EXPECT_THAT(west["explanation"].get<std::string>(), HasSubstr("need not add up"));
}

TEST(Sources, ParametersAndTheWholeTable) {
  auto const site = testing::street_site();
  auto asker = testing::Asker{site};
  EXPECT_EQ(asker.json("/api/v1/sources")["sources"][0]["licence"], "CC0");
  auto const parameters = asker.json("/api/v1/parameters")["parameters"];
  EXPECT_EQ(with(parameters, "id", kShop)["unit"], "m");
  EXPECT_TRUE(std::ranges::any_of(parameters, [](Json const& row) { return row["of"] == "effect"; }));
  EXPECT_EQ(asker.json("/api/v1/evaluation")["indicators"].size(), site->evaluation().comparisons.size());
  EXPECT_THAT(testing::Asker::text(asker.get("/api/v1/evaluation.csv")), HasSubstr("groceries_within_700m;"));
  EXPECT_THAT(testing::Asker::text(asker.get("/api/v1/evaluation/cells.csv")), HasSubstr("CRS3035RES100m"));
}

}  // namespace
}  // namespace leitbild::server
