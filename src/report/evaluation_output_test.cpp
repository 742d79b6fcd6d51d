#include "report/evaluation_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "report/sample_test.h"

namespace leitbild::report {
namespace {

using testing::HasSubstr;

struct EvaluationOutput : testing::Test {
  city::City city = city::assemble(sample::layers());
  scenario::Evaluation evaluation = sample::evaluation(city);
};

TEST_F(EvaluationOutput, TableShowsDistrictsAsTreeWithValuesAndCoverage) {
  EXPECT_THAT(
      to_table(city, evaluation),
      HasSubstr("  Bezirk          Einwohner        heute     mit Plan       Differenz  erfasst\n"
                "  ----------------------------------------------------------------------------\n"
                "  Musterstadt           500       78,3\u00A0%      100,0\u00A0%  +21,7\u00A0%-Punkte     92\u00A0%\n"
                "    West & <Süd>        400       75,0\u00A0%      100,0\u00A0%  +25,0\u00A0%-Punkte    100\u00A0%\n"
                "    Ost                 100      100,0\u00A0%      100,0\u00A0%   ±0,0\u00A0%-Punkte     60\u00A0%\n"
                "      Ost-Mitte         100      100,0\u00A0%      100,0\u00A0%   ±0,0\u00A0%-Punkte     60\u00A0%\n"
                "      Ost-Rand            0  keine Daten  keine Daten     keine Daten        –\n"));
}

TEST_F(EvaluationOutput, TableSaysWhatIsCounted) {
  auto const table = to_table(city, evaluation);
  EXPECT_THAT(table, HasSubstr("Musterstadt – heute und mit Plan im Jahr 2035 – schematisch, nicht amtlich\n"
                               "Mitgerechnet (1): WOH-01\n"
                               "Ohne berechenbare Wirkung (1): KLI-01\n"
                               "Bis 2035 noch nicht begonnen oder ohne Jahr (1): MOB-01\n"));
  EXPECT_THAT(table,
              HasSubstr("Markt höchstens 700 m zu Fuß\n  Anteil der Einwohner mit kurzem Weg.\n  Maßstab: Musternorm\n"
                        "  Gezählt: Einwohnerinnen und Einwohner – Zensus 2022, Stand 15.05.2022\n"));
  EXPECT_THAT(table, HasSubstr("  Schematische Stadt: Musteramt, Stand 2024, CC0, schematisch, nicht amtlich\n"));
}

TEST_F(EvaluationOutput, TableLinesStayWithinAHundredColumns) {
  evaluation.later.assign(60, "MOB-01");
  auto const table = to_table(city, evaluation);
  for (auto const line : split(table, '\n')) { EXPECT_LE(display_width(line), 100U) << line; }
}

TEST_F(EvaluationOutput, SaysWhoIsCountedAndHowManyWithThePlan) {
  auto& comparison = evaluation.comparisons.front();
  comparison.today.group = comparison.planned.group = city::AgeGroup::kUnder10;
  comparison.planned.districts.rows[1].counted += persons(50.0);
  auto const table = to_table(city, evaluation);
  EXPECT_THAT(table, HasSubstr("  Gezählt: Kinder unter 10 Jahren – nicht bekannt, Stand unbekannt\n"));
  EXPECT_THAT(table, HasSubstr("  Bezirk          Kinder  künftig        heute     mit Plan       Differenz"));
  EXPECT_THAT(table, HasSubstr("    West & <Süd>     400      450       75,0"));
  EXPECT_THAT(table, HasSubstr("100\u00A0% → 89\u00A0%\n"));
  EXPECT_EQ(to_json(city, evaluation)["indicators"][0]["counted"]["group"], "under_10");
}

TEST_F(EvaluationOutput, AYardstickStandsBesideTheValues) {
  auto indicator = sample::kGroceries;
  indicator.unit = indicators::Unit::kSquareMetresPerResident;
  evaluation.comparisons.front().indicator = &indicator;
  evaluation.comparisons.front().parameters.facts.push_back({"yardstick", 6.0, "m² je Einwohner", "GALK", 1973});
  EXPECT_THAT(to_table(city, evaluation), HasSubstr("  Richtwert: 6,0\u00A0m²/Einw. (GALK, 1973)\n"));
  EXPECT_THAT(to_csv(city, evaluation), HasSubstr(";m²/Einw.;0,75;1,00;0,25;6,00;;;;;schematisch"));
}

TEST_F(EvaluationOutput, BandsSayWhatAValueMayBe) {
  EXPECT_THAT(to_table(city, evaluation), ::testing::Not(HasSubstr("Spanne")));
  auto& comparison = evaluation.comparisons.front();
  auto const count = comparison.today.districts.size();
  comparison.today.bands.rows.assign(count, indicators::Band{0.5, 0.9});
  comparison.planned.bands.rows.assign(count, std::nullopt);
  EXPECT_THAT(to_table(city, evaluation),
              HasSubstr("  Spanne der Stadt: heute 50,0 bis 90,0\u00A0%; die Annahmen dazu"));
  EXPECT_THAT(to_csv(city, evaluation), HasSubstr("75,00;100,00;25,00;;50,00;90,00;;;schematisch"));
  auto const district = to_json(city, evaluation)["indicators"][0]["districts"][0];
  EXPECT_EQ(district["today_band"], Json::array({0.5, 0.9}));
  EXPECT_EQ(district["planned_band"], nullptr);
  comparison.today.bands.rows.assign(count, indicators::Band{0.5001, 0.5002});
  EXPECT_THAT(to_table(city, evaluation), ::testing::Not(HasSubstr("Spanne"))) << "both ends read the same";
}

TEST_F(EvaluationOutput, CellsOfThePlanFollowThoseOfToday) {
  auto const planned = [&] {
    auto changed = city;
    auto people = *city.people;
    people.cells.add({.code = {9, 9}, .centre = {550, 250}, .residents = persons(7.0)});
    changed.people = std::make_shared<city::People const>(std::move(people));
    auto leaves = *city.links.leaf_of_cell;
    leaves.push_back(city::DistrictId{3U});
    changed.links.leaf_of_cell = std::make_shared<std::vector<city::DistrictId> const>(std::move(leaves));
    return changed;
  }();
  evaluation.planned = std::make_shared<city::City const>(planned);
  evaluation.comparisons.front().planned.cells.emplace_back(1.0);
  auto const csv = to_cells_csv(city, evaluation);
  EXPECT_THAT(csv, HasSubstr("GITTER_ID_100m;lon_WGS84;lat_WGS84;x_EPSG0;y_EPSG0;Bezirk-Code;Einwohner_heute;"
                             "Einwohner_mit_Plan;groceries_heute;"));
  EXPECT_THAT(csv, HasSubstr(";1;100,000;100,000;0,000;1,000;"));
  EXPECT_THAT(csv, HasSubstr(";21;0,000;7,000;;1,000;"));
}

TEST_F(EvaluationOutput, CsvIsWhatAGermanSpreadsheetOpens) {
  auto const csv = to_csv(city, evaluation);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFIndikator-ID;Indikator;"));
  EXPECT_THAT(csv, HasSubstr("\r\ngroceries;Markt höchstens 700 m zu Fuß;1;West & <Süd>;Ortsbezirk;"
                             "Einwohnerinnen und Einwohner;Zensus 2022;15.05.2022;400,0;100,0;400,0;100,0;2035;%;"
                             "75,00;100,00;25,00;;;;;;schematisch, nicht amtlich\r\n"));
  EXPECT_THAT(csv, HasSubstr(";0,0;;0,0;;2035;%;keine Daten;keine Daten;keine Daten;;"));
}

TEST_F(EvaluationOutput, CsvQuotesSeparatorsAndQuotes) {
  auto layers = sample::layers();
  layers.districts.rows[city::DistrictId{1U}].name = "West; \"alt\"";
  auto const other = city::assemble(std::move(layers));
  EXPECT_THAT(to_csv(other, sample::evaluation(other)), HasSubstr(";1;\"West; \"\"alt\"\"\";Ortsbezirk;"));
}

TEST_F(EvaluationOutput, JsonHasIdsRawNumbersAndSources) {
  auto const json = to_json(city, evaluation);
  EXPECT_EQ(json["city"]["name"], "Musterstadt");
  EXPECT_EQ(json["note"], "schematisch, nicht amtlich");
  EXPECT_EQ(json["year"], 2035);
  EXPECT_EQ(json["measures"], Json::array({"WOH-01"}));
  EXPECT_EQ(json["without_effect"], Json::array({"KLI-01"}));
  EXPECT_EQ(json["later"], Json::array({"MOB-01"}));
  EXPECT_EQ(json["sources"][0]["licence"], "CC0");
  auto const& indicator = json["indicators"][0];
  EXPECT_EQ(indicator["id"], "groceries");
  EXPECT_EQ(indicator["parameters"][0],
            Json({{"name", "max_walk"}, {"value", 700.0}, {"unit", "m"}, {"source", "Musterstudie"}, {"year", 2020}}));
  auto const& west = indicator["districts"][1];
  EXPECT_EQ(west["code"], "1");
  EXPECT_EQ(west["parent"], "0");
  EXPECT_EQ(west["counted"], 400.0);
  EXPECT_EQ(west["covered"], 400.0);
  EXPECT_EQ(west["covered_planned"], 400.0);
  EXPECT_EQ(indicator["counted"]["group"], "residents");
  EXPECT_EQ(indicator["counted"]["base"], "Zensus 2022");
  EXPECT_EQ(indicator["counted"]["date"], "2022-05-15");
  EXPECT_EQ(west["today"], 0.75);
  EXPECT_EQ(west["planned"], 1.0);
  EXPECT_EQ(west["difference"], 0.25);
  EXPECT_TRUE(indicator["districts"][4]["today"].is_null());
}

TEST_F(EvaluationOutput, TodayAloneHasNoYear) {
  evaluation.year = Year{};
  EXPECT_THAT(to_table(city, evaluation), HasSubstr("Musterstadt – heute, ohne Maßnahmen"));
  EXPECT_TRUE(to_json(city, evaluation)["year"].is_null());
}

}  // namespace
}  // namespace leitbild::report
