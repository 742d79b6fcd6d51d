#include "report/district_profile.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/sample_test.h"

namespace leitbild::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ProfileFact const& fact(DistrictProfile const& profile, std::string_view id) {
  return *std::ranges::find(profile.facts, id, &ProfileFact::id);
}

std::vector<std::string> codes(DistrictProfile const& profile) {
  auto out = std::vector<std::string>{};
  for (auto const& measure : profile.measures) { out.push_back(measure.code); }
  return out;
}

std::size_t count(std::string_view text, std::string_view part) {
  auto out = std::size_t{0};
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) { ++out; }
  return out;
}

TEST(DistrictProfile, FactsAreCountedInsideTheDistrict) {
  auto const west = sample::profile("1");
  EXPECT_EQ(fact(west, "area").text, "0,16\u00A0km²");
  EXPECT_EQ(fact(west, "residents").text, "400");
  EXPECT_EQ(fact(west, "residents").source, "Zensus 2022; Musteramt, Stand 2024");
  EXPECT_EQ(fact(west, "density").text, "2.500");
  EXPECT_EQ(fact(west, "green_share").text, "12,5\u00A0%") << "1 ha of park and 1 ha of wood on 16 ha";
  EXPECT_EQ(fact(west, "stops").value, 1.0);
  EXPECT_EQ(fact(west, "pharmacy").value, 1.0);
  EXPECT_EQ(fact(west, "playground").text, "0");
  EXPECT_EQ(fact(west, "groceries").value, 1.0);
  EXPECT_EQ(fact(west, "green").text, "1,0\u00A0ha");
  EXPECT_EQ(fact(west, "green_per_resident").text, "25\u00A0m²");
  EXPECT_EQ(fact(west, "forest").text, "1\u00A0ha");
  for (auto const& one : west.facts) { EXPECT_EQ(one.note, "") << one.id; }
}

TEST(DistrictProfile, FactsSayHowFarTheDataReach) {
  auto const east = sample::profile("2");
  EXPECT_EQ(fact(east, "stops").text, "1");
  EXPECT_EQ(fact(east, "stops").note, "erfasst: 50\u00A0% der Fläche");
  EXPECT_EQ(fact(east, "green_per_resident").text, "keine Daten");
  EXPECT_EQ(fact(east, "green_share").text, "12,5\u00A0%") << "1 ha of the 8 ha that are known";
  auto const edge = sample::profile("22");
  for (auto const* const id : {"stops", "groceries", "green", "forest"}) {
    EXPECT_EQ(fact(edge, id).value, std::nullopt) << id;
    EXPECT_EQ(fact(edge, id).text, "keine Daten") << id;
  }
}

TEST(DistrictProfile, IndicatorsCompareTodayPlanAndCity) {
  auto const one = sample::profile("1").indicators.at(0);
  EXPECT_EQ(one.today, 0.75);
  EXPECT_EQ(one.planned, 1.0);
  EXPECT_EQ(one.today_text, "75,0\u00A0%");
  EXPECT_EQ(one.change_text, "+25,0\u00A0%-Punkte");
  EXPECT_EQ(one.city_text, "78,3\u00A0%");
  EXPECT_EQ(one.covered_text, "100\u00A0%");
  EXPECT_EQ(one.covered, persons(400.0));
  EXPECT_EQ(one.change.gained, persons(100.0));
  EXPECT_EQ(one.change.lost, Persons{0});
  EXPECT_EQ(one.change_sentence, "Für 100 von 400 Einwohnerinnen und Einwohnern gilt das mit dem Plan neu.");
}

/// The profile of the whole sample city, in which four cells of 100, 300, 60 and 40 residents have these values.
ProfileIndicator indicator_with(indicators::Indicator const& indicator, std::vector<std::optional<double>> today,
                                std::vector<std::optional<double>> planned) {
  auto const city = city::assemble(sample::layers());
  auto evaluation = scenario::Evaluation{};
  evaluation.comparisons.push_back({.indicator = &indicator,
                                    .parameters = {},
                                    .today = sample::values(city, std::move(today)),
                                    .planned = sample::values(city, std::move(planned))});
  return district_profile(city, sample::plan(), evaluation, city::Districts::kWholeCity).indicators.at(0);
}

