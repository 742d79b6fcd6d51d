// The plan as a record, as its user types it: entries of every kind, states with their evidence, versions, what is due,
// and the check of it all.
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

class PlanRecord : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  std::string w = (folder / "w").string();

  void SetUp() override {
    succeeds(fmt::format("new {} --name Probe --ags 07312000", w));
    succeeds(fmt::format("measure add {} --code KLI-01 --title Park --field KLI --lead Grün --state vorschlag "
                         "--start 2027 --end 2028 --cost 150000 --price-year 2026 --place 'POINT (405175 5480497)' "
                         "--district mitte",
                         w));
  }
  void put(std::string const& what) { succeeds(fmt::format("record put {} {}", w, what)); }
};

TEST_F(PlanRecord, EntriesAreMadeListedShownAndRemoved) {
  EXPECT_THAT(succeeds("record forms").text, AllOf(HasSubstr("cost_item"), HasSubstr("Beschlüsse")));
  EXPECT_THAT(succeeds("record forms Kostenansätze").text,
              HasSubstr("streets_squares_green = II Straßen, Plätze, Grün"));
  put("cost_item K-1 measure=KLI-01 title=Bau group=streets_squares_green estimate=frame likely=150.000,00 "
      "price_year=2026 'spending=2027=100000; 2028=50000'");
  EXPECT_THAT(succeeds(fmt::format("record list {} cost_item --measure KLI-01", w)).text, HasSubstr("K-1"));
  EXPECT_THAT(succeeds(fmt::format("record show {} K-1", w)).text, HasSubstr("Kosten brutto (€): 150.000,00\u00A0€"));
  auto const json = Json::parse(succeeds(fmt::format("record show {} K-1 --format json", w)).text);
  EXPECT_EQ(json["spending"]["2028"], 5'000'000);
  EXPECT_THAT(is_refused(fmt::format("record put {} cost_item K-2 measure=KLI-99 likely=viel", w)).text,
              HasSubstr("„viel“ ist kein Betrag"));
  EXPECT_THAT(is_refused(fmt::format("record put {} cost_item K-1 colour=red", w)).text, HasSubstr("colour=red"));
  succeeds(fmt::format("record remove {} cost_item K-1", w));
  EXPECT_THAT(is_refused(fmt::format("record put {} cost_item K-1 measure=KLI-01", w)).text,
              HasSubstr("nie ein zweites Mal"));
}

TEST_F(PlanRecord, AStateNeedsItsEvidence) {
  EXPECT_THAT(is_refused(fmt::format("measure edit {} KLI-01 --state geprüft", w)).text, HasSubstr("set-state"));
  EXPECT_THAT(is_refused(fmt::format("measure set-state {} KLI-01 geprüft", w)).text, HasSubstr("Prüfvermerk"));
  put("evidence N-1 measure=KLI-01 kind=assessment date=2026-10-01 text='in Ordnung'");
  EXPECT_THAT(succeeds(fmt::format("measure set-state {} KLI-01 geprüft", w)).text, HasSubstr("Vorschlag → geprüft"));
  EXPECT_THAT(succeeds("status definitions").text, HasSubstr("Beschluss über die Maßnahme"));
}

TEST_F(PlanRecord, AnAdoptedVersionIsComparedWithThePlan) {
  put("body SR name=Stadtrat kind=council");
  put("decision B-1 subject=Konzept kind=plan body=SR date=2025-10-06 authoritative=ja result=accepted");
  auto const adopt =
      fmt::format("plan adopt {} --version F1 --title 'Erste Fassung' --date 2025-10-06 --decision B-1", w);
  succeeds(adopt);
  EXPECT_THAT(is_refused(adopt).text, HasSubstr("schon beschlossen"));
  succeeds(fmt::format("measure edit {} KLI-01 --start 2028 --cost 200000", w));
  EXPECT_THAT(succeeds(fmt::format("plan diff {} F1", w)).text,
              AllOf(HasSubstr("Beginn: 2027 → 2028"), HasSubstr("KLI-01: Kosten +50.000,00\u00A0€ Beginn +1 Jahr"),
                    HasSubstr("+ Fassung F1")));
  EXPECT_EQ(Json::parse(succeeds(fmt::format("plan diff {} F1 heute --format json", w)).text)["cost_after"],
            20'000'000);
  auto const then = Json::parse(succeeds(fmt::format("plan show {} F1 --format json", w)).text);
  EXPECT_EQ(then["measure"][0]["start"], 2027);
  EXPECT_THAT(is_refused(fmt::format("plan show {} F2", w)).text, HasSubstr("beschlossen sind F1"));
  EXPECT_THAT(is_refused(fmt::format("plan show {} 2020-01-01", w)).text, HasSubstr("der früheste"));
}

