#include "report/contributions_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/sample_test.h"

namespace leitbild::report {
namespace {

using testing::HasSubstr;
using testing::Not;

/// WOH-01 brings all of the change in the west, KLI-01 none.
scenario::Contributions sample_contributions(city::City const& city) {
  auto out = scenario::Contributions{.joint = sample::evaluation(city), .measures = {}};
  auto const none = scenario::Contribution{.alone = 0.0, .last = 0.0};
  auto const missing = scenario::Contribution{};
  auto const half = scenario::Contribution{.alone = 0.25, .last = 0.125};
  out.measures.push_back({.code = "WOH-01", .indicators = {{{half, half, none, none, missing}}}});
  out.measures.push_back({.code = "KLI-01", .indicators = {{{none, none, none, none, missing}}}});
  return out;
}

struct ContributionsOutput : testing::Test {
  city::City city = city::assemble(sample::layers());
  plan::Plan plan = sample::plan();
  scenario::Contributions contributions = sample_contributions(city);
};

TEST_F(ContributionsOutput, TableHasTheMeasuresThatContributeAndTheirJointEffect) {
  auto const table = to_table(city, plan, contributions, city::DistrictId{1U});
  EXPECT_THAT(table, HasSubstr("West & <Süd> – Beiträge der Maßnahmen im Jahr 2035 – schematisch, nicht amtlich\n"));
  EXPECT_THAT(table, HasSubstr("müssen sich nicht zur gemeinsamen Wirkung"));
  EXPECT_THAT(table, HasSubstr("Markt höchstens 700 m zu Fuß\n  heute 75,0\u00A0%, mit Plan 100,0\u00A0%\n"));
  EXPECT_THAT(table, HasSubstr("  WOH-01 Markt & Platz (Beispiel)  +25,0\u00A0%-Punkte  +12,5\u00A0%-Punkte\n"
                               "  alle zusammen                    +25,0\u00A0%-Punkte\n"
                               "  ohne Beitrag, der gerundet sichtbar wäre: 1\n"));
  EXPECT_THAT(table, Not(HasSubstr("KLI-01")));
}

TEST_F(ContributionsOutput, ADistrictWithoutChangesSaysSo) {
  EXPECT_THAT(to_table(city, plan, contributions, city::DistrictId{2U}),
              HasSubstr("Keine der Maßnahmen ändert hier einen Indikator.\n"));
  EXPECT_THAT(to_table(city, plan, contributions, city::DistrictId{4U}), HasSubstr("Keine der Maßnahmen ändert hier"))
      << "nothing is known there";
}

TEST_F(ContributionsOutput, CsvHasOneLinePerDistrictAndMeasureAndExplainsItself) {
  auto const csv = to_csv(city, plan, contributions, std::nullopt);
  EXPECT_THAT(csv,
              HasSubstr("\r\ngroceries;Markt höchstens 700 m zu Fuß;1;West & <Süd>;WOH-01;Markt & Platz;2035;%;"
                        "25,000;12,500;25,000;schematisch, nicht amtlich, Beispiel;\"allein = nur diese Maßnahme"));
  EXPECT_THAT(csv, HasSubstr(";22;Ost-Rand;KLI-01;Baumallee;2035;%;keine Daten;keine Daten;keine Daten;"));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 5 * 2);
  auto const one = to_csv(city, plan, contributions, city::DistrictId{1U});
  EXPECT_EQ(std::ranges::count(one, '\n'), 1 + 2);
}

TEST_F(ContributionsOutput, JsonHasRawNumbers) {
  auto const json = to_json(city, plan, contributions, city::DistrictId{1U});
  EXPECT_EQ(json["year"], 2035);
  EXPECT_EQ(json["explanation"], kContributionsExplained);
  auto const& district = json["indicators"][0]["districts"][0];
  EXPECT_EQ(district["joint"], 0.25);
  EXPECT_EQ(
      district["measures"][0],
      Json({{"code", "WOH-01"}, {"title", "Markt & Platz"}, {"example", true}, {"alone", 0.25}, {"last", 0.125}}));
}

}  // namespace
}  // namespace leitbild::report