TEST(DistrictProfile, WaysGetShorterForSomeAndLongerForOthers) {
  auto indicator = sample::kGroceries;
  indicator.unit = indicators::Unit::kMetres;
  indicator.better = indicators::Direction::kLower;
  auto const one = indicator_with(indicator, {500.0, 300.0, 1.0, std::nullopt}, {600.0, 200.0, 1.0, 3.0});
  EXPECT_EQ(one.unit, "m");
  EXPECT_EQ(one.change.compared, persons(460.0)) << "the last cell has no value today";
  EXPECT_EQ(one.change.gained, persons(300.0));
  EXPECT_EQ(one.change.lost, persons(100.0));
  EXPECT_NEAR(*one.change.mean, (100.0 * 100.0 - 100.0 * 300.0) / 460.0, 1e-9);
  EXPECT_EQ(one.change_sentence, "Für 300 von 460 Einwohnerinnen und Einwohnern wird der Weg kürzer, für 100 länger; "
                                 "im Mittel aller \u221243\u00A0m.");
  EXPECT_EQ(one.change_brief, "+300 / \u2212100");
}

TEST(DistrictProfile, SharesAreGainedAndLostCellByCell) {
  auto const both = indicator_with(sample::kGroceries, {0.0, 1.0, 0.0, 1.0}, {1.0, 0.0, 0.0, 1.0});
  EXPECT_EQ(both.change.gained, persons(100.0));
  EXPECT_EQ(both.change.lost, persons(300.0));
  EXPECT_EQ(both.change_sentence, "Für 100 von 500 Einwohnerinnen und Einwohnern gilt das mit dem Plan neu, für 300 "
                                  "nicht mehr.");
  auto const only_lost = indicator_with(sample::kGroceries, {1.0, 1.0, 1.0, 1.0}, {1.0, 1.0, 1.0, 0.0});
  EXPECT_EQ(only_lost.change_sentence,
            "Für 40 von 500 Einwohnerinnen und Einwohnern gilt das mit dem Plan nicht mehr.");
  auto const everybody = indicator_with(sample::kGroceries, {0.0, 0.0, 0.0, 0.0}, {1.0, 1.0, 1.0, 1.0});
  EXPECT_EQ(everybody.change_sentence, "Für alle 500 Einwohnerinnen und Einwohner gilt das mit dem Plan neu.");
  auto const nobody = indicator_with(sample::kGroceries, {0.0, 1.0, 0.0, {}}, {0.0, 1.0, 0.0, {}});
  EXPECT_EQ(nobody.change_sentence, "");
}

TEST(DistrictProfile, ADistrictWithoutResidentsHasNoValues) {
  auto const edge = sample::profile("22");
  auto const& one = edge.indicators.at(0);
  EXPECT_EQ(one.today, std::nullopt);
  EXPECT_EQ(one.today_text, "keine Daten");
  EXPECT_EQ(one.covered_share, std::nullopt);
  EXPECT_EQ(one.change_sentence, "");
  EXPECT_EQ(one.change.mean, std::nullopt);
  EXPECT_EQ(fact(edge, "residents").text, "0");
}

TEST(DistrictProfile, MeasuresOfTheDistrictComeBeforeThoseOfWiderAreas) {
  auto const west = sample::profile("1");
  EXPECT_THAT(codes(west), ElementsAre("WOH-01", "MOB-01"));
  auto const& market = west.measures[0];
  EXPECT_EQ(market.number, 1);
  EXPECT_EQ(market.field, "Wohnen");
  EXPECT_EQ(market.cost, "1,25\u00A0Mio.\u00A0€");
  EXPECT_EQ(market.years, "2028–2030");
  EXPECT_TRUE(market.counted && market.example && !market.wider);
  EXPECT_EQ(market.concerns, "");
  auto const& pulse = west.measures[1];
  EXPECT_EQ(pulse.number, 0);
  EXPECT_TRUE(pulse.wider);
  EXPECT_EQ(pulse.concerns, "Musterstadt");
  EXPECT_FALSE(pulse.counted);
}

TEST(DistrictProfile, MeasuresOfPartsAreShownAndSayWhichPart) {
  auto const east = sample::profile("2");
  EXPECT_THAT(codes(east), ElementsAre("KLI-01", "MOB-01"));
  EXPECT_EQ(east.measures[0].concerns, "Ost-Mitte");
  EXPECT_FALSE(east.measures[0].wider);
  EXPECT_EQ(east.level, "Ortsbezirk");
  EXPECT_EQ(sample::profile("1").level, "Ortsbezirk");
}

