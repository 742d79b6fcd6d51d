// Every rule against every kind of answer: a table per rule, written by hand. A row reads: what the programme says, what
// is known about the measure, what the rule finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "money/funding/fit.h"
#include "money/funding/read_programme.h"

namespace leitbild::money::funding {
namespace {

using ::testing::HasSubstr;

struct Row {
  std::string_view version;   // TOML below [[version]]
  std::string_view facts;     // TOML
  std::string_view expected;  // "fits", "unknown", "does_not_fit", "no rule"
  std::string_view sentence;  // part of it; empty: any
};

Version version_of(std::string_view toml) {
  auto text = std::string{"id = \"p\"\nname = \"Programm\"\nshort_name = \"P\"\n[[version]]\n"} + std::string{toml};
  auto const programme = read_programme(text, "p.toml");
  EXPECT_TRUE(programme) << toml << "\n" << to_text(programme.error());
  return programme ? programme->versions.front() : Version{};
}

Facts facts_in(std::string_view toml) {
  auto const facts = read_facts(toml, "facts.toml", Facts{});
  EXPECT_TRUE(facts) << toml << "\n" << to_text(facts.error());
  return facts.value_or(Facts{});
}

/// On 24 November 2026.
void expect_table(std::string_view key, std::vector<Row> const& rows) {
  auto const* const rule = find_rule(key);
  ASSERT_NE(rule, nullptr) << key;
  for (auto const& row : rows) {
    SCOPED_TRACE(std::string{key} + "\n" + std::string{row.version} + "\n" + std::string{row.facts});
    auto const finding = rule->judge(version_of(row.version), facts_in(row.facts), *parse_iso_date("2026-11-24"));
    EXPECT_EQ(finding ? id_of(finding->fit) : "no rule", row.expected);
    if (finding) {
      EXPECT_THAT(sentence({.rule = key, .finding = *finding, .unchecked = false}), HasSubstr(row.sentence));
    }
  }
}

constexpr auto kFits = std::string_view{"fits"};
constexpr auto kFails = std::string_view{"does_not_fit"};
constexpr auto kOpen = std::string_view{"unknown"};
constexpr auto kNoRule = std::string_view{"no rule"};

TEST(Rules, Validity) {
  expect_table(
      "validity",
      {
          {"", "", kNoRule, ""},
          {"valid_from = \"2026-11-24\"", "", kFits, "Gilt ab 24.11.2026: Stichtag 24.11.2026 → passt"},
          {"valid_from = \"2026-11-25\"", "", kFails, "→ passt nicht"},
          {"valid_to = \"2026-11-24\"", "", kFits, "Gilt bis 24.11.2026"},
          {"valid_to = \"2026-11-23\"", "", kFails, ""},
          {"valid_from = \"2026-01-01\"\nvalid_to = \"2026-12-31\"", "", kFits, "Gilt ab 01.01.2026 bis 31.12.2026"},
      });
}

TEST(Rules, Open) {
  expect_table("open", {
                           {"", "", kNoRule, ""},
                           {"open = true", "", kFits, "Programm nimmt Anträge an: ja"},
                           {"open = false", "", kFails, "nein → passt nicht"},
                       });
}

TEST(Rules, Purposes) {
  expect_table("purposes",
               {
                   {"", "purposes = [\"green\"]", kNoRule, ""},
                   {"purposes = [\"green\"]", "", kOpen, "Zweck Grün, Bäume, Entsiegelung: nicht bekannt"},
                   {"purposes = [\"green\"]", "purposes = []", kFails, "keiner"},
                   {"purposes = [\"green\"]", "purposes = [\"green\"]", kFits, ""},
                   {"purposes = [\"green\"]", "purposes = [\"cycling\", \"green\"]", kFits, ""},
                   {"purposes = [\"green\", \"road\"]", "purposes = [\"cycling\"]", kFails, "Radverkehr → passt nicht"},
               });
}

TEST(Rules, EligibleGroups) {
  constexpr auto kParts = "[[part]]\ngroup = \"II.3\"\ngross_euro = 10\n[[part]]\ngroup = \"III\"\ngross_euro = 10\n";
  expect_table("eligible_groups", {
                                      {"", kParts, kNoRule, ""},
                                      {"eligible_groups = [\"II\"]", "", kOpen, "Kostengruppen II: nicht bekannt"},
                                      {"eligible_groups = [\"II\"]", kParts, kFits, "1 von 2 Posten (II.3, III)"},
                                      {"eligible_groups = [\"I\", \"IV\"]", kParts, kFails, "0 von 2"},
                                      {"eligible_groups = [\"I\", \"II\", \"III\", \"IV\"]", "", kFits, "alle Gruppen"},
                                  });
}

TEST(Rules, FundingArea) {
  expect_table("area", {
                           {"", "areas = []", kNoRule, ""},
                           {"area_required = false", "", kFits, "Kein Fördergebiet verlangt"},
                           {"area_required = true", "", kOpen, "Fördergebiet verlangt: nicht bekannt"},
                           {"area_required = true\narea_kind = \"Sanierungsgebiet\"", "", kOpen,
                            "Fördergebiet verlangt (Sanierungsgebiet)"},
                           {"area_required = true", "areas = []", kFails,
                            "liegt in keinem Gebiet dieses Programms → passt nicht"},
                           {"area_required = true", "areas = [\"anderes\"]", kFails, ""},
                           {"area_required = true", "areas = [\"anderes\", \"p\"]", kFits, "liegt darin → passt"},
                       });
}

TEST(Rules, ConceptAndKofi) {
  expect_table("concept", {
                              {"", "concept = true", kNoRule, ""},
                              {"needs_concept = false", "", kFits, ""},
                              {"needs_concept = true", "", kOpen, "Konzept verlangt: nicht bekannt"},
                              {"needs_concept = true\nconcept_kind = \"ISEK\"", "concept = false", kFails,
                               "ISEK verlangt: nein → passt nicht"},
                              {"needs_concept = true", "concept = true", kFits, ""},
                          });
  expect_table("kofi", {
                           {"", "kofi = true", kNoRule, ""},
                           {"needs_kofi = false", "", kFits, ""},
                           {"needs_kofi = true", "", kOpen, "KoFi verlangt: nicht bekannt"},
                           {"needs_kofi = true", "kofi = false", kFails, ""},
                           {"needs_kofi = true", "kofi = true", kFits, ""},
                       });
}

TEST(Rules, ListedInAPlan) {
  expect_table("plan", {
                           {"", "plans = []", kNoRule, ""},
                           {"needs_plan = [\"Radverkehrskonzept\"]", "", kOpen,
                            "Enthalten in Radverkehrskonzept: nicht bekannt"},
                           {"needs_plan = [\"Radverkehrskonzept\"]", "plans = []", kFails, "in keinem Plan"},
                           {"needs_plan = [\"Radverkehrskonzept\"]", "plans = [\"Lärmaktionsplan\"]", kFails, ""},
                           {"needs_plan = [\"Generalverkehrsplan\", \"gleichwertiger Plan\"]",
                            "plans = [\"Gleichwertiger Plan\"]", kFits, "oder"},
                       });
}

TEST(Rules, LegalDuty) {
  expect_table("legal_duty",
               {
                   {"", "legal_duty = true", kNoRule, ""},
                   {"legal_duty_allowed = true", "", kFits, ""},
                   {"legal_duty_allowed = true", "legal_duty = true", kFits, ""},
                   {"legal_duty_allowed = false", "", kOpen, "Keine gesetzliche Pflicht: nicht bekannt"},
                   {"legal_duty_allowed = false", "legal_duty = false", kFits, "freiwillig"},
                   {"legal_duty_allowed = false", "legal_duty = true", kFails, "Pflichtaufgabe → passt nicht"},
               });
}

TEST(Rules, MinimumEligibleCost) {
  expect_table(
      "min_eligible",
      {
          {"", "base_euro = 5", kNoRule, ""},
          {"min_eligible_euro = 20000", "", kOpen, "nicht bekannt"},
          {"min_eligible_euro = 20000", "base_euro = 20000", kFits, "mindestens 20.000\u00A0€: 20.000\u00A0€ → passt"},
          {"min_eligible_euro = 20000", "base_euro = 19999.99", kFails, "19.999,99\u00A0€ → passt nicht"},
          {"min_eligible_euro = 20000", "gross_euro = 30000", kOpen, "0\u00A0€ bis 30.000\u00A0€"},
          {"min_eligible_euro = 20000", "gross_euro = 15000", kFails, ""},
          {"min_eligible_euro = 20000\neligible_groups = [\"II\"]",
           "[[part]]\ngroup = \"II\"\ngross_euro = 15000\nbase_euro = 15000\n"
           "[[part]]\ngroup = \"III\"\ngross_euro = 90000\nbase_euro = 90000\n",
           kFails, "15.000"},
          {"min_eligible_euro = 20000\neligible_groups = [\"II\"]", "base_euro = 90000", kOpen, ""},
      });
}

TEST(Rules, MinimumGrant) {
  expect_table("min_grant",
               {
                   {"", "base_euro = 5", kNoRule, ""},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_weak = 0.9", "", kOpen,
                    "Mindestzuwendung 5.000\u00A0€: nicht bekannt"},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_weak = 0.9", "base_euro = 4000\nweak = false",
                    kFails, "Mindestzuwendung 5.000\u00A0€: 3.200\u00A0€ → passt nicht"},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_weak = 0.9", "base_euro = 6000\nweak = true",
                    kFits, "5.400"},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_weak = 0.9", "base_euro = 6000", kOpen,
                    "4.800\u00A0€ bis 5.400"},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_weak = 0.9", "gross_euro = 5000", kFails, ""},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_weak = 0.9", "gross_euro = 50000", kOpen, ""},
                   {"min_grant_euro = 5000\nrate_regular = 0.8\nrate_up_to = true", "base_euro = 50000\nweak = false",
                    kOpen, "0\u00A0€ bis 40.000"},
                   {"min_grant_euro = 5000", "base_euro = 4000", kFails, "höchstens 4.000"},
                   {"min_grant_euro = 5000", "base_euro = 6000", kOpen, "Fördersatz nicht bekannt"},
                   {"min_grant_euro = 5000\nlump_sum = true", "base_euro = 6000", kOpen, "Fördersatz entfällt"},
                   {"min_grant_euro = 5000\nrate_min = 0.5\nrate_max = 0.9", "base_euro = 8000", kOpen,
                    "4.000\u00A0€ bis 7.200"},
                   {"min_grant_euro = 5000\nrate_min = 0.5\nrate_max = 0.9", "base_euro = 10000", kFits, ""},
               });
}

