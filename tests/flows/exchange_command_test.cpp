// Plans in files, as their user types it: workbook out and in while the plan goes on, conflicts and their decisions, the
// document with its schema, tables of somebody else.
#include <cstdlib>
#include <functional>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/json.h"
#include "exchange/xlsx/read_xlsx.h"
#include "exchange/xlsx/write_xlsx.h"
#include "testing/folder.h"
#include "testing/program.h"

namespace leitbild {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::is_refused;
using ::testing::Not;
using testing::succeeds;

class PlanInFiles : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  std::string w = (folder / "w").string();
  std::string book = (folder / "plan.xlsx").string();

  void SetUp() override {
    succeeds(fmt::format("new {} --name Probe --ags 07312000", w));
    succeeds(fmt::format("measure add {} --code KLI-01 --title Park --field KLI --lead Grün --state vorschlag "
                         "--start 2027 --end 2028 --cost 150000 --price-year 2026 --district mitte",
                         w));
  }
};

TEST_F(PlanInFiles, AWorkbookOfTheSamePlanBringsOnlyWhatWasChangedInIt) {
  succeeds(fmt::format("record put {} body SR name=Stadtrat kind=council", w));
  succeeds(fmt::format("plan export {} {}", w, book));
  succeeds(fmt::format("measure edit {} KLI-01 --start 2028", w));
  auto const told = succeeds(fmt::format("plan import {} {}", w, book)).text;
  EXPECT_THAT(told, AllOf(HasSubstr("Maßnahmen: 0 neu, 0 geändert, 1 unverändert"),
                          HasSubstr("Übrige Einträge: 1 unverändert"), Not(HasSubstr("2027"))));
  EXPECT_THAT(succeeds(fmt::format("plan import {} {} --dry-run", w, book)).text, HasSubstr("nichts geschrieben"));
}

/// The workbook with another text in all cells of the sheet "Maßnahmen" that hold `before`.
void retype(std::string const& file, std::string const& before, std::string const& after) {
  auto tables = std::vector<exchange::Table>{};
  auto const sheets = *exchange::read_xlsx(file);
  for (auto const& sheet : sheets) {
    auto& table = tables.emplace_back(exchange::Table{.name = sheet.name, .header = {}, .rows = {}});
    for (auto const& row : sheet.rows) {
      if (&row == &sheet.rows.front()) {
        table.header = row.cells;
        continue;
      }
      auto& cells = table.rows.emplace_back();
      for (auto const& text : row.cells) {
        cells.push_back({.text = sheet.name == "Maßnahmen" && text == before ? after : text});
      }
    }
  }
  ASSERT_TRUE(exchange::write_xlsx(tables, file));
}

TEST_F(PlanInFiles, AConflictIsDecidedInAFile) {
  auto const decisions = (folder / "konflikte.toml").string();
  succeeds(fmt::format("plan export {} {}", w, book));
  retype(book, "2027", "2030");
  retype(book, "2028", "2031");
  succeeds(fmt::format("measure edit {} KLI-01 --start 2026", w));
  EXPECT_THAT(
      is_refused(fmt::format("plan import {} {}", w, book)).text,
      AllOf(HasSubstr("plan.xlsx: Blatt „Maßnahmen“, Zelle I2: Konflikt: KLI-01, Beginn: ausgegeben wurde „2027“, "
                      "im Plan jetzt „2026“, in der Datei „2030“"),
            HasSubstr("--take-plan")));
  auto const command = fmt::format("plan import {} {} --conflicts {}", w, book, decisions);
  EXPECT_THAT(is_refused(command).text, HasSubstr("zu jedem Konflikt take eintragen"));
  auto text = *read_file(decisions);
  EXPECT_THAT(text, AllOf(HasSubstr("code = \"KLI-01\""), HasSubstr("attribute = \"start\""),
                          HasSubstr("plan = \"2026\""), HasSubstr("file = \"2030\"")));
  EXPECT_THAT(succeeds(fmt::format("measure show {} KLI-01", w)).text, Not(HasSubstr("2031"))) << "nothing is taken";
  text.replace(text.rfind("take = \"\""), 9, "take = \"plan\"");
  ASSERT_TRUE(write_file(decisions, text));
  EXPECT_THAT(succeeds(command).text, AllOf(HasSubstr("Abschluss: 2028 → 2031"), HasSubstr("Konflikte entschieden: 1"),
                                            Not(HasSubstr("Beginn:"))));
  EXPECT_THAT(succeeds(fmt::format("plan import {} {} --take-file", w, book)).text, HasSubstr("Beginn: 2026 → 2030"));
}

