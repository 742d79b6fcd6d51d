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
  EXPECT_THAT(
      table,
      HasSubstr("Markt höchstens 700 m zu Fuß\n  Anteil der Einwohner mit kurzem Weg.\n  Maßstab: Musternorm\n"));
  EXPECT_THAT(table, HasSubstr("  Schematische Stadt: Musteramt, Stand 2024, CC0, schematisch, nicht amtlich\n"));
}

TEST_F(EvaluationOutput, TableLinesStayWithinAHundredColumns) {
  evaluation.later.assign(60, "MOB-01");
  auto const table = to_table(city, evaluation);
  for (auto const line : split(table, '\n')) { EXPECT_LE(display_width(line), 100U) << line; }
}

TEST_F(EvaluationOutput, CsvIsWhatAGermanSpreadsheetOpens) {
  auto const csv = to_csv(city, evaluation);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFIndikator-ID;Indikator;"));
  EXPECT_THAT(csv, HasSubstr("\r\ngroceries;Markt höchstens 700 m zu Fuß;1;West & <Süd>;Ortsbezirk;400,0;100,0;2035;%;"
                             "75,00;100,00;25,00;schematisch, nicht amtlich\r\n"));
  EXPECT_THAT(csv, HasSubstr(";22;Ost-Rand;Statistischer Bezirk;0,0;;2035;%;keine Daten;keine Daten;keine Daten;"));
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
  EXPECT_EQ(west["residents"], 400.0);
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
