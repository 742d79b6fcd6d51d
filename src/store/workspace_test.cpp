#include "store/workspace.h"

#include <fstream>
#include <set>

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "base/hash.h"
#include "city/file/city_file.h"
#include "plan/edits_of.h"
#include "plan/read_plan.h"
#include "store/city_record.h"
#include "store/folder_lock.h"
#include "store/gpkg/layout.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using namespace testing;  // NOLINT(google-build-using-namespace): the test city of this folder

Author const kOffice{.role = "Referat Stadtentwicklung"};

Workspace made(fs::path const& folder) {
  auto workspace = Workspace::create(folder, info(), "Probe", kOffice);
  EXPECT_TRUE(workspace) << to_text(workspace.error());
  return std::move(*workspace);
}

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? "" : to_text(result.error());
}

std::set<std::string> files_in(fs::path const& folder) {
  auto out = std::set<std::string>{};
  for (auto const& entry : fs::directory_iterator{folder}) {
    auto const name = entry.path().filename().string();
    if (!name.starts_with("plan.gpkg-") && name != kLockFile) { out.insert(name); }
  }
  return out;
}

/// Whatever is there, hidden or not.
std::set<std::string> entries_of(fs::path const& folder) {
  auto out = std::set<std::string>{};
  for (auto const& entry : fs::directory_iterator{folder}) { out.insert(entry.path().filename().string()); }
  return out;
}

gpkg::Database connected(fs::path const& folder) {
  return *gpkg::Database::open(folder / "plan.gpkg", gpkg::Access::kExisting);
}

std::int64_t count(fs::path const& folder, std::string const& table) {
  return (*connected(folder).one_integer("SELECT count(*) FROM " + table)).value_or(-1);
}

TEST(Workspace, IsMadeEmptyAndOpensAgain) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const path = folder / "a/b/stadt";
  {
    auto const workspace = made(path);
    EXPECT_EQ(workspace.plan()->title, "Probe");
    EXPECT_THAT(workspace.plan()->measures, IsEmpty());
  }
  auto const workspace = Workspace::open(path);
  ASSERT_TRUE(workspace) << error_of(workspace);
  EXPECT_EQ(workspace->info().name, "Kästadt");
  EXPECT_EQ(workspace->info().ags, "07312000");
  EXPECT_TRUE(workspace->info().schematic);
  EXPECT_THAT(workspace->layers()->districts.rows, IsEmpty());
  auto const journal = *workspace->journal();
  ASSERT_THAT(journal, SizeIs(1));
  EXPECT_EQ(journal[0].action, "create");
  EXPECT_EQ(journal[0].role, "Referat Stadtentwicklung");
  EXPECT_THAT(files_in(path), ElementsAre("plan.gpkg", "sources.toml"));
}

TEST(Workspace, RefusesBadRequestsAndLeavesNothingBehind) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto bad = info();
  bad.ags = "7312";
  EXPECT_THAT(error_of(Workspace::create(folder / "x", bad, "Probe", kOffice)),
              HasSubstr("„7312“ ist kein amtlicher Gemeindeschlüssel"));
  EXPECT_FALSE(Workspace::create(folder / "x", info(), "Probe", {.role = " "}));
  bad = info();
  bad.crs = {999'999};
  EXPECT_THAT(error_of(Workspace::create(folder / "y/x", bad, "Probe", kOffice)), HasSubstr("EPSG:999999"));
  EXPECT_THAT(files_in(folder.path()), IsEmpty());
  fs::create_directory(folder / "full");
  std::ofstream{folder / "full/letter.txt"} << "keep me";
  EXPECT_THAT(error_of(Workspace::create(folder / "full", info(), "Probe", kOffice)), HasSubstr("nicht leer"));
  EXPECT_THAT(files_in(folder / "full"), ElementsAre("letter.txt"));
  EXPECT_FALSE(Workspace::create(folder / "full/letter.txt/x", info(), "Probe", kOffice));
}