TEST_F(PlanInFiles, TheSamePlanGivesTheSameFile) {
  auto const again = (folder / "again.xlsx").string();
  succeeds(fmt::format("plan export {} {}", w, book));
  succeeds(fmt::format("plan export {} {}", w, again));
  EXPECT_TRUE(*read_file(book) == *read_file(again));
}

TEST_F(PlanInFiles, ADocumentGoesIntoAnotherPlan) {
  auto const document = (folder / "plan.json").string();
  succeeds(fmt::format("record put {} body SR name=Stadtrat kind=council", w));
  succeeds(fmt::format("plan export {} {}", w, document));
  auto const other = (folder / "other").string();
  succeeds(fmt::format("new {} --name Zweite --ags 07312000", other));
  EXPECT_THAT(succeeds(fmt::format("plan import {} {} --dry-run", other, document)).text,
              AllOf(HasSubstr("Maßnahmen: 1 neu"), HasSubstr("Gremien: 1 neu"), HasSubstr("Probelauf")));
  succeeds(fmt::format("plan import {} {}", other, document));
  EXPECT_THAT(succeeds(fmt::format("record list {} body", other)).text, HasSubstr("Stadtrat"));
  EXPECT_THAT(succeeds(fmt::format("plan import {} {}", other, document)).text,
              HasSubstr("Maßnahmen: 0 neu, 0 geändert"));
}

/// python3-jsonschema judges what we publish.
bool is_valid(std::string const& schema, std::string const& document) {
  constexpr auto kScript =
      "import json,sys,jsonschema; s=json.load(open(sys.argv[1])); jsonschema.Draft202012Validator.check_schema(s); "
      "sys.exit(0 if jsonschema.Draft202012Validator(s).is_valid(json.load(open(sys.argv[2]))) else 7)";
  return std::system(fmt::format("python3 -c '{}' {} {}", kScript, schema, document).c_str()) == 0;
}

TEST_F(PlanInFiles, TheDocumentFollowsItsSchema) {
  if (std::system("python3 -c 'import jsonschema' 2>/dev/null") != 0) { GTEST_SKIP() << "needs python3-jsonschema"; }
  auto const demo = (folder / "demo").string();
  auto const document = (folder / "plan.json").string();
  auto const schema = (folder / "schema.json").string();
  succeeds(fmt::format("demo {}", demo));
  succeeds(fmt::format("plan export {} {}", demo, document));
  ASSERT_TRUE(write_file(schema, succeeds("plan schema").text));
  EXPECT_TRUE(is_valid(schema, document));
  auto const whole = Json::parse(*read_file(document));
  auto const breaks = std::vector<std::pair<std::string, std::function<void(Json&)>>>{
      {"another kind of document", [](Json& json) { json["format"] = "anderes"; }},
      {"an attribute nobody knows", [](Json& json) { json["measure"][0]["farbe"] = "rot"; }},
      {"a state nobody knows", [](Json& json) { json["measure"][0]["state"] = "fertig"; }},
      {"money that is no whole number", [](Json& json) { json["cost_item"][0]["likely"] = 1.5; }},
      {"a measure without a title", [](Json& json) { json["measure"][0].erase("title"); }},
      {"a date that is none", [](Json& json) { json["decision"][0]["date"] = "gestern"; }}};
  for (auto const& [what, break_it] : breaks) {
    auto broken = whole;
    break_it(broken);
    ASSERT_TRUE(write_file(document, broken.dump()));
    EXPECT_FALSE(is_valid(schema, document)) << what;
  }
}

TEST_F(PlanInFiles, AForeignTableComesInThroughAMapping) {
  auto const table = (folder / "haushalt.csv").string();
  auto const mapping = (folder / "zuordnung.toml").string();
  ASSERT_TRUE(write_file(table, "Code;Produkt;Bezeichnung;Ist 2024;Plan 2025\n5111.07;5111;Bau;1.250,50;2.000,00\n"));
  EXPECT_THAT(succeeds(fmt::format("plan mapping {}", table)).text, HasSubstr("form = \"budget_line\""));
  succeeds(fmt::format("plan mapping {} --out {}", table, mapping));
  EXPECT_THAT(is_refused(fmt::format("plan mapping {} --out {}", table, mapping)).text, HasSubstr("nie überschrieben"));
  auto const command = fmt::format("plan import {} {} --mapping {}", w, table, mapping);
  EXPECT_THAT(succeeds(command + " --dry-run").text, HasSubstr("Haushaltsstellen: 1 neu"));
  succeeds(command);
  EXPECT_THAT(succeeds(fmt::format("record show {} 5111.07", w)).text, HasSubstr("2025: 2.000,00 €"));
  EXPECT_THAT(succeeds(command).text, HasSubstr("Übrige Einträge: 1 unverändert"));
}

}  // namespace
}  // namespace leitbild
