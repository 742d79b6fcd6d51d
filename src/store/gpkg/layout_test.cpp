// Files of older versions are brought up to date, and rows about examples say so.
#include "store/gpkg/layout.h"

#include <fmt/format.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/gpkg/journal.h"
#include "store/gpkg/plan_tables.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Author const kOffice{.role = "Referat Stadtentwicklung"};

void make(std::filesystem::path const& folder, bool example) {
  auto workspace = *Workspace::create(folder, testing::info(), "Probe", kOffice);
  auto measure = testing::measure("KLI-01");
  measure.example = example;
  auto const made = workspace.apply({plan::PutField{testing::field()}, plan::PutGoal{testing::goal("KLI-Z1")},
                                     plan::PutGoal{testing::goal("KLI-Z2")}, plan::AddMeasure{measure}},
                                    kOffice);
  ASSERT_TRUE(made) << to_text(made.error());
}

gpkg::Database connected(std::filesystem::path const& folder, gpkg::Access access = gpkg::Access::kExisting) {
  return *gpkg::Database::open(folder / "plan.gpkg", access);
}

std::int64_t count(gpkg::Database const& db, std::string const& what) {
  return (*db.one_integer("SELECT count(*) FROM " + what)).value_or(-1);
}

/// As version 1 wrote it.
void make_old(gpkg::Database const& db) {
  auto script = std::string{
      "DROP TABLE milestones; DELETE FROM gpkg_contents WHERE table_name = 'milestones';"
      "DELETE FROM gpkg_data_columns WHERE table_name = 'milestones' OR "
      "  (column_name = 'example' AND table_name <> 'measures') OR column_name IN ('hash', 'class', 'person');"
      "ALTER TABLE places DROP COLUMN example; ALTER TABLE effects DROP COLUMN example;"
      "ALTER TABLE results DROP COLUMN example; UPDATE workspace SET value = '1' WHERE key = 'schema_version';"
      "DROP TABLE history; DROP TABLE retired_codes; DROP TABLE version_contents;"
      "ALTER TABLE journal DROP COLUMN hash; ALTER TABLE journal DROP COLUMN class;"
      "ALTER TABLE journal DROP COLUMN person; DROP TABLE journal_persons;"};
  for (auto const& form : plan::forms()) {
    script += fmt::format("DROP TABLE {0}; DELETE FROM gpkg_data_columns WHERE table_name = '{0}';"
                          "DELETE FROM gpkg_geometry_columns WHERE table_name = '{0}'; DELETE FROM gpkg_contents WHERE "
                          "table_name = '{0}';",
                          form.id);
  }
  auto const done = db.run(script);
  ASSERT_TRUE(done) << to_text(done.error());
}

/// Every table with its columns.
std::vector<std::string> columns(gpkg::Database const& db) {
  auto out = std::vector<std::string>{};
  auto const read = db.each("SELECT m.name || '.' || c.name || ' ' || c.type FROM sqlite_master m, "
                            "pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1",
                            {}, [&](gpkg::Row const& row) {
                              out.push_back(row.text(0));
                              return Result<void>{};
                            });
  EXPECT_TRUE(read);
  return out;
}

TEST(Layout, AnOlderFileIsBroughtUpToDateWhenItIsOpened) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  make(folder / "w", true);
  auto const expected = columns(connected(folder / "w"));
  make_old(connected(folder / "w"));
  ASSERT_NE(columns(connected(folder / "w")), expected);
  auto workspace = Workspace::open(folder / "w");
  ASSERT_TRUE(workspace) << to_text(workspace.error());
  auto const db = connected(folder / "w");
  EXPECT_EQ(columns(db), expected);
  EXPECT_EQ(*gpkg::setting(db, "schema_version"), "4");
  EXPECT_EQ(count(db, "gpkg_data_columns WHERE column_name = 'example' AND table_name IN ('measures', 'places', "
                      "'effects', 'results')"),
            4);
  EXPECT_EQ(count(db, "journal WHERE action = 'upgrade'"), 1);
  EXPECT_FALSE(gpkg::first_break(db).value().has_value());
  EXPECT_EQ(count(db, "places WHERE example = 1"), 3);
  EXPECT_EQ(count(db, "effects WHERE example = 1"), 2);
  EXPECT_THAT(workspace->plan()->measures, ElementsAre(testing::measure("KLI-01")));
  EXPECT_TRUE(workspace->apply(plan::AddMilestone{testing::milestone("M-1")}, kOffice));
  EXPECT_THAT(Workspace::open(folder / "w")->plan()->milestones, ElementsAre(testing::milestone("M-1")));
}

TEST(Layout, AnOlderFileThatMayNotBeWrittenHasNoMilestonesAndCanBeRead) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  make(folder / "w", true);
  make_old(connected(folder / "w"));
  auto const plan = gpkg::read_plan(connected(folder / "w", gpkg::Access::kReading));
  ASSERT_TRUE(plan) << to_text(plan.error());
  EXPECT_THAT(plan->milestones, IsEmpty());
  EXPECT_THAT(plan->measures, ElementsAre(testing::measure("KLI-01")));
}

TEST(Layout, PlacesAndEffectsFollowTheirMeasure) {
  auto const folder = leitbild::testing::TemporaryFolder{};
  make(folder / "w", false);
  auto const db = connected(folder / "w");
  EXPECT_EQ(count(db, "places WHERE example = 0"), 3);
  EXPECT_EQ(count(db, "effects WHERE example = 0"), 2);
  ASSERT_TRUE(Workspace::open(folder / "w")->apply(plan::EditMeasure{testing::measure("KLI-01")}, kOffice));
  EXPECT_EQ(count(db, "places WHERE example = 1"), 3);
  EXPECT_EQ(count(db, "effects WHERE example = 1"), 2);
}

}  // namespace
}  // namespace leitbild::store