TEST(Workspace, KeepsAPlanWithAllItsAttributes) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  {
    auto workspace = made(folder / "w");
    ASSERT_EQ(error_of(workspace.apply(whole_plan(), kOffice)), "");
  }
  auto const plan = *Workspace::open(folder / "w")->plan();
  EXPECT_THAT(plan.fields, ElementsAre(field()));
  EXPECT_THAT(plan.goals, ElementsAre(goal("KLI-Z1"), goal("KLI-Z2")));
  EXPECT_THAT(plan.measures, ElementsAre(measure("KLI-01")));
  EXPECT_THAT(plan.milestones, ElementsAre(milestone("M-1")));
}

TEST(Workspace, HoldsTheExamplePlan) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  auto const example = *plan::read_plan(plan::kaiserslautern_plan(), "plan.toml");
  auto const edits = plan::edits_of(example);
  ASSERT_EQ(error_of(workspace.apply(edits, kOffice)), "");
  EXPECT_EQ(workspace.plan()->measures, example.measures);
  EXPECT_EQ(workspace.plan()->milestones, example.milestones);
  EXPECT_EQ(workspace.plan()->spatial_features, example.spatial_features);
  EXPECT_THAT(workspace.plan()->decisions, ::testing::UnorderedElementsAreArray(example.decisions));
  EXPECT_EQ(workspace.plan()->cost_items, example.cost_items);
  EXPECT_EQ(workspace.plan()->evidence, example.evidence);
  EXPECT_THAT(*workspace.journal(), SizeIs(1 + edits.size()));
}

TEST(Workspace, AnEditKeepsRowsAndDropsPlacesThatAreGone) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
  ASSERT_TRUE(workspace.apply(plan::AddMeasure{measure("KLI-02")}, kOffice));
  auto changed = measure("KLI-01");
  changed.title = "Parkweg Nord";
  changed.places.pop_back();
  changed.effects.pop_back();
  changed.goals = {"KLI-Z1"};
  ASSERT_EQ(error_of(workspace.apply(plan::EditMeasure{changed}, kOffice)), "");
  EXPECT_THAT(workspace.plan()->measures, ElementsAre(changed, measure("KLI-02")));
  auto const db = connected(folder / "w");
  EXPECT_EQ(*db.one_integer("SELECT fid FROM measures WHERE code = 'KLI-01'"), 1);
  EXPECT_EQ(*db.one_integer("SELECT fid FROM places WHERE measure = 'KLI-01' AND position = 1"), 2);
  EXPECT_EQ(*db.one_text("SELECT measure_title FROM places WHERE fid = 1"), "Parkweg Nord");
  EXPECT_EQ(count(folder / "w", "rtree_places_geom"), 5);
  auto const entry = workspace.journal()->back();
  EXPECT_EQ(entry.action, "edit_measure");
  EXPECT_THAT(entry.note, HasSubstr("Titel: Parkweg → Parkweg Nord; Ziele: KLI-Z2, KLI-Z1 → KLI-Z1"));
  EXPECT_THAT(entry.at, ::testing::MatchesRegex("[0-9-]{10}T[0-9:.]{12}Z"));
}

TEST(Workspace, OneBadEditOfSeveralChangesNothingAndLeavesNoEntry) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  auto edits = whole_plan();
  auto bad = measure("KLI-02");
  bad.lead.clear();
  edits.push_back(plan::AddMeasure{bad});
  EXPECT_THAT(error_of(workspace.apply(edits, kOffice)), HasSubstr("KLI-02 lead"));
  EXPECT_THAT(workspace.plan()->fields, IsEmpty());
  EXPECT_THAT(workspace.plan()->measures, IsEmpty());
  EXPECT_THAT(*workspace.journal(), SizeIs(1));
  EXPECT_TRUE(workspace.apply(whole_plan(), kOffice));
}

TEST(Workspace, AFailureOfTheJournalUndoesTheEdit) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_TRUE(
      connected(folder / "w").run("CREATE TRIGGER no BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'no'); END"));
  EXPECT_THAT(error_of(workspace.apply(plan::PutField{field()}, kOffice)), HasSubstr("die Datenbank lehnt es ab (no)"));
  EXPECT_THAT(workspace.plan()->fields, IsEmpty());
  EXPECT_EQ(count(folder / "w", "fields"), 0);
}

