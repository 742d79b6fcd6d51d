// The whole plan through a workbook: every form, what is protected, and three states side by side.
#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "exchange/plan_file.h"
#include "exchange/sheets/conflict_file.h"
#include "exchange/sheets/plan_tables.h"
#include "exchange/xlsx/read_xlsx.h"
#include "exchange/xlsx/write_xlsx.h"
#include "plan/document.h"
#include "plan/read_plan.h"
#include "testing/folder.h"

namespace leitbild::exchange {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kPlane = geo::Crs{25832};
city::Districts const kNoDistricts{};
Origin const kOrigin = {.plan = "2026-01-01T00:00:00.000Z", .entries = 7, .moment = "2026-02-01T00:00:00.000Z"};

plan::Plan demo() { return *plan::read_plan(plan::kaiserslautern_plan(), "plan.toml"); }

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? std::string{} : to_text(result.error());
}

plan::Plan after(plan::Plan plan, std::vector<plan::Edit> const& edits) {
  for (auto const& edit : edits) {
    auto edited = plan::apply(plan, edit);
    EXPECT_TRUE(edited) << error_of(edited);
    if (!edited) { break; }
    plan = std::move(edited->plan);
  }
  return plan;
}

plan::Plan with_start(plan::Plan plan, std::string_view code, int year) {
  std::ranges::find(plan.measures, code, &plan::Measure::code)->start = Year{year};
  return plan;
}

class PlanWorkbook : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  plan::Plan plan = demo();
  std::string first = plan.measures.front().code;

  fs::path exported(plan::Plan const& of) {
    auto const file = folder / "plan.xlsx";
    auto const done = write_plan_file(of, kPlane, kOrigin, file);
    EXPECT_TRUE(done) << error_of(done);
    return file;
  }

  Result<PlanImport> read(fs::path const& file, plan::Plan const& into, Decide const& decide = {},
                          std::string origin = kOrigin.plan) {
    return read_plan_file(file, {.plan = into, .districts = kNoDistricts, .plane = kPlane, .origin = std::move(origin)},
                          decide);
  }

  /// As a person edits it: the file again, with other cells.
  fs::path edited(fs::path const& file, std::function<void(std::vector<Sheet>&)> const& edit) {
    auto sheets = *read_xlsx(file);
    edit(sheets);
    auto tables = std::vector<Table>{};
    for (auto const& sheet : sheets) {
      if (sheet.rows.empty()) { continue; }
      auto& table = tables.emplace_back(Table{.name = sheet.name, .header = sheet.rows.front().cells, .rows = {}});
      for (auto row = std::size_t{1}; row < sheet.rows.size(); ++row) {
        auto& cells = table.rows.emplace_back();
        for (auto const& text : sheet.rows[row].cells) { cells.push_back({.text = text}); }
        cells.resize(table.header.size());
      }
    }
    auto const out = folder / "edited.xlsx";
    EXPECT_TRUE(write_xlsx(tables, out));
    return out;
  }

  static Sheet& sheet_in(std::vector<Sheet>& sheets, std::string_view name) {
    return *std::ranges::find(sheets, name, &Sheet::name);
  }

  /// The cell of the row with that code below that heading.
  static std::string& cell(std::vector<Sheet>& sheets, std::string_view sheet, std::string_view code,
                           std::string_view heading) {
    auto& rows = sheet_in(sheets, sheet).rows;
    auto const column =
        static_cast<std::size_t>(std::ranges::find(rows.front().cells, heading) - rows.front().cells.begin());
    auto const row = std::ranges::find_if(rows, [&](Sheet::Row const& r) { return r.cells.front() == code; });
    return row->cells.at(column);
  }
};

TEST_F(PlanWorkbook, HasASheetForEveryKindOfObject) {
  auto sheets = *read_xlsx(exported(plan));
  for (auto const& form : plan::forms()) {
    auto const sheet = std::ranges::find(sheets, form.many_de, &Sheet::name);
    ASSERT_NE(sheet, sheets.end()) << form.many_de;
    EXPECT_EQ(sheet->rows.size(), form.count(plan) + 1) << form.many_de;
    EXPECT_EQ(sheet->rows.front().cells.front(), "Kürzel");
  }
  EXPECT_EQ(sheets.front().name, "Lies mich");
}

TEST_F(PlanWorkbook, HeadingsMeanOneAttributeEach) {
  for (auto const& table : record_tables()) {
    auto sheet =
        Sheet{.file = "x.xlsx", .name = std::string{table.names.front()}, .source = Source::kWorkbook, .rows = {}};
    for (auto i = std::size_t{0}; i < table.columns.front().names.size(); ++i) {
      auto problems = Problems{};
      sheet.rows = {Sheet::Row{.number = 1, .cells = {}}};
      for (auto const& column : table.columns) { sheet.rows.front().cells.emplace_back(column.names[i]); }
      auto const header = match_header(sheet, table, problems);
      EXPECT_THAT(problems.list, IsEmpty()) << table.names.front() << ": " << problems.list.front().what;
      for (auto column = std::size_t{0}; column < table.columns.size(); ++column) {
        EXPECT_EQ(header.positions[column], column) << table.names.front() << " " << table.columns[column].names[i];
      }
    }
  }
}

