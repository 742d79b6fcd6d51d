#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/document.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace testing;  // NOLINT(google-build-using-namespace): the test city of this folder

Author const kOffice{.role = "Referat Stadtentwicklung"};

gpkg::Database connected(std::filesystem::path const& folder) {
  return std::move(gpkg::Database::open(folder / "plan.gpkg", gpkg::Access::kExisting)).value();
}

class Records : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder;
  Workspace workspace = std::move(Workspace::create(folder / "w", info(), "Probe", kOffice)).value();

  void SetUp() override { ASSERT_TRUE(workspace.apply(whole_plan(), kOffice)); }

  void put(plan::Record const& record) {
    auto const done = workspace.apply(plan::PutRecord{record}, kOffice);
    ASSERT_TRUE(done) << to_text(done.error());
  }
};

plan::CostItem cost_item() {
  auto out = plan::CostItem{};
  out.code = "K-1";
  out.measure = "KLI-01";
  out.title = "Bau";
  out.group = plan::CostGroup::kStreetsSquaresGreen;
  out.estimate = plan::EstimateClass::kFrame;
  out.likely = EuroCents{12345678901};
  out.price_year = Year{2026};
  out.eligible_share = fraction_of(2, 3);
  out.spending = {{Year{2027}, EuroCents{12345678901}}};
  return out;
}

plan::SpatialFeature axis() {
  auto out = plan::SpatialFeature{};
  out.code = "R-1";
  out.title_de = "Grüne Achse";
  out.kind = plan::SpatialKind::kAxis;
  out.shape = geo::Shape{geo::Line{{400'000.1, 5'470'000.2}, {400'100, 5'470'100}}};
  return out;
}

TEST_F(Records, OfEveryKindComeBackFromTheFile) {
  put(plan::record_of(cost_item()));
  put(plan::record_of(axis()));
  auto const plan = Workspace::open(folder / "w")->plan();
  ASSERT_TRUE(plan) << to_text(plan.error());
  EXPECT_THAT(plan->cost_items, ::testing::ElementsAre(cost_item()));
  EXPECT_THAT(plan->spatial_features, ::testing::ElementsAre(axis()));
  auto const db = connected(folder / "w");
  EXPECT_EQ(*db.one_integer("SELECT likely_cents FROM cost_item"), 12345678901);
  EXPECT_EQ(*db.one_text("SELECT data_type FROM gpkg_contents WHERE table_name = 'spatial_feature'"), "features");
}

TEST_F(Records, ThatAreRemovedLeaveTheirCodeBehind) {
  put(plan::record_of(cost_item()));
  ASSERT_TRUE(workspace.apply(plan::RemoveRecord{.form = "cost_item", .code = "K-1"}, kOffice));
  EXPECT_THAT(workspace.plan()->cost_items, IsEmpty());
  auto const again = workspace.apply(plan::PutRecord{plan::record_of(cost_item())}, kOffice);
  ASSERT_FALSE(again);
  EXPECT_THAT(to_text(again.error()), HasSubstr("nie ein zweites Mal"));
}

TEST_F(Records, EditedByAnotherProgramAreFoundAndAdopted) {
  put(plan::record_of(cost_item()));
  ASSERT_TRUE(connected(folder / "w").run("UPDATE cost_item SET likely_cents = 500, title = 'Neubau'"));
  auto const edits = workspace.foreign_edits().value();
  ASSERT_THAT(edits, SizeIs(1));
  EXPECT_THAT(to_text(edits[0]), HasSubstr("Kostenansatz K-1"));
  ASSERT_TRUE(workspace.adopt_foreign_edits(kOffice));
  EXPECT_EQ(workspace.plan()->cost_items[0].likely, EuroCents{500});
  EXPECT_FALSE(workspace.journal_break().value());
}

TEST_F(Records, BrokenByAnotherProgramAreRefusedByName) {
  put(plan::record_of(cost_item()));
  ASSERT_TRUE(connected(folder / "w").run("UPDATE cost_item SET \"group\" = 'roads', measure = 'XXX'"));
  auto const adopted = workspace.adopt_foreign_edits(kOffice);
  ASSERT_FALSE(adopted);
  EXPECT_THAT(to_text(adopted.error()), HasSubstr("K-1 group: „roads“ gibt es hier nicht"));
  ASSERT_TRUE(workspace.reject_foreign_edits(kOffice));
  EXPECT_THAT(workspace.plan()->cost_items, ::testing::ElementsAre(cost_item()));
}

// ---- The journal -----------------------------------------------------------------------------------------------------