TEST(Workspace, ReplacesTheCityAndRemovesTheOldOne) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_EQ(error_of(workspace.replace_city(two_districts(), "2 Bezirke", kOffice)), "");
  auto const first = files_in(folder / "w");
  ASSERT_THAT(first, SizeIs(3));
  ASSERT_EQ(error_of(workspace.replace_city(two_districts("Zentrum"), "neu benannt", kOffice)), "");
  auto const second = files_in(folder / "w");
  EXPECT_THAT(second, SizeIs(3));
  EXPECT_NE(first, second);
  auto const again = Workspace::open(folder / "w");
  auto const layers = again->layers();
  ASSERT_TRUE(layers) << error_of(layers);
  EXPECT_EQ(layers->districts.rows[city::DistrictId{1U}].name, "Zentrum");
  EXPECT_EQ(layers->sources, two_districts().sources);
  EXPECT_EQ(again->journal()->back().note, "neu benannt");
  auto const db = connected(folder / "w");
  EXPECT_EQ(*db.one_text("SELECT name FROM districts WHERE code = 'mitte' AND parent = 'stadt' AND fid = 2"),
            "Zentrum");
  EXPECT_EQ(*db.one_integer("SELECT max_x FROM gpkg_contents WHERE table_name = 'districts'"), 402'000);
}

TEST(Workspace, AFailedReplacementLeavesEverythingAsItWas) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_TRUE(workspace.replace_city(two_districts(), "erste", kOffice));
  auto const before = files_in(folder / "w");
  auto const sources = *read_file(folder / "w/sources.toml");

  auto twins = two_districts();
  twins.districts.rows[city::DistrictId{1U}].code = "stadt";
  EXPECT_THAT(error_of(workspace.replace_city(twins, "x", kOffice)),
              HasSubstr("zwei Bezirke haben den Schlüssel „stadt“"));

  // A folder with the new city's name stands in the way: the districts are written by then, but not committed.
  auto const next = two_districts("Zentrum");
  auto const obstacle = folder / "w" / city_file_name(sha256(city::to_bytes(next)));
  fs::create_directories(obstacle / "x");
  EXPECT_THAT(error_of(workspace.replace_city(next, "x", kOffice)), StartsWith(obstacle.string() + ": "));
  fs::remove_all(obstacle);

  EXPECT_EQ(files_in(folder / "w"), before);
  EXPECT_EQ(*read_file(folder / "w/sources.toml"), sources);
  EXPECT_EQ(workspace.journal()->back().note, "erste");
  EXPECT_EQ(*connected(folder / "w").one_text("SELECT name FROM districts WHERE fid = 2"), "Mitte");
  EXPECT_TRUE(workspace.replace_city(next, "zweite", kOffice));
}

TEST(Workspace, AReplacementThatCannotBeCommittedIsTakenBack) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_TRUE(workspace.replace_city(two_districts(), "erste", kOffice));
  auto const before = files_in(folder / "w");
  auto const sources = *read_file(folder / "w/sources.toml");
  // A broken reference that is looked at only when the transaction ends.
  ASSERT_TRUE(connected(folder / "w")
                  .run("CREATE TABLE t (x TEXT REFERENCES fields(code) DEFERRABLE INITIALLY DEFERRED);"
                       "CREATE TRIGGER no AFTER INSERT ON journal BEGIN INSERT INTO t VALUES ('nowhere'); END"));
  EXPECT_THAT(error_of(workspace.replace_city(two_districts("X"), "zweite", kOffice)),
              HasSubstr("die Datenbank lehnt es ab"));
  EXPECT_EQ(files_in(folder / "w"), before);
  EXPECT_EQ(*read_file(folder / "w/sources.toml"), sources);
  EXPECT_EQ(workspace.journal()->back().note, "erste");
  EXPECT_EQ(workspace.layers()->districts.rows[city::DistrictId{1U}].name, "Mitte");
}

TEST(Workspace, SaysThatAGisIsWritingToThePlan) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  auto const gis = connected(folder / "w");
  auto const editing = *gpkg::Transaction::begin(gis);
  EXPECT_THAT(error_of(workspace.replace_city(two_districts(), "x", kOffice)),
              HasSubstr("ein anderes Programm schreibt gerade in die Datei"));
  EXPECT_THAT(files_in(folder / "w"), ElementsAre("plan.gpkg", "sources.toml"));
  EXPECT_TRUE(workspace.plan());
}