TEST(Rules, OwnShare) {
  constexpr auto kNone = "base_euro = 1000\nweak = false\nno_other_grants = true";
  expect_table(
      "own_share",
      {
          {"rate_regular = 0.9\nrate_weak = 0.9", kNone, kNoRule, ""},
          {"own_share_min = 0", "", kFits, "Kein Eigenanteil verlangt"},
          {"own_share_min = 0.1\nrate_regular = 0.9", "base_euro = 1000\nweak = false", kOpen,
           "andere Zuwendungen nicht bekannt"},
          {"own_share_min = 0.1\nrate_regular = 0.9", "weak = false\nno_other_grants = true", kFits,
           "höchstens 90\u00A0%"},
          {"own_share_min = 0.1\nrate_regular = 0.9", kNone, kFits, "Mindesteigenanteil 10\u00A0%"},
          {"own_share_min = 0.2\nrate_regular = 0.9", kNone, kFails,
           "Zuwendungen 900\u00A0€ von 1.000\u00A0€ → passt nicht"},
          {"own_share_min = 0.2\nrate_min = 0.5\nrate_max = 0.9", kNone, kOpen, ""},
          {"own_share_min = 0.2\nrate_regular = 0.9", "weak = false\nno_other_grants = true", kOpen,
           "Kosten nicht bekannt"},
          {"own_share_min = 0.1\nrate_regular = 0.8",
           "base_euro = 1000\nweak = false\n[[other_grant]]\nprogramme = \"q\"\namount_euro = 100", kFits, ""},
          {"own_share_min = 0.1\nrate_regular = 0.8",
           "base_euro = 1000\nweak = false\n[[other_grant]]\nprogramme = \"q\"\namount_euro = 100.01", kFails, ""},
          {"own_share_min = 0.1\nrate_regular = 0.8",
           "base_euro = 1000\nweak = false\n[[other_grant]]\nprogramme = \"q\"", kOpen, "andere Zuwendungen"},
          {"own_share_min = 0.1\nrate_regular = 0.8",
           "base_euro = 1000\nweak = false\n[[other_grant]]\nprogramme = \"p\"\namount_euro = 800", kFits, ""},
      });
}

