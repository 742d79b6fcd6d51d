#include "money/funding/read_programme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace leitbild::money::funding {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;

constexpr auto kHead = std::string_view{R"(id = "p"
name = "Programm"
short_name = "P"
)"};

Result<Programme> read(std::string_view version) {
  return read_programme(std::string{kHead} + std::string{version}, "p.toml");
}

/// The problem that must be among those of the file.
auto says(std::string_view where, std::string_view what) {
  return Contains(AllOf(Field(&Problem::where, where), Field(&Problem::what, HasSubstr(what))));
}

TEST(ReadProgramme, ReadsEveryField) {
  auto const programme = read_programme(R"(id = "p"
name = "Programm"
short_name = "P"
authority = "Amt"
level = "eu"
[[version]]
valid_from = "2025-01-01"
valid_to = "2026-12-31"
open = true
purposes = ["green", "cycling"]
rate_min = 0.5
rate_max = 0.9
rate_regular = "2/3"
rate_weak = 0.9
rate_up_to = true
max_grant_euro = 100000
min_grant_euro = 5000.50
min_eligible_euro = 20000
own_share_min = 0.1
eligible_groups = ["II", "III"]
area_required = true
area_kind = "Gebiet"
needs_concept = true
concept_kind = "ISEK"
needs_kofi = false
needs_plan = ["Radverkehrskonzept"]
stages = ["outline", "application"]
all_year = false
finish_by = "2030-12-31"
months_max = 36
early_start = "after_approval"
legal_duty_allowed = false
cumulable_with = ["*"]
not_cumulable_with = ["q"]
cumulation_ceiling = 0.9
subsidiarity_rank = 2
tranches = [0.05, 0.25, 0.3, 0.25, 0.15]
binding_years_min = 10
binding_years_max = 25
proof_required = ["report", "geodata"]
volume_euro = 250000000
price_state = "2025-11"
sources = ["https://example.org"]
checked_on = "2026-11-24"
note = "N"
unchecked = ["tranches"]
[[version.cap]]
of = "Personal"
amount_euro = 72000
on = "cost"
unit = "Modul"
months = 24
purpose = "green"
[[version.window]]
from = "2026-05-01"
to = "2026-06-30"
title = "Sommer"
[[version.call]]
deadline = "2026-09-15"
title = "Aufruf"
stage = "outline"
)",
                                        "p.toml");
  ASSERT_TRUE(programme) << to_text(programme.error());
  EXPECT_EQ(programme->level, "eu");
  auto const& version = programme->versions.front();
  EXPECT_EQ(version.where, "p.toml:6");
  EXPECT_EQ(version.programme, "p");
  EXPECT_TRUE(version.rate_regular == parse_fraction("2/3"));
  EXPECT_EQ(version.min_grant, EuroCents{500'050});
  EXPECT_EQ(version.caps.front().amount, EuroCents{7'200'000});
  EXPECT_EQ(version.caps.front().on, Cap::On::kCost);
  EXPECT_EQ(version.windows.front().to, parse_iso_date("2026-06-30"));
  EXPECT_EQ(version.calls.front().stage, "outline");
  EXPECT_TRUE(version.is_unchecked("tranches"));
  for (auto const& field : fields()) {
    EXPECT_TRUE(field.text(version) || field.key == "lump_sum") << "no text for " << field.key;
  }
}

TEST(ReadProgramme, AbsentFieldsStayAbsent) {
  auto const programme = read("[[version]]\n");
  ASSERT_TRUE(programme);
  for (auto const& field : fields()) { EXPECT_FALSE(field.text(programme->versions.front())) << field.key; }
}

TEST(ReadProgramme, ReportsAllProblemsWithLineKeyAndWhatIsAllowed) {
  auto const programme = read_programme(R"(id = "P 1"
name = ""
level = "kreis"
colour = "red"

[[version]]
valid_from = "2027-02-30"
open = "ja"
purposes = ["grün"]
rate_min = 0.9
rate_max = 0.5
min_grant_euro = -1
max_grant_euro = 10.005
own_share_min = "1/0"
eligible_groups = "II"
months_max = 0
early_start = "sofort"
rate_reglar = 0.75
tranches = [0.5, 0.4]
unchecked = ["valid_to", "Satz"]
checked_on = "2026-01-01"
concept_kind = "ISEK"
cap = 3

[[version.window]]
title = "nie"

[[version.call]]
stage = "later"
)",
                                        "kaputt.toml");
  ASSERT_FALSE(programme);
  auto const& problems = programme.error().problems;
  EXPECT_THAT(problems, says("kaputt.toml:1", "„id“ ist „P 1“; erlaubt sind a bis z"));
  EXPECT_THAT(problems, says("kaputt.toml:2", "„name“ ist leer"));
  EXPECT_THAT(problems, says("kaputt.toml:1", "„short_name“ fehlt"));
  EXPECT_THAT(problems, says("kaputt.toml:3", "„level“ nennt „kreis“; erlaubt sind bund, land, eu"));
  EXPECT_THAT(problems, says("kaputt.toml:4", "„colour“ ist hier nicht bekannt; erlaubt sind id, name"));
  EXPECT_THAT(problems, says("kaputt.toml:7", "„valid_from“ ist „2027-02-30“; erlaubt ist ein Tag"));
  EXPECT_THAT(problems, says("kaputt.toml:8", "„open“ muss true oder false sein"));
  EXPECT_THAT(problems, says("kaputt.toml:9", "„purposes“ nennt „grün“; erlaubt sind urban_renewal"));
  EXPECT_THAT(problems, says("kaputt.toml:10", "„rate_min“ (90\u00A0%) liegt über „rate_max“ (50\u00A0%)"));
  EXPECT_THAT(problems, says("kaputt.toml:12", "„min_grant_euro“ ist -1; erlaubt sind Euro"));
  EXPECT_THAT(problems, says("kaputt.toml:13", "„max_grant_euro“ ist 10.005"));
  EXPECT_THAT(problems, says("kaputt.toml:14", "„own_share_min“ muss ein Anteil von 0 bis 1"));
  EXPECT_THAT(problems, says("kaputt.toml:15", "„eligible_groups“ muss eine Liste von Texten"));
  EXPECT_THAT(problems, says("kaputt.toml:16", "„months_max“ ist 0; erlaubt ist 1 bis 1200"));
  EXPECT_THAT(problems, says("kaputt.toml:17", "„early_start“ nennt „sofort“; erlaubt sind after_application"));
  EXPECT_THAT(problems, says("kaputt.toml:18", "„rate_reglar“ ist hier nicht bekannt"));
  EXPECT_THAT(problems, says("kaputt.toml:19", "die Raten ergeben zusammen nicht 1"));
  EXPECT_THAT(problems, says("kaputt.toml:20", "„unchecked“ nennt „valid_to“, aber diese Angabe fehlt"));
  EXPECT_THAT(problems, says("kaputt.toml:20", "„unchecked“ nennt „Satz“; erlaubt sind valid_from"));
  EXPECT_THAT(problems, says("kaputt.toml:21", "„checked_on“ braucht „sources“"));
  EXPECT_THAT(problems, says("kaputt.toml:22", "„concept_kind“ gehört zu"));
  EXPECT_THAT(problems, says("kaputt.toml:23", "„cap“ muss als [[cap]] geschrieben sein"));
  EXPECT_THAT(problems, says("kaputt.toml:25", "ein Antragszeitraum braucht „from“ oder „to“"));
  EXPECT_THAT(problems, says("kaputt.toml:28", "„deadline“ fehlt"));
  EXPECT_THAT(problems, says("kaputt.toml:29", "„stage“ nennt „later“; erlaubt sind interest, outline, application"));
}