TEST(Workspace, FinishesAReplacementThatWasCutOff) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const plan_file = folder / "w/plan.gpkg";
  { auto const workspace = made(folder / "w"); }
  fs::copy_file(plan_file, folder / "before.gpkg");
  { ASSERT_TRUE(Workspace::open(folder / "w")->replace_city(two_districts(), "neu", kOffice)); }
  fs::copy_file(folder / "before.gpkg", plan_file, fs::copy_options::overwrite_existing);
  std::ofstream{folder / "w/city-0123456789abcdef.city"} << "left over";

  auto const workspace = Workspace::open(folder / "w");
  ASSERT_TRUE(workspace) << error_of(workspace);
  EXPECT_EQ(workspace->journal()->back().note, "Stadtmodell nach Abbruch übernommen");
  EXPECT_EQ(count(folder / "w", "districts"), 2);
  EXPECT_THAT(files_in(folder / "w"), SizeIs(3));
  EXPECT_THAT(*Workspace::open(folder / "w")->journal(), SizeIs(2));  // once is enough
}

TEST(Workspace, CarriesPlacesOverWhenTheCityLiesInAnotherZone) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto unknown = info();
  unknown.crs = geo::kLocalPlane;
  auto workspace = std::move(*Workspace::create(folder / "w", unknown, "Probe", kOffice));
  ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
  auto east = two_districts();
  east.info.crs = {25833};
  ASSERT_EQ(error_of(workspace.replace_city(east, "Zone 33", kOffice)), "");
  auto const point = std::get<geo::Point>(workspace.plan()->measures[0].places[0].shape);
  auto const expected = (*geo::Transform::between(geo::Crs{25832}, geo::Crs{25833}))({400'500.25, 5'470'500.5});
  EXPECT_LT(geo::distance(point, expected).value, 0.001);
  auto const db = connected(folder / "w");
  EXPECT_EQ(*db.one_integer("SELECT count(*) FROM gpkg_geometry_columns WHERE srs_id <> 25833"), 0);
  EXPECT_EQ(workspace.info().crs, geo::Crs{25833});
}

TEST(Workspace, NoticesThatAnotherProgramReplacedTheCity) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto mine = made(folder / "w");
  auto yours = *Workspace::open(folder / "w");
  ASSERT_TRUE(yours.replace_city(two_districts(), "deins", kOffice));
  EXPECT_THAT(error_of(mine.replace_city(two_districts("X"), "meins", kOffice)),
              HasSubstr("hat das Stadtmodell inzwischen ersetzt"));
  EXPECT_THAT(mine.layers()->districts.rows, SizeIs(2));
  EXPECT_TRUE(mine.replace_city(two_districts("X"), "meins", kOffice));
}

TEST(Workspace, TellsASecondWriterToWait) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  {
    auto const other = FolderLock::acquire(folder / "w", FolderLock::Kind::kExclusive);
    ASSERT_TRUE(other);
    EXPECT_THAT(error_of(workspace.apply(plan::PutField{field()}, kOffice)),
                HasSubstr("ein anderes Programm schreibt gerade in diesen Arbeitsordner"));
    EXPECT_TRUE(workspace.plan());  // reading goes on
  }
  EXPECT_TRUE(workspace.apply(plan::PutField{field()}, kOffice));
}

TEST(Workspace, SaysWhatIsWrongWithAFolderOrFile) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  EXPECT_THAT(error_of(Workspace::open(folder / "nowhere")), HasSubstr("hier liegt kein Arbeitsordner"));

  { auto const workspace = made(folder / "newer"); }
  ASSERT_TRUE(gpkg::set_setting(connected(folder / "newer"), "schema_version", "99"));
  EXPECT_THAT(error_of(Workspace::open(folder / "newer")),
              HasSubstr("von einem neueren Programm geschrieben (Version „99“"));

  fs::create_directory(folder / "text");
  std::ofstream{folder / "text/plan.gpkg"} << std::string(5'000, 'x');
  EXPECT_THAT(error_of(Workspace::open(folder / "text")), HasSubstr("kein GeoPackage oder beschädigt"));

  fs::create_directory(folder / "foreign");
  ASSERT_TRUE(gpkg::Database::open(folder / "foreign/plan.gpkg", gpkg::Access::kCreate)
                  ->run("CREATE TABLE t (x); PRAGMA application_id = 0x47504B47"));
  EXPECT_THAT(error_of(Workspace::open(folder / "foreign")), HasSubstr("nicht der Plan eines Arbeitsordners"));
  ASSERT_TRUE(connected(folder / "foreign").run("PRAGMA application_id = 1"));
  EXPECT_THAT(error_of(Workspace::open(folder / "foreign")), HasSubstr("kein GeoPackage"));

  { auto const workspace = made(folder / "broken"); }
  auto bytes = *read_file(folder / "broken/plan.gpkg");
  for (auto i = std::size_t{4096}; i < bytes.size(); i += 7) { bytes[i] = '\x55'; }
  ASSERT_TRUE(write_file(folder / "broken/plan.gpkg", bytes));
  EXPECT_THAT(error_of(Workspace::open(folder / "broken")), HasSubstr("beschädigt"));
}