TEST(Rules, CeilingOfAllGrants) {
  constexpr auto kWithOther = "base_euro = 1000\nweak = false\n[[other_grant]]\nprogramme = \"q\"\namount_euro = 400";
  expect_table(
      "ceiling",
      {
          {"rate_regular = 0.5", kWithOther, kNoRule, ""},
          {"cumulation_ceiling = 0.9\nrate_regular = 0.5", "", kOpen, ""},
          {"cumulation_ceiling = 0.9\nrate_regular = 0.5", kWithOther, kFits, "Alle Zuwendungen höchstens 90\u00A0%"},
          {"cumulation_ceiling = 0.8\nrate_regular = 0.5", kWithOther, kFails, "900\u00A0€ von 1.000"},
          {"cumulation_ceiling = 0.8\nrate_min = 0.3\nrate_max = 0.5", kWithOther, kOpen, ""},
      });
}

TEST(Rules, Cumulation) {
  constexpr auto kOther = "[[other_grant]]\nprogramme = \"q\"";
  expect_table("cumulation",
               {
                   {"", kOther, kNoRule, ""},
                   {"cumulable_with = [\"*\"]", "", kOpen, "nicht bekannt"},
                   {"cumulable_with = [\"*\"]", "no_other_grants = true", kFits, "keine"},
                   {"cumulable_with = [\"*\"]", kOther, kFits, "q (erlaubt)"},
                   {"cumulable_with = [\"*\"]\nnot_cumulable_with = [\"q\"]", kOther, kFails, "q (ausgeschlossen)"},
                   {"cumulable_with = [\"r\"]", kOther, kOpen, "q (nicht geprüft)"},
                   {"cumulable_with = [\"q\"]\nnot_cumulable_with = [\"*\"]", kOther, kFits, ""},
                   {"not_cumulable_with = [\"*\"]", kOther, kFails, ""},
                   {"not_cumulable_with = [\"*\"]", "[[other_grant]]\nprogramme = \"p\"", kFits, "keine"},
               });
}

