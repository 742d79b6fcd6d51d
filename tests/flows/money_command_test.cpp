// The money of the demonstration as its user types it: every overview of cost and funding holds its checks, payments are
// read and compared, the result of later years stands beside the cash, a council paper becomes part of the record.
#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/json.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::is_refused;
using ::testing::Not;
using testing::succeeds;

/// Made once: the tests that change it look at different things.
class DemoMoney : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing::TemporaryFolder;
    succeeds("demo " + dir());
  }
  static void TearDownTestSuite() { delete folder_; }
  static std::string dir() { return (*folder_ / "demo").string(); }
  static std::string file(std::string const& name) { return (*folder_ / name).string(); }
  static std::string write(std::string const& name, std::string const& text) {
    EXPECT_TRUE(write_file(file(name), text));
    return file(name);
  }

 private:
  inline static testing::TemporaryFolder const* folder_;
};

TEST_F(DemoMoney, EveryOverviewHoldsAllItsChecks) {
  for (auto const* const project : {"GM-ASZ", "GM-PFAFF", "GM-INW", "GM-OST", "GM-EIN", "GM-NW"}) {
    auto const out = file(fmt::format("{}.json", project));
    auto const text =
        succeeds(fmt::format("kofi {} --project {} --out {} --today 2026-11-25", dir(), project, out)).text;
    EXPECT_THAT(text, Not(HasSubstr("prüfen:"))) << project;
    auto const json = Json::parse(read_file(out).value());
    EXPECT_GE(json.at("checks").size(), 7U);
    for (auto const& check : json.at("checks")) { EXPECT_TRUE(check.at("holds").get<bool>()) << project << check; }
    EXPECT_EQ(json.at("supplement").at("items").size(), json.at("rows").size());
  }
  succeeds("check " + dir());
}

TEST_F(DemoMoney, TheResultOfLaterYearsStandsBesideTheCash) {
  auto const view = fmt::format("finance {} --view doppic --from 2027 --years 12", dir());
  EXPECT_THAT(succeeds(view).text, AllOf(HasSubstr("Abschreib."), HasSubstr("Keine Daten zur Nutzungsdauer")));
  auto const json = Json::parse(succeeds(view + " --format json").text);
  ASSERT_EQ(json.at("years").size(), 12U);
  auto const& last = json.at("years").back();
  EXPECT_GT(last.at("depreciation").get<std::int64_t>(), last.at("release").get<std::int64_t>());
  EXPECT_EQ(last.at("burden").get<std::int64_t>(),
            last.at("depreciation").get<std::int64_t>() - last.at("release").get<std::int64_t>() +
                last.at("interest").get<std::int64_t>() + last.at("running_cost").get<std::int64_t>());
  EXPECT_FALSE(json.at("without_useful_life").at("items").empty());
}

TEST_F(DemoMoney, PaymentsAreReadOnceAndCompared) {
  auto const table = write("ist.csv", "Beleg;Buchungsdatum;Betrag;Maßnahme;Kostenansatz;Verwendungszweck\n"
                                      "Beispiel-901;15.03.2026;12.000,50;WOH-03;K-WOH-03-1;Beispiel: Abschlag\n"
                                      "Beispiel-902;20.04.2026;-500,00;WOH-03;K-WOH-03-1;Beispiel: Gutschrift\n");
  auto const import = fmt::format("actual import {} {}", dir(), table);
  EXPECT_THAT(succeeds(import + " --dry-run").text, AllOf(HasSubstr("2 neu"), HasSubstr("gespeichert ist nichts")));
  EXPECT_THAT(succeeds(import).text, HasSubstr("2 Zeilen, 11.500,50\u00A0€: 2 neu, 0 geändert, 0 unverändert"));
  EXPECT_THAT(succeeds(import).text, HasSubstr("0 neu, 0 geändert, 2 unverändert"));
  auto const compare = fmt::format("actual compare {} --project GM-OST --today 2026-12-31", dir());
  EXPECT_THAT(succeeds(compare).text,
              AllOf(HasSubstr("K-WOH-03-1"), HasSubstr("Ansatz − Ist"), HasSubstr("Nach Jahren")));
  EXPECT_THAT(succeeds(compare + " --format csv").text, HasSubstr("cost_item;K-WOH-03-1;"));
  auto const rows = Json::parse(succeeds(compare + " --format json").text).at("rows");
  EXPECT_EQ(rows.at(0).at("level"), "project");
  auto const broken = write("falsch.csv", "Beleg;Datum;Betrag;Maßnahme\n1;gestern;1;XYZ-1\n");
  EXPECT_THAT(is_refused(fmt::format("actual import {} {}", dir(), broken)).text,
              HasSubstr("falsch.csv:2, Spalte „Datum“: „gestern“ ist kein Tag"));
}

