// The journal as a staff council and an office meet it, plans of another time, and codes that change: through the program.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using testing::is_refused;
using ::testing::Not;
using testing::succeeds;

class Journal : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  std::string w = (folder / "w").string();

  void SetUp() override {
    succeeds(fmt::format("new {} --name Probe --ags 07312000 --role Stadtplanung", w));
    succeeds(fmt::format("measure add {} --code KLI-01 --title Park --field KLI --lead Grün --state vorschlag "
                         "--start 2027 --end 2028 --cost 150000 --price-year 2026 --place 'POINT (405175 5480497)' "
                         "--district mitte --role Stadtplanung --person 'Erika Mustermann'",
                         w));
  }
  void put(std::string const& what) {
    succeeds(fmt::format("record put {} {} --role Kämmerei --person 'Erika Mustermann'", w, what));
  }
  void put_money() {
    put("cost_item K-1 measure=KLI-01 title=Bau group=streets_squares_green estimate=frame likely=150000 "
        "price_year=2026 'spending=2027=100000; 2028=50000'");
  }
  void adopt() {
    put("body SR name=Stadtrat kind=council");
    put("decision B-1 subject=Konzept kind=plan body=SR date=2025-10-06 authoritative=ja result=accepted");
    succeeds(fmt::format("plan adopt {} --version F1 --title 'Erste Fassung' --date 2025-10-06 --decision B-1", w));
  }
};

TEST_F(Journal, NamesPersonsOnlyForMoneyAndPublication) {
  put_money();
  auto const list = succeeds(fmt::format("journal list {}", w)).text;
  EXPECT_THAT(list, ContainsRegex("put_cost_item +K-1 .*\\[Kämmerei, P-[0-9a-f]{6}\\]"));
  EXPECT_THAT(list, ContainsRegex("add_measure +KLI-01 .*\\[Stadtplanung\\]"));
  EXPECT_THAT(list, Not(HasSubstr("Mustermann")));
  auto const money = Json::parse(succeeds(fmt::format("journal list {} --class money --format json", w)).text);
  ASSERT_EQ(money.size(), 1U);
  EXPECT_EQ(money[0]["object"], "K-1");
  EXPECT_EQ(money[0]["class"], "money");
  EXPECT_THAT(money[0]["person"].get<std::string>(), HasSubstr("P-"));
  EXPECT_THAT(is_refused(fmt::format("journal list {} --class geheim", w)).text, HasSubstr("publication"));
  EXPECT_EQ(Json::parse(succeeds(fmt::format("journal list {} --since 2999-01-01 --format json", w)).text).size(), 0U);
}

TEST_F(Journal, IsExportedByObjectWithoutNamesUnlessTheyAreAskedFor) {
  put_money();
  auto const csv = (folder / "protokoll.csv").string();
  succeeds(fmt::format("journal export {} --out {}", w, csv));
  auto const table = read_file(csv).value();
  EXPECT_THAT(table,
              AllOf(HasSubstr("Gegenstand;Nummer;Zeitpunkt (UTC);Klasse;Vorgang;Stelle;Person (Pseudonym);Änderung"),
                    HasSubstr("Geld;Kostenansatz: eingetragen;Kämmerei;P-"), Not(HasSubstr("Mustermann"))));
  EXPECT_LT(table.find("\nK-1;"), table.find("\nKLI-01;")) << "by object";
  succeeds(fmt::format("journal export {} --out {} --with-names", w, csv));
  EXPECT_THAT(read_file(csv).value(), HasSubstr(";Erika Mustermann;"));
  auto const file = (folder / "protokoll.json").string();
  succeeds(fmt::format("journal export {} --out {}", w, file));
  auto const json = Json::parse(read_file(file).value());
  EXPECT_THAT(json.dump(), AllOf(HasSubstr("Was nicht verzeichnet wird"), Not(HasSubstr("Mustermann"))));
  EXPECT_EQ(json["retention"][0]["class"], "money");
  EXPECT_THAT(is_refused(fmt::format("journal export {} --out protokoll.pdf", w)).text, HasSubstr(".csv, .json"));
}

