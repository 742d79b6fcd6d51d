#include "exchange/plan_file.h"

#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/csv.h"
#include "base/date.h"
#include "base/file.h"
#include "exchange/sheets/csv_file.h"
#include "exchange/sheets/plan_tables.h"
#include "exchange/xlsx/read_xlsx.h"
#include "exchange/xlsx/write_xlsx.h"
#include "plan/read_plan.h"
#include "testing/folder.h"

namespace leitbild::exchange {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr auto kPlane = geo::Crs{25832};
Origin const kOrigin = {.plan = "2026-01-01T00:00:00.000Z", .entries = 1, .moment = "2026-01-01T00:00:00.000Z"};

city::Districts two_districts() {
  auto out = city::Districts{};
  out.rows.add({.code = "01", .name = "Kästadt", .level = city::Level::kCity, .parent = {}, .shape = {}, .label = {}});
  out.rows.add({.code = "02",
                .name = "Mitte",
                .level = city::Level::kOrtsbezirk,
                .parent = city::Districts::kWholeCity,
                .shape = {},
                .label = {}});
  return out;
}

/// An area of more points than one cell of a workbook can hold.
geo::MultiPolygon long_area() {
  auto ring = geo::Ring{};
  for (auto i = 0; i < 3000; ++i) { ring.push_back({400'000 + i / 7.0, 5'470'000 + i * i / 3.0}); }
  ring.push_back(ring.front());
  return {{.outer = ring,
           .holes = {{{400'001.1, 5'470'001}, {400'002, 5'470'001}, {400'002, 5'470'002}, {400'001.1, 5'470'001}}}}};
}

/// Everything that is awkward in a spreadsheet.
plan::Plan awkward_plan() {
  auto plan = plan::Plan{};
  plan.title = "Probe";
  plan.fields.push_back(
      {.code = "01", .name_de = "Grün & „Klima“", .name_en = "", .theme = Theme::kClimate, .colour = "#2f6f4e"});
  plan.fields.push_back(
      {.code = "1e5", .name_de = "=2+3", .name_en = " x ", .theme = Theme::kMobility, .colour = "#000000"});
  plan.goals.push_back(
      {.code = "007", .field = "01", .text_de = "Zeile eins\r\nZeile zwei; \"drei\"", .text_en = "-5"});
  plan.milestones = {
      {.code = "M-1", .date = *parse_rough_date("2024-03-20"), .title_de = "=Tag", .title_en = "", .source = "a"},
      {.code = "M-2", .date = *parse_rough_date("2021-11"), .title_de = "Monat", .title_en = "m", .source = "b"},
      {.code = "M-3", .date = *parse_rough_date("2020"), .title_de = "Jahr", .title_en = "", .source = "c"}};
  auto full = plan::Measure{};
  full.code = "2028-03-15";
  full.title = "=HYPERLINK(\"x\")";
  full.summary = " mit Leerzeichen, Tab\t, Glocke\x07, _x0041_ und\nUmbruch ";
  full.field = "01";
  full.goals = {"007"};
  full.districts = {"02", "01"};
  full.lead = "'@Referat";
  full.state = plan::State::kInProgress;
  full.start = Year{2028};
  full.cost = plan::CostEstimate{EuroCents{1'234'567'89}, Year{2026}};
  full.flagship = true;
  full.example = true;
  full.places = {{.title = "Laden; \"Eck\"\nhinten", .shape = geo::Point{400'500.1 / 3.0, 5'470'500.123456789}},
                 {.title = "", .shape = geo::Line{{400'000, 5'470'000}, {1e-7, 0.1 + 0.2}}},
                 {.title = "Park", .shape = long_area()}};
  full.effects = {
      {.type = "add_facility",
       .place = 0,
       .parameters = {{"category", std::string{"groceries"}}, {"name", std::string{"Markt \"am Eck\"; = 7"}}}},
      {.type = "add_path", .place = 1, .parameters = {{"kind", std::string{"footway"}}}}};
  plan.measures.push_back(full);
  auto bare = plan::Measure{};
  bare.code = "B-2";
  bare.title = "Kahl";
  bare.field = "1e5";
  bare.lead = "Amt 1";
  plan.measures.push_back(bare);
  return plan;
}

std::string error_of(auto const& result) { return result ? "" : to_text(result.error()); }

/// The plan after all edits.
plan::Plan after(plan::Plan plan, PlanImport const& import) {
  for (auto const& edit : import.edits) { plan = plan::apply(plan, edit).value().plan; }
  return plan;
}

class PlanFile : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder;
  city::Districts districts = two_districts();

  fs::path exported(plan::Plan const& plan, std::string const& name) {
    auto const file = folder / name;
    auto const done = write_plan_file(plan, kPlane, kOrigin, file);
    EXPECT_TRUE(done) << error_of(done);
    return file;
  }

  Result<PlanImport> read(fs::path const& file, plan::Plan const& plan) {
    return read_plan_file(file, {.plan = plan, .districts = districts, .plane = kPlane, .origin = kOrigin.plan});
  }

  Result<PlanImport> read_csv(std::string const& text, plan::Plan const& plan) {
    EXPECT_TRUE(write_file(folder / "in.csv", text));
    return read(folder / "in.csv", plan);
  }
};

TEST_F(PlanFile, RoundTripChangesNothing) {
  auto const plan = awkward_plan();
  for (auto const* const name : {"plan.xlsx", "plan.csv"}) {
    auto const import = read(exported(plan, name), plan);
    ASSERT_TRUE(import) << name << "\n" << error_of(import);
    EXPECT_THAT(import->edits, IsEmpty())
        << name << ": " << import->entries.front().object << " " << import->entries.front().note;
    EXPECT_EQ(import->measures.unchanged, 2U) << name;
  }
}

TEST_F(PlanFile, WorkbookCarriesAWholePlanIntoAnEmptyOne) {
  auto const plan = awkward_plan();
  auto const import = read(exported(plan, "plan.xlsx"), {});
  ASSERT_TRUE(import) << error_of(import);
  auto const copy = after({}, *import);
  EXPECT_EQ(copy.fields, plan.fields);
  EXPECT_EQ(copy.goals, plan.goals);
  EXPECT_EQ(copy.measures, plan.measures);
  EXPECT_EQ(copy.milestones, plan.milestones);
  EXPECT_EQ(import->measures.added, 2U);
}

TEST_F(PlanFile, CsvCarriesMeasuresWhereFieldsAndGoalsExist) {
  auto const plan = awkward_plan();
  auto before = plan;
  before.measures.clear();
  auto const import = read(exported(plan, "plan.csv"), before);
  ASSERT_TRUE(import) << error_of(import);
  EXPECT_EQ(after(before, *import).measures, plan.measures);
  EXPECT_THAT(error_of(read(folder / "plan.csv", {})), HasSubstr("der Plan hat kein Handlungsfeld „01“"));
}

TEST_F(PlanFile, TheExamplePlanGoesBothWays) {
  auto const plan = *plan::read_plan(plan::kaiserslautern_plan(), "plan.toml");
  districts = {};
  for (auto const* const name : {"plan.xlsx", "plan.csv"}) {
    auto before = plan;
    before.measures.clear();
    auto const import = read(exported(plan, name), before);
    ASSERT_TRUE(import) << name << "\n" << error_of(import);
    EXPECT_EQ(after(before, *import).measures, plan.measures) << name;
  }
}

TEST_F(PlanFile, IllustrativeMeasuresSayBeispielOnEveryRow) {
  auto const file = exported(awkward_plan(), "plan.xlsx");
  auto const sheets = *read_xlsx(file);
  for (auto const* const name : {"Maßnahmen", "Orte", "Wirkungen"}) {
    auto const sheet = std::ranges::find(sheets, name, &Sheet::name);
    ASSERT_NE(sheet, sheets.end());
    for (auto const& row : sheet->rows) {
      if (row.cells.front() != "2028-03-15") { continue; }
      EXPECT_THAT(row.cells, ::testing::Contains("Beispiel")) << name;
    }
  }
  EXPECT_THAT(to_csv(measure_table_of(awkward_plan(), kPlane)), HasSubstr(";Leuchtturm;Beispiel;"));
}

TEST_F(PlanFile, CsvIsSafeInASpreadsheet) {
  auto const csv = to_csv(measure_table_of(awkward_plan(), kPlane));
  EXPECT_THAT(csv, AllOf(HasSubstr("'=HYPERLINK"), HasSubstr("''@Referat"), HasSubstr(";1234567,89;")));
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF"));
}

TEST_F(PlanFile, ReadsWhatPeopleType) {
  auto const plan = awkward_plan();
  auto const import = read_csv("code,TITLE ,Stand, kosten in euro,Price Year,Districts,Flagship\n"
                               "B-2,\"Kahl, aber neu\",In Umsetzung,1.250.000 \x80,2025,mitte,Ja\n",
                               plan);
  ASSERT_TRUE(import) << error_of(import);
  auto const measure = after(plan, *import).measures[1];
  EXPECT_EQ(measure.title, "Kahl, aber neu");
  EXPECT_EQ(measure.state, plan::State::kInProgress);
  EXPECT_EQ(measure.cost, (plan::CostEstimate{EuroCents{1'250'000'00}, Year{2025}}));
  EXPECT_THAT(measure.districts, ElementsAre("02")) << "a name becomes a code";
  EXPECT_TRUE(measure.flagship);
  EXPECT_EQ(measure.lead, "Amt 1") << "a column that is missing changes nothing";
  ASSERT_THAT(import->entries, SizeIs(1));
  EXPECT_THAT(import->entries[0].note, HasSubstr("Titel: Kahl → Kahl, aber neu"));
  EXPECT_THAT(after(plan, *import).measures, SizeIs(2)) << "what is not in the file stays";
}

TEST_F(PlanFile, EmptyCellsEmptyAValue) {
  auto const plan = awkward_plan();
  auto const import = read_csv("Kürzel;Beginn;Kosten;Preisstand;Ziele;Beispiel\n2028-03-15;;;;;\n", plan);
  ASSERT_TRUE(import) << error_of(import);
  auto const measure = after(plan, *import).measures[0];
  EXPECT_EQ(measure.start, std::nullopt);
  EXPECT_EQ(measure.cost, std::nullopt);
  EXPECT_THAT(measure.goals, IsEmpty());
  EXPECT_FALSE(measure.example);
}

TEST_F(PlanFile, NamesEveryProblemByLineAndColumn) {
  auto const error = error_of(read_csv("Kürzel;Titel;Stand;Beginn;Ende;Bezirke;Kosten;Preisstand;Wirkungen\n"
                                       "B-2;;fast fertig;2030;2029;Nirgends;viel;2025;fly\n"
                                       "Ä;Neu;Idee;20x8;;;5;;\n"
                                       "B-2;Doppelt;Idee;;;;;;\n",
                                       awkward_plan()));
  EXPECT_THAT(
      error, AllOf(HasSubstr("in.csv:2: Spalte „Titel“: der Titel ist leer"),
                   HasSubstr("in.csv:2: Spalte „Stand“: „fast fertig“ ist kein Stand; erlaubt sind Idee,"),
                   HasSubstr("in.csv:2: Spalte „Ende“: der Abschluss „2029“ liegt vor dem Beginn „2030“"),
                   HasSubstr("in.csv:2: Spalte „Bezirke“: es gibt keinen Bezirk „Nirgends“; bekannt sind 01 (Kästadt)"),
                   HasSubstr("in.csv:2: Spalte „Kosten“: „viel“ ist kein Betrag in Euro")));
  EXPECT_THAT(error, AllOf(HasSubstr("in.csv:2: Spalte „Wirkungen“"), HasSubstr("es gibt keine Wirkung „fly“"),
                           HasSubstr("in.csv:3: Spalte „Kürzel“: im Kürzel „Ä“ stehen andere Zeichen"),
                           HasSubstr("in.csv:3: Spalte „Beginn“: „20x8“ ist keine ganze Zahl"),
                           HasSubstr("in.csv:3: Spalte „Preisstand“: zu den Kosten fehlt der Preisstand"),
                           HasSubstr("in.csv:4: Spalte „Kürzel“: das Kürzel „B-2“ steht schon in in.csv:2")));
}

TEST_F(PlanFile, NamesUnknownAndMissingColumns) {
  auto const plan = awkward_plan();
  EXPECT_THAT(
      error_of(read_csv("Kürzel;Tittel\nB-2;x\n", plan)),
      HasSubstr("in.csv:1: Spalte „Tittel“: die Spalte „Tittel“ ist nicht bekannt; erlaubt sind Kürzel, Titel,"));
  EXPECT_THAT(error_of(read_csv("Titel\nx\n", plan)), HasSubstr("die Spalte „Kürzel“ fehlt"));
  EXPECT_THAT(error_of(read_csv("Kürzel;Code\nB-2;x\n", plan)), HasSubstr("die Spalte „Kürzel“ steht doppelt"));
  EXPECT_THAT(error_of(read_csv("Kürzel\nB-2;x\n", plan)), HasSubstr("„x“ steht in einer Spalte ohne Überschrift"));
  EXPECT_THAT(error_of(read_csv("", plan)), HasSubstr("die Datei hat keine Zeile eines Plans"));
}

TEST_F(PlanFile, NamesProblemsOfAWorkbookBySheetAndCell) {
  auto const text = [](std::string value) { return Cell{.text = std::move(value), .kind = CellKind::kText}; };
  auto const tables = std::vector<Table>{
      {.name = "Measures", .header = {"Code", "State"}, .rows = {{text("B-2"), text("done-ish")}}},
      {.name = "Orte",
       .header = {"Maßnahme", "Nr", "Lage"},
       .rows = {{text("B-2"), text("1"), text("PUNKT (1 2)")}, {text("X-9"), text("1"), text("POINT (1 2)")}}},
      {.name = "Wirkungen",
       .header = {"Maßnahme", "Wirkung", "Ort"},
       .rows = {{text("B-2"), text("add_path"), text("4")}}},
      {.name = "Notizen", .header = {"egal"}, .rows = {}}};
  ASSERT_TRUE(write_xlsx(tables, folder / "in.xlsx"));
  auto const error = error_of(read(folder / "in.xlsx", awkward_plan()));
  EXPECT_THAT(error,
              AllOf(HasSubstr("in.xlsx: Blatt „Measures“, Zelle B2: „done-ish“ ist kein Stand"),
                    HasSubstr("in.xlsx: Blatt „Orte“, Zelle C2: „PUNKT (1 2)“ ist kein Ort"),
                    HasSubstr("in.xlsx: Blatt „Orte“, Zelle A3: weder Datei noch Plan haben eine Maßnahme „X-9“"),
                    HasSubstr("in.xlsx: Blatt „Wirkungen“, Zelle A2: Wirkung 1 („add_path“) nennt den Ort „3“")));
}

TEST_F(PlanFile, MeasuresWithoutRowsKeepTheirPlaces) {
  auto const plan = awkward_plan();
  auto const text = [](std::string value) { return Cell{.text = std::move(value), .kind = CellKind::kText}; };
  auto const tables = std::vector<Table>{
      {.name = "Orte", .header = {"Measure", "Lage"}, .rows = {{text("B-2"), text("POINT (400500 5470500)")}}},
      {.name = "Notizen", .header = {"egal"}, .rows = {}}};
  ASSERT_TRUE(write_xlsx(tables, folder / "in.xlsx"));
  auto const import = read(folder / "in.xlsx", plan);
  ASSERT_TRUE(import) << error_of(import);
  auto const result = after(plan, *import);
  EXPECT_EQ(result.measures[0], plan.measures[0]);
  ASSERT_THAT(result.measures[1].places, SizeIs(1));
  EXPECT_THAT(import->notes, ElementsAre("das Blatt „Notizen“ wird nicht gelesen"));
}

TEST_F(PlanFile, PlacesAreCarriedFromTheSystemTheHeadingNames) {
  auto const plan = awkward_plan();
  auto const import = read_csv("Kürzel;Orte (EPSG:4326)\nB-2;POINT (7.77 49.44)\n", plan);
  ASSERT_TRUE(import) << error_of(import);
  auto const moved = after(plan, *import);
  auto const at = std::get<geo::Point>(moved.measures[1].places[0].shape);
  EXPECT_NEAR(at.x, 410'833, 200);
  EXPECT_NEAR(at.y, 5'477'030, 200);
}

TEST_F(PlanFile, RefusesWhatIsNoPlanFile) {
  EXPECT_THAT(error_of(write_plan_file({}, kPlane, kOrigin, folder / "plan.ods")),
              HasSubstr("erlaubt sind .xlsx, .csv und .json"));
  EXPECT_THAT(error_of(read(folder / "missing.xlsx", {})), HasSubstr("missing.xlsx"));
  ASSERT_TRUE(write_file(folder / "text.xlsx", "kein Zip"));
  EXPECT_THAT(error_of(read(folder / "text.xlsx", {})), HasSubstr("keine lesbare Arbeitsmappe"));
  auto const whole = *read_file(exported(awkward_plan(), "plan.xlsx"));
  ASSERT_TRUE(write_file(folder / "cut.xlsx", whole.substr(0, whole.size() / 2)));
  EXPECT_THAT(error_of(read(folder / "cut.xlsx", {})), Not(IsEmpty()));
  EXPECT_FALSE(write_plan_file({}, kPlane, kOrigin, folder / "missing/plan.xlsx"));
}

/// Any byte may be wrong: the answer is a plan or an error, never a crash.
TEST_F(PlanFile, SurvivesDamagedFiles) {
  auto const plan = *plan::read_plan(plan::kaiserslautern_plan(), "plan.toml");
  auto random = std::minstd_rand{7};
  for (auto const* const name : {"plan.xlsx", "plan.csv"}) {
    auto const whole = *read_file(exported(plan, name));
    auto const file = folder / (std::string{"broken-"} + name);
    for (auto i = 0; i < 60; ++i) {
      auto bytes = whole;
      for (auto flip = 0; flip < 3; ++flip) {
        bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
      }
      if (i % 3 == 0) { bytes.resize(random() % bytes.size()); }
      ASSERT_TRUE(write_file(file, bytes));
      auto const import = read(file, plan);
      EXPECT_TRUE(import || !import.error().problems.empty());
    }
  }
}

TEST_F(PlanFile, WritingLeavesNothingBeside) {
  exported(awkward_plan(), "plan.xlsx");
  exported({}, "plan.xlsx");
  auto names = std::vector<std::string>{};
  for (auto const& entry : fs::directory_iterator{folder.path()}) { names.push_back(entry.path().filename().string()); }
  EXPECT_THAT(names, ElementsAre("plan.xlsx"));
  EXPECT_THAT(error_of(read(folder / "plan.xlsx", {})), HasSubstr("die Datei hat keine Zeile eines Plans"));
}

}  // namespace
}  // namespace leitbild::exchange
