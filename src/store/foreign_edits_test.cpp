// What happens when another program writes into plan.gpkg: raw SQLite here, GDAL (as QGIS uses it) where this machine has
// its Python.
#include <array>
#include <cstdio>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.h"
#include "base/file.h"
#include "store/gpkg/geometry.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Author const kOffice{.role = "Referat Stadtentwicklung"};

/// Text edited, a place moved, a link added, a row deleted: as QGIS does it, with foreign keys off.
class ForeignEdits : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder;
  std::filesystem::path path = folder / "w";

  void SetUp() override {
    auto workspace = std::move(*Workspace::create(path, testing::info(), "Probe", kOffice));
    ASSERT_TRUE(workspace.replace_city(testing::two_districts(), "neu", kOffice));
    auto const done = workspace.apply({plan::PutField{testing::field()}, plan::PutGoal{testing::goal("KLI-Z1")},
                                       plan::PutGoal{testing::goal("KLI-Z2")}, plan::AddMeasure{computable("KLI-01")},
                                       plan::AddMeasure{computable("KLI-02")},
                                       plan::AddMilestone{{.code = "M-1",
                                                           .date = *parse_rough_date("2025-10-06"),
                                                           .title_de = "Beschluss",
                                                           .title_en = "Adoption",
                                                           .source = "Niederschrift"}}},
                                      kOffice);
    ASSERT_TRUE(done) << to_text(done.error());
  }

  /// With effects that the program knows.
  static plan::Measure computable(std::string const& code) {
    auto measure = testing::measure(code);
    measure.effects = {{.type = "add_path", .place = 1, .parameters = {}}};
    return measure;
  }

  Workspace open() const { return std::move(*Workspace::open(path)); }

  /// As another program would.
  void run(std::string const& sql, std::vector<gpkg::Value> const& values = {}) const {
    auto const db = *gpkg::Database::open(path / "plan.gpkg", gpkg::Access::kExisting);
    ASSERT_TRUE(db.run("PRAGMA foreign_keys = OFF"));
    auto const done = db.execute(sql, values);
    ASSERT_TRUE(done) << sql << "\n" << to_text(done.error());
  }

  std::vector<std::string> texts() const {
    auto const edits = open().foreign_edits();
    auto out = std::vector<std::string>{};
    if (!edits) { return {to_text(edits.error())}; }
    for (auto const& edit : *edits) { out.push_back(to_text(edit)); }
    return out;
  }

  std::string adoption_error() const {
    auto const adopted = open().adopt_foreign_edits(kOffice);
    return adopted ? "" : to_text(adopted.error());
  }

  std::int64_t count(std::string const& sql) const {
    auto const db = *gpkg::Database::open(path / "plan.gpkg", gpkg::Access::kExisting);
    return (*db.one_integer(sql)).value_or(-1);
  }
};

TEST_F(ForeignEdits, LeitbildsOwnEditsAreNone) {
  EXPECT_THAT(texts(), IsEmpty());
  auto workspace = open();
  auto measure = computable("KLI-01");
  measure.title = "Anders";
  measure.places.pop_back();
  ASSERT_TRUE(workspace.apply(plan::EditMeasure{measure}, kOffice));
  auto moved = testing::two_districts();
  moved.info.crs = geo::Crs{25833};
  ASSERT_TRUE(workspace.replace_city(moved, "andere Ebene: die Orte werden umgerechnet", kOffice));
  EXPECT_THAT(texts(), IsEmpty());
  EXPECT_THAT(to_text(workspace.adopt_foreign_edits(kOffice).error()), HasSubstr("wurde nichts geändert"));
  EXPECT_FALSE(workspace.reject_foreign_edits(kOffice));
}