TEST(DistrictProfile, MapNumbersMeasuresAndEscapesText) {
  auto const city = sample::profile("0");
  EXPECT_THAT(city.map_svg, HasSubstr("West &amp; &lt;Süd&gt;"));
  EXPECT_THAT(city.map_svg, Not(HasSubstr("<Süd>")));
  EXPECT_EQ(count(city.map_svg, "#8a3b5c\" stroke=\"#ffffff\" stroke-width=\"5\""), 2U);
  EXPECT_THAT(city.map_text, HasSubstr("1 Markt & Platz (Ort im Westen); 2 Baumallee (Linie in der Mitte)"));
  EXPECT_THAT(city.map_text, HasSubstr("keine Daten zum Wegenetz"));
  EXPECT_THAT(city.map_text, HasSubstr("Haltestellen (2 im Bezirk)"));
  EXPECT_TRUE(city.map_scale.starts_with("1 : "));
}

TEST(DistrictProfile, WithoutMeasuresTheMapSaysSo) {
  auto const profile = sample::profile("1", plan::Plan{});
  EXPECT_TRUE(profile.measures.empty());
  EXPECT_THAT(profile.map_text, HasSubstr("Keine Maßnahme ist in der Karte verortet."));
}

TEST(DistrictProfile, SixtyMeasuresAllGetANumber) {
  auto plan = sample::plan();
  for (auto i = 0; i < 60; ++i) {
    plan.measures.push_back(sample::measure(fmt::format("X-{}", i), "Weitere", {"1"}, {geo::Point{200, 200}}));
  }
  auto const profile = sample::profile("1", plan);
  ASSERT_EQ(profile.measures.size(), 62U);
  EXPECT_EQ(profile.measures[60].number, 61);
  EXPECT_EQ(count(profile.map_svg, "stroke=\"#ffffff\" stroke-width=\"5\""), 61U) << "a numbered circle each";
}

TEST(DistrictProfile, JsonHasEverythingThatIsPrinted) {
  auto const profile = sample::profile("1");
  auto const json = to_json(profile);
  EXPECT_EQ(json["district"], "West & <Süd>");
  EXPECT_EQ(json["note"], "schematisch, nicht amtlich");
  EXPECT_EQ(json["facts"].size(), profile.facts.size());
  EXPECT_EQ(json["facts"][0]["value"], 400.0);
  EXPECT_EQ(json["population"], "Zensus 2022, Stand 15.05.2022");
  EXPECT_EQ(json["examples"], true);
  EXPECT_EQ(json["map"]["text"], profile.map_text);
  EXPECT_EQ(json["map"]["legend"].size(), profile.map_legend.size());
  EXPECT_EQ(json["measures"][0]["places"][0], "POINT (100.0 100.0)");
  EXPECT_EQ(json["measures"][0]["example"], true);
  EXPECT_TRUE(json["measures"][1]["number"].is_null());
  EXPECT_EQ(json["map"]["legend"][0]["group"], "Maßnahmen");
  EXPECT_EQ(json["measures"][1]["place"], "ohne Ort");
  EXPECT_EQ(json["indicators"][0]["gained"], 100.0);
  EXPECT_EQ(json["indicators"][0]["lost"], 0.0);
  EXPECT_EQ(json["indicators"][0]["compared"], 400.0);
  EXPECT_EQ(json["indicators"][0]["change_sentence"], profile.indicators[0].change_sentence);
  EXPECT_EQ(json["indicators"][0]["parameters"][0]["source"], "Musterstudie");
  EXPECT_EQ(json["sources"][0]["origin"], "Musteramt");
  EXPECT_EQ(json["program"], profile.program);
  EXPECT_FALSE(json.contains("svg"));
  EXPECT_TRUE(json["indicators"][0]["today_band"].is_null());
}

TEST(DistrictProfile, BandsStandBesideTheValuesTheyAreOf) {
  auto const city = city::assemble(sample::layers());
  auto evaluation = sample::evaluation(city);
  auto& today = evaluation.comparisons.front().today;
  today.bands.rows.assign(today.districts.size(), std::nullopt);
  today.bands[*city::find(*city.districts, "1")] = indicators::Band{0.5, 0.9};
  auto const in = [&](std::string_view code) {
    auto const profile = district_profile(city, sample::plan(), evaluation, *city::find(*city.districts, code));
    return to_json(profile)["indicators"][0];
  };
  EXPECT_EQ(in("1")["today_band"], Json::array({0.5, 0.9}));
  EXPECT_EQ(in("1")["today_band_text"], "50,0 bis 90,0\u00A0%");
  EXPECT_TRUE(in("1")["planned_band"].is_null());
  EXPECT_TRUE(in("2")["today_band"].is_null());
  EXPECT_EQ(in("2")["today_band_text"], "");
}

}  // namespace
}  // namespace leitbild::report
