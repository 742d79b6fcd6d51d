#include "money/funding/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "money/funding/deadlines.h"
#include "testing/folder.h"

namespace leitbild::money::funding {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Date day(std::string_view iso_text) { return *parse_iso_date(iso_text); }
Catalogue shipped() { return catalogue_for({}).value(); }
Version const& on(Catalogue const& catalogue, std::string_view id, std::string_view date) {
  return *version_on(*find_programme(catalogue, id), day(date));
}

TEST(Shipped, IsReadWithoutAProblem) {
  auto const catalogue = catalogue_for({});
  ASSERT_TRUE(catalogue) << to_text(catalogue.error());
  auto ids = std::vector<std::string>{};
  for (auto const& programme : catalogue->programmes) { ids.push_back(programme.id); }
  EXPECT_THAT(ids, ElementsAre("efre_rlp", "grw", "handlungsstarke_kommunen", "kfw_432", "kfw_444", "kipki",
                               "klimaanpassung_raeume", "kommunalrichtlinie", "leader", "lebendige_zentren", "lvfgkom",
                               "regional_zukunft_nachhaltig", "smart_cities", "sondervermoegen_infrastruktur",
                               "sozialer_zusammenhalt", "stadt_dorfgruen", "stadt_und_land", "wachstum_erneuerung",
                               "wohnraum_isb", "zukunft_innenstadt"));
}

TEST(Shipped, EveryRateHasASourceOrIsUnchecked) {
  for (auto const& programme : shipped().programmes) {
    for (auto const& version : programme.versions) {
      auto const has_rate = version.rate_regular || version.rate_weak || version.rate_min || version.rate_max;
      EXPECT_TRUE(!has_rate || !version.sources.empty()) << version.where;
      EXPECT_TRUE(version.sources.empty() || version.sources.front().starts_with("https://")) << version.where;
    }
  }
}

TEST(Shipped, EveryKeyIsExplained) {
  auto const readme = read_file(std::filesystem::path{LEITBILD_TESTS_DIR} / "../data/funding/README.md");
  ASSERT_TRUE(readme);
  for (auto const& field : fields()) {
    auto const key = std::string{field.key};
    EXPECT_TRUE(readme->find("`" + key + "`") != std::string::npos ||
                readme->find("`[[version." + key + "]]`") != std::string::npos)
        << key;
  }
  for (auto const& word : purposes()) { EXPECT_THAT(*readme, HasSubstr("`" + std::string{word.id} + "`")); }
}

TEST(Shipped, KfwProgrammeStoppedAndCameBack) {
  auto const catalogue = shipped();
  EXPECT_EQ(on(catalogue, "kfw_432", "2024-06-01").open, false);
  auto const& again = on(catalogue, "kfw_432", "2025-11-26");
  EXPECT_TRUE(again.rate_regular == fraction_from(0.75));
  EXPECT_TRUE(again.rate_weak == fraction_from(0.9));
  EXPECT_EQ(again.min_grant, EuroCents{500'000});
  EXPECT_EQ(again.caps[0].amount, EuroCents{20'000'000});
  EXPECT_EQ(version_on(*find_programme(catalogue, "kfw_432"), day("2027-01-01")), nullptr);
}

TEST(Shipped, RatesOfUrbanRenewalAreABandAndTheirTranchesUnchecked) {
  auto const catalogue = shipped();
  for (auto const* id : {"lebendige_zentren", "sozialer_zusammenhalt", "wachstum_erneuerung"}) {
    auto const& version = on(catalogue, id, "2026-11-24");
    EXPECT_TRUE(version.rate_min == fraction_from(0.5));
    EXPECT_TRUE(version.rate_max == fraction_from(0.9));
    EXPECT_EQ(version.months_max, 120);
    EXPECT_TRUE(version.is_unchecked("tranches"));
    EXPECT_FALSE(version.is_unchecked("rate_max"));
  }
}

constexpr auto kOwn = std::string_view{R"(id = "kfw_432"
name = "Unsere Fassung"
short_name = "KfW 432"
[[version]]
rate_regular = 0.5
)"};

TEST(CatalogueOfACity, AddsAndReplacesWholeProgrammes) {
  auto const folder = testing::TemporaryFolder{};
  std::filesystem::create_directory(folder / "funding");
  ASSERT_TRUE(write_file(folder / "funding/a.toml", kOwn));
  ASSERT_TRUE(
      write_file(folder / "funding/b.toml", "id = \"stiftung\"\nname = \"S\"\nshort_name = \"S\"\n[[version]]\n"));
  ASSERT_TRUE(write_file(folder / "funding/liesmich.txt", "kein Programm"));
  auto const catalogue = catalogue_for(folder.path());
  ASSERT_TRUE(catalogue) << to_text(catalogue.error());
  EXPECT_EQ(catalogue->programmes.size(), shipped().programmes.size() + 1);
  auto const& replaced = *find_programme(*catalogue, "kfw_432");
  EXPECT_EQ(replaced.name, "Unsere Fassung");
  EXPECT_TRUE(replaced.of_city);
  EXPECT_EQ(replaced.versions.size(), 1U);
  EXPECT_FALSE(find_programme(*catalogue, "kfw_444")->of_city);
  EXPECT_TRUE(catalogue_for(folder / "ohne")) << "a workspace without the folder has the shipped ones";
}

TEST(CatalogueOfACity, ReportsTheProblemsOfAllFiles) {
  auto const folder = testing::TemporaryFolder{};
  std::filesystem::create_directory(folder / "funding");
  ASSERT_TRUE(write_file(folder / "funding/a.toml", "id = \"a\"\n"));
  ASSERT_TRUE(write_file(folder / "funding/b.toml", std::string{kOwn} + "cumulable_with = [\"gibt_es_nicht\"]\n"));
  ASSERT_TRUE(write_file(folder / "funding/c.toml", kOwn));
  auto const catalogue = catalogue_for(folder.path());
  ASSERT_FALSE(catalogue);
  auto const text = to_text(catalogue.error());
  EXPECT_THAT(text, HasSubstr("funding/a.toml:1: „name“ fehlt"));
  EXPECT_THAT(text, HasSubstr("b.toml:4: „cumulable_with“ nennt „gibt_es_nicht“; erlaubt sind \"*\" und efre_rlp"));
  EXPECT_THAT(text, HasSubstr("c.toml: die „id“ „kfw_432“ hat schon ein anderes Programm"));
  EXPECT_THAT(unknown_programme(shipped(), "kfw432"),
              HasSubstr("es gibt kein Förderprogramm „kfw432“; bekannt sind efre_rlp"));
}

TEST(Deadlines, AreThoseFromADayOnInTheirOrder) {
  auto const catalogue = read_catalogue({{.name = "b.toml", .text = R"(id = "b"
name = "B"
short_name = "B"
[[version]]
valid_to = "2027-12-31"
finish_by = "2027-06-30"
unchecked = ["finish_by"]
[[version.window]]
from = "2027-05-01"
to = "2027-06-30"
title = "Sommer"
)"},
                                         {.name = "a.toml", .text = R"(id = "a"
name = "A"
short_name = "A"
[[version]]
[[version.call]]
deadline = "2027-06-30"
title = "Aufruf 2027"
stage = "outline"
[[version.call]]
deadline = "2027-01-31"
title = "Nachfrist"
)"}})
                             .value();
  auto texts = std::vector<std::string>{};
  for (auto const& deadline : deadlines(catalogue, day("2027-02-01"))) {
    texts.push_back(iso(deadline.day) + " " + deadline.programme + " " + std::string{id_of(deadline.kind)} + " " +
                    deadline.what + (deadline.unchecked ? " ?" : ""));
  }
  EXPECT_THAT(texts,
              ElementsAre("2027-05-01 b opens Antragszeitraum beginnt: Sommer",
                          "2027-06-30 a call Projektskizze einreichen: Aufruf 2027",
                          "2027-06-30 b closes Antragszeitraum endet: Sommer",
                          "2027-06-30 b finish_by Vorhaben fertig ?", "2027-12-31 b rules_end Förderregeln enden"));
  EXPECT_EQ(deadlines(catalogue, day("2027-01-31")).front().what, "Unterlagen einreichen: Nachfrist");
}

}  // namespace
}  // namespace leitbild::money::funding