TEST_F(PlanRecord, AVersionGoesItsWay) {
  put("body SR name=Stadtrat kind=council");
  put("decision B-1 subject=Konzept kind=plan body=SR date=2025-10-06 authoritative=ja result=accepted");
  succeeds(fmt::format("plan version {} F1 --title 'Erste Fassung'", w));
  EXPECT_THAT(succeeds(fmt::format("plan version {} F1 --state beschlussreif", w)).text, HasSubstr("beschlussreif"));
  EXPECT_THAT(is_refused(fmt::format("plan version {} F1 --state beschlossen", w)).text, HasSubstr("plan adopt"));
  EXPECT_THAT(is_refused(fmt::format("plan version {} F1 --state aufgehoben", w)).text,
              HasSubstr("nur eine beschlossene Fassung"));
  succeeds(fmt::format("plan adopt {} --version F1 --title 'Erste Fassung' --date 2025-10-06 --decision B-1", w));
  succeeds(fmt::format("plan version {} F1 --state 'in Umsetzung'", w));
  EXPECT_THAT(is_refused(fmt::format("plan version {} F1 --state Entwurf", w)).text, HasSubstr("führt kein Schritt"));
  EXPECT_THAT(succeeds(fmt::format("plan version {}", w)).text,
              AllOf(HasSubstr("in Umsetzung"), HasSubstr("06.10.2025"), HasSubstr("1 Fassung\n")));
  succeeds(fmt::format("check {}", w));
}

TEST_F(PlanRecord, APlanWithGapsIsNotAdopted) {
  put("body SR name=Stadtrat kind=council");
  put("decision B-1 subject=Konzept kind=plan body=SR date=2025-10-06 authoritative=ja result=accepted");
  succeeds(fmt::format("measure add {} --code KLI-02 --title Hof --field KLI --lead Grün --state vorschlag", w));
  EXPECT_THAT(is_refused(fmt::format("plan adopt {} --version F1 --title F --date 2025-10-06 --decision B-1", w)).text,
              HasSubstr("KLI-02: weder Bezirk noch Ort ist genannt"));
}

TEST_F(PlanRecord, ReportsLeadToLightsAndDates) {
  succeeds(fmt::format("status add {} --measure KLI-01 --text 'Entwurf liegt vor' --date 2026-11-01 --progress 30 "
                       "--next Vergabe --due 2027-Q2 --role Grünflächen",
                       w));
  EXPECT_THAT(is_refused(fmt::format("status add {} --measure KLI-01 --text x --light grün", w)).text,
              HasSubstr("Begründung"));
  put("body SR name=Stadtrat kind=council");
  put("decision B-1 subject=Park kind=commission body=SR date=2026-10-01 authoritative=ja result=accepted "
      "measures=KLI-01");
  put("evidence N-1 measure=KLI-01 kind=assessment date=2026-10-01");
  succeeds(fmt::format("plan adopt {} --version F1 --title F --date 2026-10-01 --decision B-1", w));
  succeeds(fmt::format("measure set-state {} KLI-01 beschlossen", w));
  EXPECT_THAT(succeeds(fmt::format("status list {} --today 2026-12-01", w)).text, HasSubstr("grün"));
  auto const calendar = (folder / "fristen.ics").string();
  EXPECT_THAT(succeeds(fmt::format("status due {} --today 2026-12-01 --days 365 --ical {}", w, calendar)).text,
              AllOf(HasSubstr("30.06.2027"), HasSubstr("Vergabe")));
  EXPECT_THAT(read_file(calendar).value(), HasSubstr("DTSTART;VALUE=DATE:20270630\r\n"));
}

TEST_F(PlanRecord, TheCheckNamesWhatDoesNotFitTogether) {
  EXPECT_THAT(succeeds(fmt::format("check {}", w)).text, HasSubstr("in Ordnung"));
  put("cost_item K-1 measure=KLI-01 title=Bau group=streets_squares_green estimate=frame likely=150000 price_year=2026 "
      "spending=2027=100000");
  EXPECT_THAT(is_refused(fmt::format("check {}", w)).text,
              AllOf(HasSubstr("cost-by-year"), HasSubstr("die Ausgaben je Jahr ergeben 100.000,00\u00A0€")));
  auto const ended = testing::run(fmt::format("check {} --format json", w));
  EXPECT_EQ(ended.status, 1);
  EXPECT_THAT(ended.text, HasSubstr("\"rule\": \"cost-by-year\""));
}

}  // namespace
}  // namespace leitbild