TEST(Workspace, SaysWhatIsWrongWithTheCity) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_TRUE(workspace.replace_city(two_districts(), "neu", kOffice));
  auto const city = folder / "w" / city_file_name(sha256(city::to_bytes(two_districts())));
  ASSERT_TRUE(write_file(city, "something else"));
  EXPECT_THAT(error_of(workspace.layers()), HasSubstr("nicht das, das sources.toml nennt"));
  fs::remove(city);
  EXPECT_THAT(error_of(workspace.layers()), StartsWith(city.string() + ": "));
  ASSERT_TRUE(write_file(folder / "w/sources.toml", "[city]\nname = 'K'\nepsg = 25832\nfile = '../../etc/x'\n"));
  EXPECT_THAT(error_of(Workspace::open(folder / "w")), HasSubstr("„file“ ist „../../etc/x“"));
}

/// A folder nobody but the system administrator can write to, until the end.
struct WithoutRightToWrite {
  fs::path folder;
  static constexpr auto kWrite = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;

  explicit WithoutRightToWrite(fs::path path) : folder{std::move(path)} { change(fs::perm_options::remove); }
  WithoutRightToWrite(WithoutRightToWrite const&) = delete;
  WithoutRightToWrite& operator=(WithoutRightToWrite const&) = delete;
  ~WithoutRightToWrite() { change(fs::perm_options::add); }

  void change(fs::perm_options how) const {
    for (auto const& entry : fs::directory_iterator{folder}) { fs::permissions(entry, fs::perms::owner_write, how); }
    fs::permissions(folder, how == fs::perm_options::add ? fs::perms::owner_write : kWrite, how);
  }
};

TEST(Workspace, IsReadWithoutTheRightToWrite) {
  if (::geteuid() == 0) { GTEST_SKIP() << "root may write everywhere"; }
  auto const folder = leitbild::testing::TemporaryFolder{};
  for (auto const* const name : {"w", "odd %41?x#y"}) {
    {
      auto workspace = made(folder / name);
      ASSERT_TRUE(workspace.replace_city(two_districts(), "neu", kOffice));
      ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
    }
    fs::remove(folder / name / kLockFile);
    auto const closed = WithoutRightToWrite{folder / name};
    auto workspace = Workspace::open(folder / name);
    ASSERT_TRUE(workspace) << error_of(workspace);
    EXPECT_THAT(workspace->plan()->measures, ElementsAre(measure("KLI-01")));
    EXPECT_THAT(workspace->layers()->districts.rows, SizeIs(2));
    EXPECT_THAT(*workspace->journal(), SizeIs(7));
    EXPECT_EQ(error_of(workspace->backup(folder / (std::string{name} + ".zip"))), "");
    EXPECT_EQ(error_of(restore(folder / (std::string{name} + ".zip"), folder / (std::string{name} + "2"))), "");
    EXPECT_THAT(error_of(workspace->apply(plan::PutField{field()}, kOffice)),
                HasSubstr("in den Ordner kann nicht geschrieben werden"));
  }
}