TEST_F(ForeignEdits, AreShownFieldByField) {
  run("UPDATE measures SET title = 'Weg', start_year = NULL WHERE code = 'KLI-01'");
  run("UPDATE places SET geom = ? WHERE measure = 'KLI-01' AND position = 0",
      {gpkg::Blob{gpkg::encode(geo::Point{400'503.25, 5'470'504.5}, 25832)}});
  run("DELETE FROM measure_districts WHERE measure = 'KLI-02' AND district = 'stadt'");
  run("INSERT INTO goals (code, field, text_de, text_en) VALUES ('KLI-Z3', 'KLI', 'Neu.', '')");
  EXPECT_THAT(
      texts(),
      ElementsAre("Ziel KLI-Z3: neu", "Maßnahme KLI-01: Titel: „Parkweg“ → „Weg“; Beginn: „2028“ → (leer)",
                  "Bezirk stadt der Maßnahme KLI-02: gelöscht",
                  "Ort „Laden“ (Nummer 0) der Maßnahme KLI-01: Lage: POINT (400500.2 5470500.5) → POINT (400503.2 "
                  "5470504.5), um bis zu 5,0 m verschoben"));
}

TEST_F(ForeignEdits, ASameGeometryStoredInAnotherWayIsNone) {
  auto bytes = gpkg::encode(geo::Point{400'500.25, 5'470'500.5}, 25832);
  bytes[4] = 1;  // other system in the header, as a careless program writes it
  run("UPDATE places SET geom = ? WHERE measure = 'KLI-01' AND position = 0", {gpkg::Blob{bytes}});
  EXPECT_THAT(texts(), IsEmpty());
}

TEST_F(ForeignEdits, StopEveryOtherChangeUntilTheyAreDecided) {
  run("UPDATE measures SET title = 'Weg' WHERE code = 'KLI-01'");
  auto workspace = open();
  EXPECT_EQ(workspace.plan()->measures[0].title, "Weg") << "reading goes on";
  auto const refused = workspace.apply(plan::PutGoal{testing::goal("KLI-Z3")}, kOffice);
  ASSERT_FALSE(refused);
  EXPECT_THAT(to_text(refused.error()), AllOf(HasSubstr("außerhalb von Leitbild geändert (1 Unterschied)"),
                                              HasSubstr("leitbild plan differences")));
  EXPECT_FALSE(workspace.replace_city(testing::two_districts("Neu"), "neu", kOffice));
  ASSERT_TRUE(workspace.adopt_foreign_edits(kOffice));
  EXPECT_TRUE(workspace.apply(plan::PutGoal{testing::goal("KLI-Z3")}, kOffice));
}

TEST_F(ForeignEdits, AreAdoptedWithAJournalEntryPerObject) {
  run("UPDATE measures SET title = 'Weg' WHERE code = 'KLI-01'");
  run("UPDATE places SET title = 'Markt' WHERE measure = 'KLI-01' AND position = 0");
  run("UPDATE fields SET name_de = 'Klima' WHERE code = 'KLI'");
  run("INSERT INTO places (geom, measure, position, title, measure_title) VALUES (?, 'KLI-02', 99, 'Neu', '')",
      {gpkg::Blob{gpkg::encode(geo::Point{400'001, 5'470'001}, 25832)}});
  auto workspace = open();
  auto const before = workspace.journal()->size();
  auto const adopted = workspace.adopt_foreign_edits(kOffice);
  ASSERT_TRUE(adopted) << to_text(adopted.error());
  EXPECT_THAT(*adopted, SizeIs(3));
  auto const journal = *workspace.journal();
  ASSERT_EQ(journal.size(), before + 3);
  EXPECT_EQ(journal[before + 1].object, "KLI-01");
  EXPECT_EQ(journal[before + 1].action, "adopt_edits");
  EXPECT_EQ(journal[before + 1].role, kOffice.role);
  EXPECT_THAT(journal[before + 1].note, AllOf(HasSubstr("Titel: „Parkweg“ → „Weg“"), HasSubstr("„Laden“ → „Markt“")));
  auto const plan = *workspace.plan();
  EXPECT_EQ(plan.fields[0].name_de, "Klima");
  EXPECT_EQ(plan.measures[0].title, "Weg");
  ASSERT_THAT(plan.measures[1].places, SizeIs(4));
  EXPECT_EQ(plan.measures[1].places[3].title, "Neu");
  EXPECT_EQ(count("SELECT count(*) FROM places WHERE measure = 'KLI-02' AND position = 3"), 1) << "numbered anew";
  EXPECT_EQ(count("SELECT count(*) FROM places WHERE measure = 'KLI-01' AND measure_title = 'Weg'"), 3);
  EXPECT_THAT(texts(), IsEmpty());
}

TEST_F(ForeignEdits, ADeletedMeasureTakesItsRowsAlong) {
  run("DELETE FROM measures WHERE code = 'KLI-02'");
  EXPECT_THAT(texts(), ElementsAre("Maßnahme KLI-02: gelöscht"));
  EXPECT_THAT(open().plan()->measures, SizeIs(1)) << "reading goes on although its places are still there";
  ASSERT_EQ(adoption_error(), "");
  EXPECT_THAT(open().plan()->measures, SizeIs(1));
  EXPECT_EQ(count("SELECT count(*) FROM places WHERE measure = 'KLI-02'"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM rtree_places_geom"), 3);
  EXPECT_THAT(open().journal()->back().note, HasSubstr("KLI-02: gelöscht"));
}

TEST_F(ForeignEdits, AMeasureAddedWithItsRowsIsAdopted) {
  run("INSERT INTO measures (code, title, summary, field, lead, state, flagship, example) "
      "VALUES ('KLI-03', 'Neu', '', 'KLI', 'Amt', 'idea', 0, 1)");
  run("INSERT INTO measure_districts (measure, district) VALUES ('KLI-03', 'mitte')");
  run("INSERT INTO places (geom, measure, position, title, measure_title) VALUES (?, 'KLI-03', 1, '', '')",
      {gpkg::Blob{gpkg::encode(geo::Line{{400'001, 5'470'001}, {400'050, 5'470'001}}, 25832)}});
  run("INSERT INTO effects (measure, position, place, type, parameters) VALUES ('KLI-03', 1, 1, 'add_path', '{}')");
  ASSERT_EQ(adoption_error(), "");
  auto const plan = *open().plan();
  auto const* const measure = plan::find_measure(plan, "KLI-03");
  ASSERT_NE(measure, nullptr);
  EXPECT_THAT(measure->districts, ElementsAre("mitte"));
  EXPECT_THAT(measure->places, SizeIs(1));
  EXPECT_THAT(measure->effects, SizeIs(1));
}

TEST_F(ForeignEdits, WhatBreaksARuleIsNotAdopted) {
  run("UPDATE measures SET title = '', start_year = 1492 WHERE code = 'KLI-01'");
  run("INSERT INTO measure_districts (measure, district) VALUES ('KLI-02', 'nirgends')");
  run("UPDATE effects SET type = 'fly' WHERE measure = 'KLI-02'");
  EXPECT_THAT(adoption_error(), AllOf(HasSubstr("KLI-01 title: der Titel ist leer"), HasSubstr("das Jahr „1492“"),
                                      HasSubstr("es gibt keinen Bezirk „nirgends“; bekannt sind stadt, mitte"),
                                      HasSubstr("es gibt keine Wirkung „fly“")));
  EXPECT_THAT(texts(), SizeIs(3)) << "nothing is taken, nothing is lost";
}

TEST_F(ForeignEdits, UnreadableRowsAreShownAndCanBeRejected) {
  auto const before = *open().plan();
  run("UPDATE measures SET state = 'fertig' WHERE code = 'KLI-01'");
  run("UPDATE effects SET parameters = '[' WHERE measure = 'KLI-02'");
  EXPECT_FALSE(open().plan());
  EXPECT_THAT(texts(), ElementsAre("Maßnahme KLI-01: Stand: „decided“ → „fertig“",
                                   "Wirkung add_path (Nummer 0) der Maßnahme KLI-02: Angaben: „{}“ → „[“"));
  EXPECT_THAT(adoption_error(), HasSubstr("der Stand „fertig“ ist nicht bekannt"));
  ASSERT_TRUE(open().reject_foreign_edits(kOffice));
  EXPECT_EQ(open().plan()->measures, before.measures);
}

TEST_F(ForeignEdits, ACodeStays) {
  run("UPDATE measures SET code = 'KLI-09' WHERE code = 'KLI-01'");
  EXPECT_THAT(texts(), ElementsAre("Maßnahme KLI-01: Kürzel: „KLI-01“ → „KLI-09“"));
  EXPECT_THAT(adoption_error(), HasSubstr("ein Kürzel bleibt für immer, bitte dort wieder „KLI-01“ eintragen"));
  EXPECT_EQ(count("SELECT count(*) FROM places WHERE measure = 'KLI-01'"), 3) << "no row is lost";
}

TEST_F(ForeignEdits, RejectionBringsEveryRowBack) {
  auto const before = *open().plan();
  run("UPDATE measures SET code = 'x' WHERE code = 'KLI-01'");  // swapped codes
  run("UPDATE measures SET code = 'KLI-01' WHERE code = 'KLI-02'");
  run("UPDATE measures SET code = 'KLI-02' WHERE code = 'x'");
  run("DELETE FROM places WHERE measure = 'KLI-01'");
  run("DELETE FROM fields");
  run("INSERT INTO goals (code, field, text_de, text_en) VALUES ('KLI-Z3', 'KLI', 'Neu.', '')");
  run("UPDATE places SET geom = ? WHERE measure = 'KLI-02' AND position = 2",
      {gpkg::Blob{gpkg::encode(geo::Point{1, 2}, 25832)}});
  auto workspace = open();
  ASSERT_FALSE(workspace.foreign_edits()->empty());
  auto const done = workspace.reject_foreign_edits(kOffice);
  ASSERT_TRUE(done) << to_text(done.error());
  auto const after = *workspace.plan();
  EXPECT_EQ(after.fields, before.fields);
  EXPECT_EQ(after.goals, before.goals);
  EXPECT_EQ(after.measures, before.measures);
  EXPECT_THAT(texts(), IsEmpty());
  EXPECT_EQ(count("SELECT count(*) FROM rtree_places_geom"), 6);
  EXPECT_EQ(count("SELECT count(*) FROM places WHERE measure_title = 'Parkweg'"), 6);
  EXPECT_EQ(workspace.journal()->back().action, "reject_edits");
}

TEST_F(ForeignEdits, AColumnThatSomebodyAddsIsHisOwn) {
  run("ALTER TABLE measures ADD COLUMN notiz TEXT");
  run("UPDATE measures SET notiz = 'meins'");
  EXPECT_THAT(texts(), IsEmpty());
}

TEST_F(ForeignEdits, AFileFromBeforeTheyWereKnownIsTakenAsItIs) {
  run("DROP TABLE written_rows");
  EXPECT_THAT(texts(), IsEmpty());
  run("UPDATE measures SET title = 'Weg' WHERE code = 'KLI-01'");
  EXPECT_THAT(texts(), SizeIs(1));
}

/// Every column of the plan's tables is compared: one that is forgotten could be changed unseen.
TEST_F(ForeignEdits, AMilestoneIsAdoptedOrPutBack) {
  run("UPDATE milestones SET date = '2025-10' WHERE code = 'M-1'");
  EXPECT_THAT(texts(), ElementsAre(HasSubstr("Meilenstein M-1")));
  ASSERT_TRUE(open().adopt_foreign_edits(kOffice));
  EXPECT_EQ(open().plan()->milestones[0].date, *parse_rough_date("2025-10"));
  run("UPDATE milestones SET title_de = '' WHERE code = 'M-1'");
  EXPECT_THAT(adoption_error(), HasSubstr("der Titel"));
  ASSERT_TRUE(open().reject_foreign_edits(kOffice));
  EXPECT_EQ(open().plan()->milestones[0].title_de, "Beschluss");
}

TEST_F(ForeignEdits, EveryColumnIsCompared) {
  auto const db = *gpkg::Database::open(path / "plan.gpkg", gpkg::Access::kExisting);
  for (auto const* const table :
       {"fields", "goals", "measures", "measure_goals", "measure_districts", "places", "effects", "milestones"}) {
    auto const derives_example = std::string_view{table} == "places" || std::string_view{table} == "effects";
    auto seen = 0;
    ASSERT_TRUE(db.each("SELECT name FROM pragma_table_info(?)", {table}, [&](gpkg::Row const& row) -> Result<void> {
      auto const column = row.text(0);
      if (column == "fid" || column == "geom" || column == "measure_title") { return {}; }
      if (column == "example" && derives_example) { return {}; }  // follows from the measure
      ++seen;
      TRY(auto const here, db.one_integer("SELECT count(*) FROM written_rows WHERE table_name = ? AND "
                                          "json_type(row, '$.' || ?) IS NOT NULL",
                                          {table, column}));
      EXPECT_GT(here.value_or(0), 0) << table << "." << column;
      return {};
    }));
    EXPECT_GT(seen, 0) << table;
  }
}

/// Runs a Python script that has GDAL; empty where this machine has none.
std::string run_gdal(std::filesystem::path const& script) {
  auto out = std::string{};
  auto const command = fmt::format("env -u LD_PRELOAD /usr/bin/python3 {} 2>&1", script.string());
  auto* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) { return out; }
  auto block = std::array<char, 4096>{};
  while (auto const n = std::fread(block.data(), 1, block.size(), pipe)) { out.append(block.data(), n); }
  return ::pclose(pipe) == 0 ? out : "";
}

TEST_F(ForeignEdits, OfGdalAreFoundAndAdopted) {
  auto const script = folder / "edit.py";
  ASSERT_TRUE(write_file(script, fmt::format(R"py(
from osgeo import ogr
data = ogr.Open("{}", 1)
places = data.GetLayer("places")
for place in places:
    if place["measure"] == "KLI-01" and place["position"] == 2:
        shape = place.GetGeometryRef().Clone()
        shape.GetGeometryRef(0).GetGeometryRef(0).SetPoint_2D(1, 400200, 5470100)
        place.SetGeometry(shape)
        places.SetFeature(place)
measures = data.GetLayer("measures")
measure = measures.GetFeature(1)
measure["summary"] = "Über den Platz"
measures.SetFeature(measure)
new = ogr.Feature(places.GetLayerDefn())
new["measure"] = "KLI-02"
new["position"] = 7
new["title"] = "Dreieck"
new["measure_title"] = ""
new.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON ((400000 5470000, 400010 5470000, 400000 5470010, 400000 5470000))"))
places.CreateFeature(new)
data = None
print("done")
)py",
                                             (path / "plan.gpkg").string())));
  if (run_gdal(script) != "done\n") { GTEST_SKIP() << "needs python3-gdal"; }
  EXPECT_THAT(texts(), ElementsAre(HasSubstr("Kurzbeschreibung: „Ein Weg mit \"Schatten\".“ → „Über den Platz“"),
                                   AllOf(HasSubstr("Ort „Park“ (Nummer 2) der Maßnahme KLI-01: Lage: Fläche, 2.450 m²"),
                                         HasSubstr("um bis zu 50,0 m verschoben")),
                                   "Ort „Dreieck“ (Nummer 7) der Maßnahme KLI-02: neu"));
  ASSERT_EQ(adoption_error(), "");
  auto const plan = *open().plan();
  ASSERT_THAT(plan.measures[1].places, SizeIs(4));
  EXPECT_TRUE(std::holds_alternative<geo::MultiPolygon>(plan.measures[1].places[3].shape));
  EXPECT_EQ(count("SELECT count(*) FROM rtree_places_geom"), 7);
}

}  // namespace
}  // namespace leitbild::store