TEST(Rules, ApplicationPeriod) {
  expect_table("application_period",
               {
                   {"", "", kNoRule, ""},
                   {"all_year = true", "", kFits, "Anträge ganzjährig"},
                   {"all_year = false", "", kOpen, "kein Zeitraum erfasst"},
                   {"[[version.window]]\nto = \"2026-11-24\"", "", kFits, "nächste endet am 24.11.2026"},
                   {"[[version.window]]\nfrom = \"2027-05-01\"\nto = \"2027-06-30\"\ntitle = \"2027\"", "", kFits,
                    "30.06.2027 (2027)"},
                   {"[[version.window]]\nfrom = \"2026-05-01\"", "", kFits, "offen ab 01.05.2026"},
                   {"[[version.call]]\ndeadline = \"2026-12-15\"\ntitle = \"B\"\n[[version.call]]\ndeadline = "
                    "\"2026-12-01\"\ntitle = \"A\"",
                    "", kFits, "01.12.2026 (A)"},
                   {"[[version.call]]\ndeadline = \"2026-11-23\"\ntitle = \"A\"", "", kOpen,
                    "ein neuer Aufruf ist nicht erfasst"},
                   {"valid_to = \"2026-12-31\"\n[[version.call]]\ndeadline = \"2026-11-23\"\ntitle = \"A\"", "", kFails,
                    "alle vorbei"},
               });
}

