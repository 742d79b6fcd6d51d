#include "report/wording.h"

#include <gtest/gtest.h>

namespace leitbild::report {
namespace {

using indicators::Unit;

TEST(Wording, ValuesAreGermanAndSayWhenThereIsNone) {
  EXPECT_EQ(value_text(Unit::kShare, 0.6244), "62,4\u00A0%");
  EXPECT_EQ(value_text(Unit::kMetres, 1234.4), "1.234\u00A0m");
  EXPECT_EQ(value_text(Unit::kShare, std::nullopt), "keine Daten");
}

TEST(Wording, EveryUnitHasItsForm) {
  EXPECT_EQ(value_text(Unit::kMinutes, 12.34), "12,3\u00A0min");
  EXPECT_EQ(value_text(Unit::kCount, 3.456), "3,46");
  EXPECT_EQ(value_text(Unit::kSquareMetresPerResident, 6.0), "6,0\u00A0m²/Einw.");
  EXPECT_EQ(change_text(Unit::kMinutes, 12.0, 11.5), "\u22120,5\u00A0min");
  EXPECT_EQ(change_text(Unit::kCount, 3.0, 3.5), "+0,50");
  EXPECT_EQ(yardstick_text(Unit::kMinutes, {}), "");
}

TEST(Wording, WhoIsCountedHasAGroupABaseAndADay) {
  auto people = city::People{};
  EXPECT_EQ(counted_text(people, {}), "Einwohnerinnen und Einwohner – nicht bekannt, Stand unbekannt");
  people.base = "Melderegister";
  people.date = "2024-12";
  EXPECT_EQ(counted_text(people, {}), "Einwohnerinnen und Einwohner – Melderegister, Stand 12.2024");
  EXPECT_EQ(counted_text(people, city::AgeGroup::kUnder6), "Kinder unter 6 Jahren – nicht bekannt, Stand unbekannt");
  people.age_base = "Zensus 2022 (Alter)";
  EXPECT_EQ(counted_text(people, city::AgeGroup::kUnder6),
            "Kinder unter 6 Jahren – Zensus 2022 (Alter), Stand 12.2024");
}

TEST(Wording, ChangesCarryTheirSignAndAreInPercentagePoints) {
  EXPECT_EQ(change_text(Unit::kShare, 0.5, 0.623), "+12,3\u00A0%-Punkte");
  EXPECT_EQ(change_text(Unit::kShare, 0.5, 0.4), "\u221210,0\u00A0%-Punkte");
  EXPECT_EQ(change_text(Unit::kShare, 0.5, 0.5001), "±0,0\u00A0%-Punkte");
  EXPECT_EQ(change_text(Unit::kMetres, 500.0, 465.0), "\u221235\u00A0m");
  EXPECT_EQ(change_text(Unit::kShare, std::nullopt, 0.5), "keine Daten");
  EXPECT_EQ(change_text(Unit::kShare, 0.5, std::nullopt), "keine Daten");
}

TEST(Wording, NearlyAllIsNotAllAndHardlyAnyIsNotNone) {
  EXPECT_EQ(covered_text(0.93), "93\u00A0%");
  EXPECT_EQ(covered_text(1.0), "100\u00A0%");
  EXPECT_EQ(covered_text(0.9996), "über 99\u00A0%");
  EXPECT_EQ(covered_text(0.001), "unter 1\u00A0%");
  EXPECT_EQ(covered_text(0.0), "0\u00A0%");
  EXPECT_EQ(covered_text(std::nullopt), "–");
}

TEST(Wording, PersonsWhoGainAreRoundedToTensButNeverAboveAll) {
  auto const all = persons(3067.0);
  EXPECT_EQ(rounded_persons_text(persons(343.0), all), "340");
  EXPECT_EQ(rounded_persons_text(persons(1236.0), all), "1.240");
  EXPECT_EQ(rounded_persons_text(persons(4.0), all), "weniger als\u00A010");
  EXPECT_EQ(rounded_persons_text(persons(9.7), all), "10");
  EXPECT_EQ(rounded_persons_text(persons(36.0), persons(38.0)), "38");
}

TEST(Wording, EveryThemeAndFacilityHasATitle) {
  for (auto const theme : kThemes) { EXPECT_NE(theme_title(theme), "") << name(theme); }
  EXPECT_EQ(count_title(city::FacilityCategory::kGroceries), "Lebensmittelmärkte");
  EXPECT_EQ(count_title(city::FacilityCategory::kKita), "Kitas");
}

TEST(Wording, CostAndYears) {
  auto const cost = [](std::int64_t euros) { return plan::CostEstimate{EuroCents{euros * 100}, Year{2025}}; };
  EXPECT_EQ(cost_text(cost(1'250'000)), "1,25\u00A0Mio.\u00A0€");
  EXPECT_EQ(cost_text(cost(480'000)), "480.000\u00A0€");
  EXPECT_EQ(cost_text(std::nullopt), "offen");
  EXPECT_EQ(price_text(cost(1)), "Preisstand 2025");
  EXPECT_EQ(price_text(std::nullopt), "");
  EXPECT_EQ(years_text(Year{2027}, Year{2029}), "2027–2029");
  EXPECT_EQ(years_text(Year{2027}, Year{2027}), "2027");
  EXPECT_EQ(years_text(Year{2027}, {}), "ab 2027");
  EXPECT_EQ(years_text({}, Year{2029}), "bis 2029");
  EXPECT_EQ(years_text({}, {}), "ohne Jahr");
}

TEST(Wording, SourcesSayWhatIsNotKnown) {
  auto source = city::Source{};
  EXPECT_EQ(source_text(source), "Herausgeber nicht angegeben, Stand unbekannt, Lizenz nicht angegeben");
  source.layer = "osm";
  source.origin = "OpenStreetMap";
  source.licence = "ODbL-1.0";
  source.date = "2026-01";
  source.note = "Auszug";
  EXPECT_EQ(source_text(source), "OpenStreetMap, Stand 2026-01, ODbL-1.0, Auszug");
  EXPECT_EQ(source_text({source}, {"districts", "osm"}), "OpenStreetMap, Stand 2026-01");
  EXPECT_EQ(source_text({source}, {"districts"}), "Quelle nicht angegeben");
}

}  // namespace
}  // namespace leitbild::report