TEST_F(PlanWorkbook, ReadingItBackChangesNothing) {
  auto const import = read(exported(plan), plan);
  ASSERT_TRUE(import) << error_of(import);
  EXPECT_THAT(import->edits, IsEmpty()) << import->entries.front().object << " " << import->entries.front().note;
  EXPECT_THAT(import->notes, IsEmpty());
  EXPECT_THAT(import->records,
              Contains(::testing::Pair("Kostenansätze", ::testing::Field(&Tally::unchanged, plan.cost_items.size()))));
}

TEST_F(PlanWorkbook, CarriesEverythingButVersionsIntoAnEmptyPlan) {
  auto const import = read(exported(plan), {}, {}, "2030-01-01T00:00:00.000Z");
  ASSERT_TRUE(import) << error_of(import);
  auto copy = after({}, import->edits);
  for (auto const& form : plan::forms()) {
    if (form.id == "plan_version" || form.id == "adopted_wording") { continue; }
    ASSERT_EQ(form.count(copy), form.count(plan)) << form.many_de;
    for (auto i = std::size_t{0}; i < form.count(plan); ++i) {
      auto const record = form.at(plan, i);
      EXPECT_EQ(plan::record_with(copy, form, record.code()), record) << form.many_de << " " << record.code();
    }
  }
  EXPECT_EQ(copy.measures, plan.measures);
  EXPECT_THAT(import->notes, Contains(HasSubstr("aus einem anderen Plan")));
}

TEST_F(PlanWorkbook, TheSamePlanGivesTheSameBytes) {
  auto const before = *read_file(exported(plan));
  EXPECT_EQ(before == *read_file(exported(demo())), true);
}

TEST_F(PlanWorkbook, WhatEachSideChangedIsKept) {
  auto const file = edited(exported(plan), [&](auto& sheets) {
    cell(sheets, "Maßnahmen", first, "Titel") = "Neuer Titel";
    cell(sheets, "Kostenansätze", plan.cost_items.front().code, "Nutzungsdauer (Jahre)") = "33";
  });
  auto const now = with_start(plan, first, 2025);
  auto const import = read(file, now);
  ASSERT_TRUE(import) << error_of(import);
  EXPECT_THAT(import->conflicts, IsEmpty());
  EXPECT_THAT(import->edits, SizeIs(2));
  auto const result = after(now, import->edits);
  EXPECT_EQ(result.measures.front().title, "Neuer Titel");
  EXPECT_EQ(result.measures.front().start, Year{2025}) << "what changed only in the plan stays";
  EXPECT_EQ(result.cost_items.front().useful_life, 33);
  EXPECT_THAT(read(file, result)->edits, IsEmpty()) << "a second time there is nothing left to do";
}

TEST_F(PlanWorkbook, AConflictIsNamedAndNothingIsTaken) {
  auto const file = edited(exported(plan), [&](auto& sheets) {
    cell(sheets, "Maßnahmen", first, "Beginn") = "2026";
    cell(sheets, "Maßnahmen", first, "Titel") = "Neuer Titel";
  });
  auto const now = with_start(plan, first, 2025);
  auto const import = read(file, now);
  ASSERT_TRUE(import) << error_of(import);
  EXPECT_THAT(import->edits, IsEmpty());
  ASSERT_THAT(import->conflicts, SizeIs(1));
  auto const& conflict = import->conflicts.front();
  EXPECT_THAT(conflict.place, HasSubstr("edited.xlsx: Blatt „Maßnahmen“, Zelle I2"));
  EXPECT_EQ(conflict.code, first);
  EXPECT_EQ(conflict.title, "Beginn");
  EXPECT_EQ(conflict.plan, "2025");
  EXPECT_EQ(conflict.file, "2026");

  auto const taking_file = read(file, now, [](Conflict const&) { return Take::kFile; });
  EXPECT_EQ(after(now, taking_file->edits).measures.front().start, Year{2026});
  auto const taking_plan = read(file, now, [](Conflict const&) { return Take::kPlan; });
  EXPECT_EQ(after(now, taking_plan->edits).measures.front().start, Year{2025});
  EXPECT_EQ(after(now, taking_plan->edits).measures.front().title, "Neuer Titel");
}