TEST(Workspace, IsReadWithoutTheRightToWriteWhileAnotherProgramHasItOpen) {
  if (::geteuid() == 0) { GTEST_SKIP() << "root may write everywhere"; }
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto writer = made(folder / "w");
  ASSERT_TRUE(writer.apply(whole_plan(), kOffice));
  {
    auto const closed = WithoutRightToWrite{folder / "w"};
    auto const reader = Workspace::open(folder / "w");
    ASSERT_TRUE(reader) << error_of(reader);
    EXPECT_THAT(reader->plan()->measures, ElementsAre(measure("KLI-01")));
    EXPECT_THAT(reader->layers()->districts.rows, IsEmpty());
  }
  fs::copy(folder / "w", folder / "cut off");
  fs::remove(folder / "cut off/plan.gpkg-shm");
  auto const closed = WithoutRightToWrite{folder / "cut off"};
  EXPECT_THAT(error_of(Workspace::open(folder / "cut off")),
              HasSubstr("neben der Datei liegen Änderungen, die ohne Schreibrecht"));
}

TEST(Workspace, AReadingConnectionWritesNothing) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  {
    auto workspace = made(folder / "w");
    ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
  }
  auto const before = entries_of(folder / "w");
  auto const db = gpkg::Database::open(folder / "w/plan.gpkg", gpkg::Access::kReading);
  ASSERT_TRUE(db) << error_of(db);
  EXPECT_EQ(*db->one_integer("SELECT count(*) FROM measures"), 1);
  EXPECT_EQ(entries_of(folder / "w"), before);
  EXPECT_THAT(error_of(db->run("DELETE FROM measures")), HasSubstr("darf nicht geschrieben werden"));
  EXPECT_EQ(count(folder / "w", "measures"), 1);
}

TEST(Workspace, ReportsEveryRowThatAnotherProgramSpoilt) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
  ASSERT_TRUE(connected(folder / "w")
                  .run("UPDATE measures SET state = 'fertig'; UPDATE fields SET theme = 'x';"
                       "UPDATE effects SET parameters = '[1]' WHERE position = 0;"
                       "UPDATE effects SET place = 9 WHERE position = 1; UPDATE milestones SET date = 'bald';"));
  auto const text = error_of(workspace.plan());
  for (auto const* const part :
       {"der Stand „fertig“ ist nicht bekannt", "das Thema „x“", "„[1]“ ist kein JSON-Objekt",
        "effects KLI-01 1: die Maßnahme hat keinen Ort „9“", "milestones M-1: „bald“ ist kein Datum"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Workspace, SavesResultsAsALongTable) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto workspace = made(folder / "w");
  auto city = city::City{};
  city.districts = std::make_shared<city::Districts const>(two_districts().districts);
  auto const indicator = indicators::Indicator{.id = "green",
                                               .title_de = "Grün in der Nähe",
                                               .title_en = "",
                                               .method_de = "",
                                               .unit = indicators::Unit::kShare,
                                               .source = "",
                                               .theme = Theme::kClimate,
                                               .reads = {},
                                               .reach = indicators::Global{},
                                               .better = indicators::Direction::kHigher,
                                               .compute = nullptr};
  auto const half =
      indicators::DistrictValue{.value = 0.5, .counted = persons(10.5), .covered = persons(std::int64_t{10})};
  auto const none = indicators::DistrictValue{.value = {}, .counted = persons(std::int64_t{3}), .covered = {}};
  auto const values = indicators::IndicatorValues{.cells = {}, .districts = {{half, none}}};
  auto const evaluation = scenario::Evaluation{.year = Year{2031},
                                               .measures = {"KLI-01"},
                                               .without_effect = {},
                                               .later = {},
                                               .examples = {"KLI-01"},
                                               .comparisons = {{&indicator, {}, values, values}}};
  ASSERT_EQ(error_of(workspace.save_results(city, evaluation, kOffice)), "");
  ASSERT_EQ(error_of(workspace.save_results(city, evaluation, kOffice)), "");
  EXPECT_EQ(count(folder / "w", "results"), 4);
  EXPECT_EQ(
      count(folder / "w", "results WHERE scenario = 'planned' AND year = 2031 AND value = 0.5 AND residents = 10.5 "
                          "AND example = 1"),
      1);
  EXPECT_EQ(
      count(folder / "w", "results WHERE scenario = 'today' AND year IS NULL AND value IS NULL AND district = 'mitte' "
                          "AND example = 0"),
      1);
  EXPECT_EQ(workspace.journal()->back().action, "evaluate");
}

}  // namespace
}  // namespace leitbild::store