TEST(Rules, EarlyStart) {
  constexpr auto kApplication = "early_start = \"after_application\"";
  constexpr auto kApproval = "early_start = \"after_approval\"";
  expect_table(
      "early_start",
      {
          {"", "begun = true", kNoRule, ""},
          {"early_start = \"allowed\"", "begun = true", kFits, ""},
          {kApplication, "", kOpen, "Tag von Beginn oder Antrag nicht bekannt"},
          {kApplication, "begun = false", kFits, "noch nicht begonnen"},
          {kApplication, "begun = true", kOpen, ""},
          {kApplication, "start = \"2027\"", kFits, "noch nicht begonnen"},
          {kApplication, "start = \"2026\"", kOpen, ""},
          {kApplication, "begun = true\nstart = \"2026-06-01\"\napplied = \"2026-05-01\"", kFits,
           "Beginn 01.06.2026, Antrag 01.05.2026"},
          {kApplication, "begun = true\nstart = \"2026-04-01\"\napplied = \"2026-05-01\"", kFails, ""},
          {kApplication, "begun = true\nstart = \"2026\"\napplied = \"2026-05-01\"", kOpen, ""},
          {kApplication, "begun = true\nstart = \"2026-06-01\"\napproved = \"2026-07-01\"", kOpen, ""},
          {kApproval, "begun = true\nstart = \"2026-06-01\"\napplied = \"2026-05-01\"\napproved = \"2026-07-01\"",
           kFails, "Bewilligung 01.07.2026"},
          {kApproval, "begun = true\nstart = \"2026-06-01\"\napplied = \"2026-05-01\"", kOpen, ""},
          {kApproval, "begun = true\nstart = \"2026-07-01\"\napproved = \"2026-07-01\"", kFits, ""},
      });
}

TEST(Rules, FinishBy) {
  expect_table("finish_by",
               {
                   {"", "end = \"2031\"", kNoRule, ""},
                   {"finish_by = \"2030-12-31\"", "", kOpen, "Fertig bis 31.12.2030: nicht bekannt"},
                   {"finish_by = \"2030-12-31\"", "end = \"2030\"", kFits, ""},
                   {"finish_by = \"2030-12-31\"", "end = \"2031\"", kFails, "01.01.2031 bis 31.12.2031 → passt nicht"},
                   {"finish_by = \"2030-06-30\"", "end = \"2030\"", kOpen, ""},
                   {"finish_by = \"2030-06-30\"", "end = \"2030-06\"", kFits, ""},
               });
}

TEST(Rules, LongestDuration) {
  expect_table("months_max",
               {
                   {"", "start = \"2026\"\nend = \"2030\"", kNoRule, ""},
                   {"months_max = 36", "end = \"2030\"", kOpen, "Laufzeit höchstens 36 Monate: nicht bekannt"},
                   {"months_max = 36", "start = \"2027-01-01\"\nend = \"2030-01-01\"", kFits, ""},
                   {"months_max = 36", "start = \"2027-01-01\"\nend = \"2030-01-02\"", kFails, ""},
                   {"months_max = 1", "start = \"2027-01-31\"\nend = \"2027-02-28\"", kFits, ""},
                   {"months_max = 36", "start = \"2027\"\nend = \"2029\"", kFits, ""},
                   {"months_max = 24", "start = \"2027\"\nend = \"2029\"", kOpen, ""},
                   {"months_max = 11", "start = \"2027\"\nend = \"2029\"", kFails, ""},
               });
}

TEST(Rules, EachHasATable) {
  // A rule that is added here and not above would go untested.
  EXPECT_EQ(rules().size(), 18U);
}

}  // namespace
}  // namespace leitbild::money::funding