TEST_F(PlanWorkbook, DecisionsHoldForTheValuesTheyWereMadeAbout) {
  auto const conflict = Conflict{.place = "p.xlsx: Blatt „Maßnahmen“, Zelle I2",
                                 .kind = "measure",
                                 .code = "KLI-01",
                                 .attribute = "summary",
                                 .title = "Kurzbeschreibung",
                                 .base = "eins\nzwei \"drei\"",
                                 .plan = "vier",
                                 .file = "fünf"};
  auto text = to_toml({{.conflict = conflict, .take = Take::kFile}});
  auto const known = conflicts_from_toml(text, "k.toml");
  ASSERT_TRUE(known) << error_of(known);
  EXPECT_EQ(decisions(*known)(conflict), Take::kFile);
  auto later = conflict;
  later.plan = "sechs";
  EXPECT_EQ(decisions(*known)(later), std::nullopt);
  text.replace(text.find("take = \"file\"\n", text.find("[[conflict]]")), 13, "take = \"beide\"");
  EXPECT_THAT(error_of(conflicts_from_toml(text, "k.toml")), HasSubstr("k.toml:14: take = „beide“ gibt es nicht"));
}

TEST_F(PlanWorkbook, RowsThatAreGoneStayInThePlan) {
  auto const file = edited(exported(plan), [&](auto& sheets) {
    auto& rows = sheet_in(sheets, "Kostenansätze").rows;
    rows.erase(rows.begin() + 1);
  });
  auto const import = read(file, plan);
  ASSERT_TRUE(import) << error_of(import);
  EXPECT_THAT(import->edits, IsEmpty());
  EXPECT_THAT(import->notes, ElementsAre(AllOf(HasSubstr("Blatt „Kostenansätze“ fehlt eine Zeile"),
                                               HasSubstr(plan.cost_items.front().code))));
}

TEST_F(PlanWorkbook, WhatThePlanRemovedComesBackOnlyAsAConflict) {
  auto const code = plan.actual_costs.empty() ? std::string{} : plan.actual_costs.front().code;
  ASSERT_FALSE(code.empty()) << "the demonstration has payments";
  auto now = plan;
  now.actual_costs.erase(now.actual_costs.begin());
  now.retired_codes.insert(code);
  auto const untouched = read(exported(plan), now);
  ASSERT_TRUE(untouched) << error_of(untouched);
  EXPECT_THAT(untouched->edits, IsEmpty());
  EXPECT_THAT(untouched->notes, Contains(HasSubstr(code + " ist im Plan inzwischen gelöscht")));
  auto const file =
      edited(exported(plan), [&](auto& sheets) { cell(sheets, "Zahlungen", code, "Anmerkung") = "doch gezahlt"; });
  auto const import = read(file, now);
  ASSERT_TRUE(import) << error_of(import);
  ASSERT_THAT(import->conflicts, SizeIs(1));
  EXPECT_EQ(import->conflicts.front().file, "doch gezahlt");
  EXPECT_THAT(error_of(read(file, now, [](Conflict const&) { return Take::kFile; })), HasSubstr("nie ein zweites"));
  EXPECT_TRUE(read(file, now, [](Conflict const&) { return Take::kPlan; }));
}

TEST_F(PlanWorkbook, VersionsAreNotEditedHere) {
  auto version = plan::PlanVersion{};
  version.code = "F1";
  version.title = "Erste Fassung";
  version.state = plan::VersionState::kAdopted;
  plan.versions.push_back(version);
  auto wording = plan::AdoptedWording{};
  wording.code = "W-1";
  wording.version = "F1";
  wording.object = first;
  wording.text_de = "Ein Park entsteht.";
  plan.adopted_wordings.push_back(wording);
  auto const file = edited(exported(plan), [&](auto& sheets) {
    cell(sheets, "Fassungen", plan.versions.front().code, "Titel") = "Andere Worte";
  });
  EXPECT_THAT(error_of(read(file, plan)), AllOf(HasSubstr("Blatt „Fassungen“"), HasSubstr("`leitbild plan adopt`")));
  auto const words = edited(exported(plan), [&](auto& sheets) {
    cell(sheets, "Beschlossener Wortlaut", "W-1", "Wortlaut") = "Kein Park entsteht.";
  });
  EXPECT_THAT(error_of(read(words, plan)),
              HasSubstr("der Wortlaut der beschlossenen Fassung „F1“ wird nicht geändert"));
  EXPECT_TRUE(read(exported(plan), plan)) << "untouched they do no harm";
  auto const elsewhere = read(exported(plan), demo(), {}, "2030-01-01T00:00:00.000Z");
  ASSERT_TRUE(elsewhere) << error_of(elsewhere);
  EXPECT_THAT(elsewhere->notes, Contains(HasSubstr("Fassungen: 1 nicht übernommen; sie sind geschützt")));
}