TEST_F(Journal, ExplainsItselfToAStaffCouncil) {
  put_money();
  auto const text = succeeds(fmt::format("journal explain {}", w)).text;
  auto const year = static_cast<int>(today().year());
  for (auto const& part :
       {std::string{"Geld"}, std::string{"Was nicht verzeichnet wird"}, std::string{"nach Gegenständen geordnet"},
        std::string{"Festlegung der Stadt, nicht geprüft"}, fmt::format("{}: 1 Name, bis 31.12.{}", year, year + 10),
        std::string{"Bisher gelöscht: 0 Namen"}, std::string{"nie eine Person"}}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
  EXPECT_THAT(text, Not(HasSubstr("Mustermann")));
  auto const file = (folder / "erlaeuterung.txt").string();
  succeeds(fmt::format("journal export {} --out {}", w, file));
  EXPECT_EQ(read_file(file).value(), text);
}

TEST_F(Journal, ForgetsNamesWhoseTimeIsOver) {
  put_money();
  EXPECT_THAT(succeeds(fmt::format("journal forget {} --today 2100-01-01 --dry-run", w)).text,
              HasSubstr("1 Name zu löschen (Probelauf); 0 bleiben"));
  EXPECT_THAT(succeeds(fmt::format("journal forget {}", w)).text, HasSubstr("0 Namen gelöscht; 1 bleiben"));
  EXPECT_THAT(succeeds(fmt::format("check {}", w)).text, Not(HasSubstr("retention")));
  EXPECT_THAT(succeeds(fmt::format("journal forget {} --today 2100-01-01 --role Datenschutz", w)).text,
              HasSubstr("1 Name gelöscht; 0 bleiben"));
  EXPECT_THAT(succeeds(fmt::format("journal list {}", w)).text,
              AllOf(HasSubstr("1 Name gelöscht, deren Frist vorbei ist  [Datenschutz]"), HasSubstr("[Kämmerei, P-")));
  EXPECT_THAT(succeeds(fmt::format("journal explain {}", w)).text, HasSubstr("Bisher gelöscht: 1 Name"));
  EXPECT_THAT(succeeds(fmt::format("check {}", w)).text, HasSubstr("in Ordnung"));
}

TEST_F(Journal, TheRetentionOfTheCityIsRead) {
  put_money();
  std::filesystem::create_directories(folder / "w/journal");
  auto const file = folder / "w/journal/retention.toml";
  ASSERT_TRUE(write_file(file, "[money]\nyears = 0\nwhy_de = \"Probe\"\nbasis_de = \"Dienstanweisung 7\"\n"));
  EXPECT_THAT(succeeds(fmt::format("journal explain {}", w)).text,
              AllOf(HasSubstr("Dienstanweisung 7 (von der Stadt"),
                    HasSubstr("bis zum Ende des Kalenderjahres, in dem die Person genannt wurde")));
  ASSERT_TRUE(write_file(file, "[money]\nyears = \"viele\"\n"));
  EXPECT_THAT(is_refused(fmt::format("check {}", w)).text, HasSubstr("„years“ fehlt oder ist nicht 0 bis 50"));
}

// ---- Plans of another time -------------------------------------------------------------------------------------------

TEST_F(Journal, AVersionAndADayOpenLikeAWorkspaceAndAreOnlyRead) {
  put_money();
  adopt();
  succeeds(fmt::format("measure edit {} KLI-01 --title Garten", w));
  auto const note = HasSubstr("Hinweis: gezeigt wird die Fassung F1, beschlossen am 06.10.2025, nur zum Lesen; das "
                              "Stadtmodell ist das heutige");
  EXPECT_THAT(succeeds(fmt::format("measure show {}@F1 KLI-01", w)).text, AllOf(note, HasSubstr("KLI-01  Park")));
  EXPECT_THAT(succeeds(fmt::format("measure show {} KLI-01", w)).text, HasSubstr("KLI-01  Garten"));
  auto const today_state = iso(today());
  EXPECT_THAT(succeeds(fmt::format("measure list {}@{}", w, today_state)).text,
              AllOf(HasSubstr("Garten"), HasSubstr("der Plan, wie er am Ende des")));
  EXPECT_THAT(succeeds(fmt::format("record list {}@F1 cost_item", w)).text, AllOf(note, HasSubstr("K-1")));
  EXPECT_THAT(succeeds(fmt::format("finance {}@F1 --from 2027", w)).text, AllOf(note, HasSubstr("100.000")));
  auto const book = (folder / "plan.xlsx").string();
  EXPECT_THAT(succeeds(fmt::format("plan export {}@F1 {}", w, book)).text, note);
  EXPECT_THAT(succeeds(fmt::format("check {}@F1", w)).text, HasSubstr("geprüft wird die Fassung F1"));
  EXPECT_THAT(succeeds(fmt::format("journal list {}@F1", w)).text, Not(HasSubstr("Garten")));
  EXPECT_THAT(is_refused(fmt::format("measure list {}@F2", w)).text, HasSubstr("beschlossen sind F1"));
}

TEST_F(Journal, WhateverWritesSaysWhichStateIsOpen) {
  adopt();
  for (auto const* const command :
       {"measure edit {}@F1 KLI-01 --title Garten", "record put {}@F1 body X name=X kind=council",
        "goal put {}@F1 --code KLI-Z9 --field KLI --text x",
        "milestone add {}@F1 --code M-9 --date 2027 --title x --source y",
        "plan adopt {}@F1 --version F2 --title x --date 2026", "plan adopt-edits {}@F1", "plan reject-edits {}@F1",
        "plan differences {}@F1", "rename {}@F1 KLI-01 KLI-09", "journal forget {}@F1", "rebuild {}@F1",
        "status add {}@F1 --measure KLI-01 --text x"}) {
    EXPECT_THAT(is_refused(fmt::format(fmt::runtime(command), w)).text,
                HasSubstr("geöffnet ist die Fassung F1, beschlossen am 06.10.2025, und dieser Stand ist nur zum Lesen"))
        << command;
  }
  EXPECT_THAT(is_refused(fmt::format("plan diff {}@F1 F1 heute", w)).text, HasSubstr("geöffnet ist die Fassung F1"));
}

// ---- Codes that change -----------------------------------------------------------------------------------------------

TEST_F(Journal, ARenamedMeasureIsFoundByItsOldCode) {
  put_money();
  adopt();
  EXPECT_THAT(succeeds(fmt::format("rename {} KLI-01 KLI-21 --note 'neu gegliedert' --role Stadtplanung", w)).text,
              AllOf(HasSubstr("Maßnahme KLI-01 heißt jetzt KLI-21"), HasSubstr("Verweise, die mitgehen: 1")));
  auto const note = HasSubstr(fmt::format("Hinweis: „KLI-01“ heißt seit {} „KLI-21“.", german(today())));
  EXPECT_THAT(succeeds(fmt::format("measure show {} KLI-01", w)).text,
              AllOf(note, HasSubstr("KLI-21  Park"), HasSubstr("Zuerst verzeichnet als: KLI-01 (bleibende Kennung)")));
  EXPECT_THAT(succeeds(fmt::format("record list {} cost_item --measure KLI-01", w)).text,
              AllOf(note, HasSubstr("K-1")));
  EXPECT_THAT(
      succeeds(fmt::format("record put {} running_cost F-1 measure=KLI-01 title=Pflege per_year=100 from=2029", w))
          .text,
      AllOf(note, HasSubstr("Maßnahme: KLI-21")));
  EXPECT_THAT(succeeds(fmt::format("status add {} --measure KLI-01 --text Stand", w)).text,
              AllOf(note, HasSubstr("S-KLI-21-1 zu KLI-21")));
  EXPECT_THAT(succeeds(fmt::format("measure edit {} KLI-01 --title Garten", w)).text,
              AllOf(note, HasSubstr("KLI-21  Garten")));
  succeeds(fmt::format("rename {} K-1 K-9", w));
  EXPECT_THAT(succeeds(fmt::format("record show {} K-1", w)).text,
              AllOf(HasSubstr("„K-1“ heißt seit"), HasSubstr("Kostenansatz K-9")));
  auto const diff = succeeds(fmt::format("plan diff {} F1 heute", w)).text;
  EXPECT_THAT(diff, AllOf(HasSubstr("~ Maßnahme KLI-21  Garten\n    Kürzel: KLI-01 → KLI-21\n    Titel: Park → Garten"),
                          HasSubstr("~ Kostenansatz K-9"), Not(HasSubstr("- Maßnahme"))));
  EXPECT_THAT(succeeds(fmt::format("measure show {}@F1 KLI-01", w)).text, Not(HasSubstr("KLI-21")));
  EXPECT_THAT(
      succeeds(fmt::format("journal list {} --object KLI-01", w)).text,
      AllOf(HasSubstr("neu: Park"), HasSubstr("Kürzel: KLI-01 → KLI-21 (neu gegliedert)"), HasSubstr("Titel: Park")));
  auto const json = Json::parse(succeeds(fmt::format("plan show {} heute --format json", w)).text);
  EXPECT_EQ(json["measure"][0]["stable_id"], "KLI-01");
  EXPECT_THAT(succeeds(fmt::format("check {}", w)).text, HasSubstr("in Ordnung"));
}

TEST_F(Journal, AnOldCodeIsNeverGivenToAnythingElse) {
  succeeds(fmt::format("rename {} KLI-01 KLI-21", w));
  EXPECT_THAT(is_refused(fmt::format("rename {} KLI-21 KLI-01", w)).text, HasSubstr("nie ein zweites Mal"));
  EXPECT_THAT(is_refused(fmt::format("rename {} KLI-01 KLI-31", w)).text, HasSubstr("heißt heute „KLI-21“"));
  EXPECT_THAT(is_refused(fmt::format("measure add {} --code KLI-01 --title X --field KLI --lead Grün", w)).text,
              HasSubstr("nie ein zweites Mal"));
  EXPECT_THAT(is_refused(fmt::format("milestone add {} --code KLI-01 --date 2027 --title x --source y", w)).text,
              HasSubstr("nie ein zweites Mal"));
}

}  // namespace
}  // namespace leitbild