TEST_F(Records, ATamperedJournalIsFoundAtTheFirstEntryThatIsWrong) {
  put(plan::record_of(cost_item()));
  put(plan::record_of(axis()));
  EXPECT_FALSE(workspace.journal_break().value());
  auto const db = connected(folder / "w");
  auto const count = *db.one_integer("SELECT count(*) FROM journal");
  ASSERT_TRUE(count);
  for (auto const* const column : {"at", "role", "action", "object", "note", "hash"}) {
    auto const number = *count - 1;
    auto const before = *db.one_text(fmt::format("SELECT {} FROM journal WHERE fid = {}", column, number));
    ASSERT_TRUE(db.execute(fmt::format("UPDATE journal SET {} = 'x' WHERE fid = {}", column, number)));
    auto const found = workspace.journal_break().value();
    ASSERT_TRUE(found) << column;
    EXPECT_EQ(found->number, number) << column;
    ASSERT_TRUE(db.execute(fmt::format("UPDATE journal SET {} = ? WHERE fid = {}", column, number), {*before}));
    EXPECT_FALSE(workspace.journal_break().value()) << column;
  }
  ASSERT_TRUE(db.run("UPDATE history SET content = '{}' WHERE code = 'K-1'"));
  EXPECT_TRUE(workspace.journal_break().value()) << "what an entry changed is part of its checksum";
}

TEST_F(Records, ADeletedEntryIsMissed) {
  put(plan::record_of(cost_item()));
  ASSERT_TRUE(connected(folder / "w").run("PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE fid = 2"));
  auto const found = workspace.journal_break().value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, 3);
}

TEST_F(Records, AMissingEndIsMissed) {
  put(plan::record_of(cost_item()));
  put(plan::record_of(axis()));
  auto const entries = static_cast<std::int64_t>(workspace.journal()->size());
  ASSERT_TRUE(
      connected(folder / "w")
          .run(fmt::format("PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE fid > {0}; DELETE FROM history "
                           "WHERE journal > {0}",
                           entries - 2)));
  auto const found = workspace.journal_break().value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, entries - 1);
  EXPECT_EQ(found->entry.at, "");
}

TEST_F(Records, NumbersKeepAllTheirDigits) {
  auto area = plan::FundingArea{};
  area.code = "FG-1";
  area.name = "Gebiet";
  area.hectares = 1.0 / 3.0;
  put(plan::record_of(area));
  EXPECT_THAT(workspace.foreign_edits().value(), ::testing::IsEmpty());
  auto const reopened = Workspace::open(folder / "w");
  EXPECT_THAT(reopened->foreign_edits().value(), ::testing::IsEmpty());
  ASSERT_TRUE(connected(folder / "w").run("UPDATE funding_area SET hectares = hectares + 1e-15"));
  EXPECT_THAT(workspace.foreign_edits().value(), SizeIs(1));
  ASSERT_TRUE(workspace.reject_foreign_edits(kOffice));
  EXPECT_EQ(workspace.plan()->funding_areas.at(0).hectares, 1.0 / 3.0);
}

TEST_F(Records, APastStateCanBeRead) {
  put(plan::record_of(cost_item()));
  auto const plan_then = plan::to_json(*workspace.plan()).dump();
  // Everything until now happened last year.
  ASSERT_TRUE(connected(folder / "w").run("UPDATE journal SET at = '2025-10-06T12:00:00.000Z'"));
  put(plan::record_of(axis()));
  ASSERT_TRUE(workspace.apply(plan::RemoveRecord{.form = "cost_item", .code = "K-1"}, kOffice));
  auto const then = workspace.plan_at(parse_iso_date("2025-10-06").value());
  ASSERT_TRUE(then) << to_text(then.error());
  EXPECT_EQ(plan::to_json(*then).dump(), plan_then);
  EXPECT_EQ(plan::to_json(*workspace.plan_at(today())).dump(), plan::to_json(*workspace.plan()).dump());
  auto const before = workspace.plan_at(parse_iso_date("2025-10-05").value());
  ASSERT_FALSE(before);
  EXPECT_THAT(to_text(before.error()), HasSubstr("der früheste ist der vom 06.10.2025"));
}

// ---- Versions --------------------------------------------------------------------------------------------------------

TEST_F(Records, AnAdoptedVersionStaysAsItIs) {
  put(plan::record_of(cost_item()));
  auto const adopted = plan::to_json(*workspace.plan()).dump();
  auto version = plan::PlanVersion{};
  version.code = "F1";
  version.title = "Erste Fassung";
  version.decided_on = parse_rough_date("2025-10-06");
  auto const done = workspace.adopt_version(version, kOffice);
  ASSERT_TRUE(done) << to_text(done.error());
  auto changed = cost_item();
  changed.likely = EuroCents{1};
  put(plan::record_of(changed));
  auto const read = Workspace::open(folder / "w")->adopted_plan("F1");
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(plan::to_json(*read).dump(), adopted);
  EXPECT_THAT(to_text(workspace.adopt_version(version, kOffice).error()), HasSubstr("schon beschlossen"));
  EXPECT_THAT(to_text(workspace.adopted_plan("F2").error()), HasSubstr("beschlossen sind F1"));
  auto const db = connected(folder / "w");
  EXPECT_FALSE(db.run("UPDATE version_contents SET content = ''"));
  EXPECT_FALSE(db.run("DELETE FROM version_contents"));
  ASSERT_TRUE(db.run("DROP TRIGGER version_contents_stay; UPDATE version_contents SET content = content || ' '"));
  EXPECT_THAT(to_text(workspace.adopted_plan("F1").error()), HasSubstr("nicht der beschlossene"));
}

}  // namespace
}  // namespace leitbild::store