TEST(ReadProgramme, RefusesWhatContradictsItself) {
  auto const contradictions = std::vector<std::pair<std::string, std::string>>{
      {"valid_from = \"2027-01-01\"\nvalid_to = \"2026-01-01\"\n", "„valid_to“ liegt vor „valid_from“"},
      {"rate_regular = 0.9\nrate_weak = 0.75\n", "„rate_regular“ (90\u00A0%) liegt über „rate_weak“"},
      {"lump_sum = true\nrate_regular = 0.9\n", "hat keinen Fördersatz"},
      {"min_grant_euro = 10\nmax_grant_euro = 5\n", "liegt über „max_grant_euro“"},
      {"cumulable_with = [\"q\"]\nnot_cumulable_with = [\"q\"]\n", "steht auch in"},
      {"binding_years_min = 10\nbinding_years_max = 5\n", "liegt unter"},
      {"all_year = true\n[[version.call]]\ndeadline = \"2027-01-01\"\ntitle = \"x\"\n", "verträgt sich nicht"},
      {"[[version.cap]]\nof = \"x\"\n", "entweder „amount_euro“ oder „share“"},
      {"[[version.cap]]\nshare = 0.2\n", "zu „share“ gehört „of“"},
      {"[[version.window]]\nfrom = \"2027-02-01\"\nto = \"2027-01-01\"\n", "„to“ liegt vor „from“"},
      {"area_kind = \"x\"\n", "gehört zu „area_required = true“"},
  };
  for (auto const& [version, what] : contradictions) {
    auto const programme = read("[[version]]\n" + version);
    ASSERT_FALSE(programme) << version;
    EXPECT_THAT(to_text(programme.error()), HasSubstr(what)) << version;
  }
}

TEST(ReadProgramme, VersionsDoNotOverlapAndAreSorted) {
  auto const good = read("[[version]]\nvalid_from = \"2026-01-01\"\n[[version]]\nvalid_to = \"2025-12-31\"\n");
  ASSERT_TRUE(good);
  EXPECT_EQ(good->versions.front().valid_to, parse_iso_date("2025-12-31"));
  EXPECT_EQ(version_on(*good, *parse_iso_date("2025-12-31")), &good->versions[0]);
  EXPECT_EQ(version_on(*good, *parse_iso_date("2026-01-01")), &good->versions[1]);
  auto const overlapping = read("[[version]]\nvalid_from = \"2026-01-01\"\n[[version]]\nvalid_to = \"2026-01-01\"\n");
  ASSERT_FALSE(overlapping);
  EXPECT_THAT(to_text(overlapping.error()),
              HasSubstr("p.toml:6: die Fassung gilt zur selben Zeit wie die in p.toml:4"));
  EXPECT_FALSE(read(""));
}

TEST(ReadProgramme, NamesTheLineOfWhatIsNoToml) {
  auto const broken = read_programme("id = \"p\"\nname = =\n", "p.toml");
  ASSERT_FALSE(broken);
  EXPECT_THAT(broken.error().problems, ElementsAre(Field(&Problem::where, HasSubstr("p.toml:2"))));
}

}  // namespace
}  // namespace leitbild::money::funding