TEST_F(PlanWorkbook, TheOrderOfRowsMeansNothing) {
  auto const change = [&](auto& sheets) {
    cell(sheets, "Maßnahmen", first, "Titel") = "Neuer Titel";
    cell(sheets, "Maßnahmen", first, "Beginn") = "2026";
  };
  auto const now = with_start(plan, first, 2025);
  auto const in_order = read(edited(exported(plan), change), now);
  auto random = std::minstd_rand{3};
  auto const shuffled = read(edited(exported(plan),
                                    [&](auto& sheets) {
                                      change(sheets);
                                      for (auto const* const name : {"Maßnahmen", "Kostenansätze", "Beschlüsse"}) {
                                        auto& rows = sheet_in(sheets, name).rows;
                                        std::shuffle(rows.begin() + 1, rows.end(), random);
                                      }
                                    }),
                             now);
  ASSERT_TRUE(in_order && shuffled) << error_of(shuffled);
  ASSERT_EQ(in_order->conflicts.size(), shuffled->conflicts.size());
  EXPECT_EQ(in_order->conflicts.front().code, shuffled->conflicts.front().code);
  EXPECT_EQ(in_order->conflicts.front().attribute, shuffled->conflicts.front().attribute);
}

TEST_F(PlanWorkbook, RecordsAreReadAsPeopleTypeThem) {
  auto const file = edited(exported(plan), [&](auto& sheets) {
    auto const& code = plan.cost_items.front().code;
    cell(sheets, "Kostenansätze", code, "enthaltene Umsatzsteuer") = "19 %";
    cell(sheets, "Kostenansätze", code, "Kosten brutto (€)") = "1.250.000,50 €";
    cell(sheets, "Kostenansätze", code, "Ausgaben je Jahr (€)") = "2027=1.000.000; 2028 = 250.000,50";
    cell(sheets, "Zahlungen", plan.actual_costs.front().code, "gezahlt am") = "6.10.2026";
  });
  auto const error = error_of(read(file, plan));
  EXPECT_THAT(error, HasSubstr("„1.000.000“ kann zweierlei heißen")) << "a point before three digits";
  auto const good = edited(file, [&](auto& sheets) {
    cell(sheets, "Kostenansätze", plan.cost_items.front().code, "Ausgaben je Jahr (€)") =
        "2027=1.000.000,00; 2028 = 250.000,50";
  });
  auto const import = read(good, plan);
  ASSERT_TRUE(import) << error_of(import);
  auto const result = after(plan, import->edits);
  EXPECT_EQ(result.cost_items.front().vat, fraction_of(19, 100));
  EXPECT_EQ(result.cost_items.front().likely, EuroCents{125'000'050});
  EXPECT_EQ(result.cost_items.front().spending.at(Year{2028}), EuroCents{25'000'050});
  EXPECT_EQ(iso(*result.actual_costs.front().date), "2026-10-06");
}

TEST_F(PlanWorkbook, ProblemsOfRecordsAreNamedByCell) {
  auto const code = plan.cost_items.front().code;
  auto const error = error_of(read(edited(exported(plan),
                                          [&](auto& sheets) {
                                            cell(sheets, "Kostenansätze", code, "Kosten brutto (€)") = "viel";
                                            cell(sheets, "Kostenansätze", code, "Maßnahme") = "GIBT-ES-NICHT";
                                            cell(sheets, "Kostenansätze", code, "Kostengruppe (KoFi)") = "Unsinn";
                                          }),
                                   plan));
  EXPECT_THAT(error, AllOf(HasSubstr("Blatt „Kostenansätze“, Zelle J2: „viel“ ist kein Betrag"),
                           HasSubstr("Zelle B2: der Plan hat keine Maßnahme „GIBT-ES-NICHT“"),
                           HasSubstr("Zelle F2: „Unsinn“ gibt es hier nicht; erlaubt sind")));
}

TEST_F(PlanWorkbook, ADocumentGoesBothWays) {
  auto const file = folder / "plan.json";
  ASSERT_TRUE(write_plan_file(plan, kPlane, kOrigin, file));
  auto const same = read(file, plan);
  ASSERT_TRUE(same) << error_of(same);
  EXPECT_THAT(same->edits, IsEmpty());
  auto const import = read(file, {});
  ASSERT_TRUE(import) << error_of(import);
  EXPECT_EQ(after({}, import->edits).measures, plan.measures);
  ASSERT_TRUE(write_file(file, "{\"format\": \"leitbild-plan\", \"version\": 9}"));
  EXPECT_THAT(error_of(read(file, plan)), HasSubstr("Version „9“"));
  ASSERT_TRUE(write_file(file, "{"));
  EXPECT_THAT(error_of(read(file, plan)), HasSubstr("kein JSON"));
}

}  // namespace
}  // namespace leitbild::exchange