TEST_F(DemoMoney, TheFactsOfFundingComeFromThePlan) {
  auto const fit =
      succeeds(fmt::format("funding fit {} --measure BEW-08 --date 2026-11-25 --programme lebendige_zentren", dir()))
          .text;
  EXPECT_THAT(fit, AllOf(HasSubstr("darin → passt"), HasSubstr("KoFi verlangt: ja"),
                         HasSubstr("Zuwendung 3.650.000\u00A0€ bis")));
}

TEST_F(DemoMoney, ProgrammesFitMissAndAreUnknown) {
  auto const fit = [](std::string const& more) {
    return succeeds(fmt::format("funding fit {} --measure KLI-08 --date 2026-11-25{}", dir(), more)).text;
  };
  EXPECT_THAT(fit(""), AllOf(HasSubstr("passt       VV Stadt- und Dorfgrün"), HasSubstr("unbekannt   KfW 444"),
                             HasSubstr("passt nicht Stadt und Land")));
  auto const own = write("fakten.toml", "purposes = [\"cycling\"]\n");
  EXPECT_THAT(fit(" --facts " + own), HasSubstr("passt nicht VV Stadt- und Dorfgrün")) << "what is given goes first";
}

TEST_F(DemoMoney, ARateIsExactlyTwoThirds) {
  auto const put = fmt::format("record put {} funded_project GM-NW rate=2/3", dir());
  succeeds(put);
  auto const json = Json::parse(succeeds(fmt::format("record show {} GM-NW --format json", dir())).text);
  EXPECT_EQ(json.at("rate"), "2/3");
  succeeds(fmt::format("record put {} funded_project GM-NW rate=0,9", dir()));
}

TEST_F(DemoMoney, ACouncilPaperBecomesPartOfTheRecord) {
  constexpr auto kCouncil = R"({"leitbild:fetch": {"source": "x"}, "data": [
 {"id": "https://ris.example.org/o/1", "type": "https://schema.oparl.org/1.1/Organization", "name": "Stadtrat"},
 {"id": "https://ris.example.org/p/1", "type": "https://schema.oparl.org/1.1/Paper", "name": "Umsetzung KLI-07",
  "reference": "0123/2026", "consultation": ["https://ris.example.org/c/1"]},
 {"id": "https://ris.example.org/c/1", "type": "https://schema.oparl.org/1.1/Consultation",
  "paper": "https://ris.example.org/p/1", "agendaItem": "https://ris.example.org/i/1",
  "meeting": "https://ris.example.org/m/1", "organization": ["https://ris.example.org/o/1"], "authoritative": true,
  "role": "Beschlussfassung"},
 {"id": "https://ris.example.org/m/1", "type": "https://schema.oparl.org/1.1/Meeting",
  "start": "2026-10-05T15:00:00+02:00", "organization": ["https://ris.example.org/o/1"], "location": "Rathaus",
  "agendaItem": ["https://ris.example.org/i/1"]},
 {"id": "https://ris.example.org/i/1", "type": "https://schema.oparl.org/1.1/AgendaItem",
  "meeting": "https://ris.example.org/m/1", "name": "KLI-07", "consultation": "https://ris.example.org/c/1",
  "result": "beschlossen: 30 Ja, 12 Nein"}]})";
  // Fetched into a file of its own, as people do it.
  write("oparl.json", kCouncil);
  auto const papers = file("rat.json");
  succeeds(fmt::format("council fetch --from {} --out {}", file("oparl.json"), papers));
  auto const adopt = fmt::format("council adopt {} --papers {} --paper 0123/2026 --measure KLI-07", dir(), papers);
  EXPECT_THAT(succeeds(adopt + " --dry-run").text, HasSubstr("gespeichert ist nichts"));
  EXPECT_THAT(succeeds(adopt).text, HasSubstr("Vorlage V-0123-2026 für KLI-07"));
  EXPECT_THAT(succeeds(adopt).text, HasSubstr("0 neu, 0 geändert"));
  EXPECT_THAT(succeeds(fmt::format("measure show {} KLI-07", dir())).text,
              AllOf(HasSubstr("Vorlage V-0123-2026 Nr. 0123/2026"), HasSubstr("Beratung 05.10.2026, Stadtrat"),
                    HasSubstr("entscheidet; Ja 30, Nein 12"), HasSubstr("Nächster Stand")));
  EXPECT_THAT(is_refused(fmt::format("council adopt {} --papers {} --paper x --measure KLI-07", dir(), papers)).text,
              HasSubstr("keine Vorlage „x“"));
}

}  // namespace
}  // namespace leitbild
