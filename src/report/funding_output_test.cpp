#include "report/funding_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::report {
namespace {

namespace mf = money::funding;
using ::testing::AllOf;
using ::testing::HasSubstr;

Date day(std::string_view text) { return *parse_iso_date(text); }

mf::Catalogue two_programmes() {
  return mf::read_catalogue({{.name = "gruen.toml", .text = R"(id = "gruen"
name = "Grünes Programm"
short_name = "Grün"
level = "bund"
[[version]]
valid_from = "2025-01-01"
valid_to = "2025-12-31"
purposes = ["green"]
rate_regular = 0.5
rate_weak = 0.5
[[version]]
valid_from = "2026-01-01"
purposes = ["green"]
rate_regular = 0.8
rate_weak = 0.9
min_grant_euro = 5000
unchecked = ["rate_regular"]
[[version.call]]
deadline = "2027-01-31"
title = "Aufruf 2027"
)"},
                             {.name = "rad.toml", .text = R"(id = "rad"
name = "Radprogramm"
short_name = "Rad"
[[version]]
purposes = ["cycling"]
lump_sum = true
)"}})
      .value();
}

FundingFit fit_of(mf::Catalogue const& catalogue, std::string_view toml) {
  auto const on = day("2026-11-24");
  auto out = FundingFit{};
  out.facts = mf::read_facts(toml, "f.toml", mf::Facts{}).value();
  out.facts.measure = "KLI-07";
  out.facts.title = "Park";
  out.on = on;
  out.candidates = mf::candidates(catalogue, out.facts, on);
  out.deadlines = mf::deadlines(catalogue, on);
  out.combinations = mf::combinations(out.candidates, out.facts, {}).value();
  return out;
}
constexpr auto kPark = std::string_view{"purposes = [\"green\"]\nweak = false\ngross_euro = 120000\nbase_euro = "
                                        "100000\nrevenue_euro = 0\nno_other_grants = true\n"};

TEST(FundingText, ListsTheVersionOfTheDay) {
  EXPECT_THAT(to_text(two_programmes(), day("2026-11-24")),
              AllOf(HasSubstr("gruen    Grün      Bund           ab 01.01.2026"),
                    HasSubstr("80\u00A0% (nicht geprüft), finanzschwach 90\u00A0%"),
                    HasSubstr("rad      Rad       nicht geprüft  Zeitraum nicht geprüft  Pauschale")));
  EXPECT_THAT(to_text(two_programmes(), day("2024-01-01")), HasSubstr("keine Fassung für diesen Tag"));
}

TEST(FundingText, ShowsVersionsSideBySide) {
  EXPECT_THAT(
      to_text(two_programmes().programmes.front()),
      AllOf(HasSubstr("[1] 50\u00A0%"), HasSubstr("[2] 80\u00A0% (nicht geprüft)"), HasSubstr("[1] nicht geprüft"),
            HasSubstr("Zwecke                            Grün, Bäume, Entsiegelung\n"),
            HasSubstr("Mindesteigenanteil                nicht geprüft\n")));
}

TEST(FundingText, SaysWhatFitsAndWhyNot) {
  auto const catalogue = two_programmes();
  auto const text = to_text(fit_of(catalogue, kPark), false);
  EXPECT_THAT(
      text,
      AllOf(HasSubstr("passt       Grün [gruen] – Zuwendung 80.000\u00A0€ (nicht geprüft)"),
            HasSubstr("Mindestzuwendung 5.000\u00A0€ (nicht geprüft): 80.000\u00A0€ → passt"),
            HasSubstr("passt nicht Rad [rad]\n    Zweck Radverkehr: Grün, Bäume, Entsiegelung → passt nicht"),
            HasSubstr("31.01.2027  Grün: Unterlagen einreichen: Aufruf 2027"),
            HasSubstr("gruen: 80.000\u00A0€ (nicht geprüft) (gesamte Maßnahme)\n      Eigenanteil: 40.000\u00A0€")));
  EXPECT_THAT(to_text(fit_of(catalogue, ""), false), HasSubstr("kein Programm passt sicher"));
}

TEST(FundingJson, HoldsCentsAndTheStateOfEveryField) {
  auto const catalogue = two_programmes();
  auto const programme = to_json(catalogue.programmes.front());
  auto const& version = programme["versions"][1];
  EXPECT_EQ(version["rate_regular"], 0.8);
  EXPECT_EQ(version["min_grant_cents"], 500'000);
  EXPECT_TRUE(version["max_grant_cents"].is_null());
  EXPECT_EQ(version["valid_from"], "2026-01-01");
  auto const state_of = [&](std::string_view key) {
    for (auto const& field : version["fields"]) {
      if (field["key"] == key) { return field["state"].get<std::string>(); }
    }
    return std::string{};
  };
  EXPECT_EQ(state_of("rate_regular"), "unchecked");
  EXPECT_EQ(state_of("rate_weak"), "checked");
  EXPECT_EQ(state_of("own_share_min"), "absent");

  auto const fit = to_json(fit_of(catalogue, kPark));
  EXPECT_EQ(fit["programmes"][0]["fit"], "fits");
  EXPECT_EQ(fit["programmes"][0]["grant"]["unchecked"], true);
  EXPECT_EQ(fit["programmes"][1]["fit"], "does_not_fit");
  EXPECT_EQ(fit["programmes"][1]["reasons"][0]["rule"], "purposes");
  EXPECT_EQ(fit["deadlines"][0]["kind"], "call");
  EXPECT_EQ(fit["combinations"]["admissible"][0]["own_share"]["high_cents"], 4'000'000);
}

}  // namespace
}  // namespace leitbild::report
