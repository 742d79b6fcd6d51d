// The plan of another time, opened by the name of its folder and state; and renamed objects in all times.
#include "store/past_state.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/document.h"
#include "plan/edits_of.h"
#include "plan/read_plan.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace testing;  // NOLINT(google-build-using-namespace): the test city of this folder

Author const kOffice{.role = "Referat Stadtentwicklung"};

gpkg::Database connected(fs::path const& folder) {
  return std::move(gpkg::Database::open(folder / "plan.gpkg", gpkg::Access::kExisting)).value();
}

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? "" : to_text(result.error());
}

std::string document(plan::Plan const& plan) { return plan::to_json(plan).dump(); }

class PastState : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder;
  fs::path path = folder / "w";
  Workspace workspace = std::move(Workspace::create(path, info(), "Probe", kOffice)).value();
  std::string at_f1;

  void SetUp() override {
    ASSERT_TRUE(workspace.apply(whole_plan(), kOffice));
    at_f1 = document(*workspace.plan());
    auto version = plan::PlanVersion{};
    version.code = "F1";
    version.title = "Erste Fassung";
    version.decided_on = parse_rough_date("2025-10-06");
    ASSERT_EQ(error_of(workspace.adopt_version(version, kOffice)), "");
    ASSERT_TRUE(connected(path).run("UPDATE journal SET at = '2025-10-06T12:00:00.000Z'"));
    auto measure = testing::measure("KLI-01");
    measure.start = Year{2031};
    ASSERT_EQ(error_of(workspace.apply(plan::EditMeasure{measure}, kOffice)), "");
  }
  fs::path state(std::string const& name) const { return path.string() + "@" + name; }
};

TEST_F(PastState, OfAVersionAndOfADayIsThePlanThatIsOpen) {
  auto const version = Workspace::open(state("F1"));
  ASSERT_TRUE(version) << error_of(version);
  EXPECT_EQ(document(*version->plan()), at_f1);
  EXPECT_EQ(version->past_state(), "die Fassung F1, beschlossen am 06.10.2025");
  EXPECT_EQ(version->folder(), path);
  EXPECT_EQ(version->info().name, info().name);
  auto const day = Workspace::open(state("2025-10-31"));
  ASSERT_TRUE(day) << error_of(day);
  EXPECT_EQ(day->plan()->measures[0].start, Year{2028});
  EXPECT_THAT(day->plan()->versions, SizeIs(1));
  EXPECT_EQ(day->past_state(), "der Plan, wie er am Ende des 31.10.2025 war");
  EXPECT_EQ(workspace.past_state(), std::nullopt);
  EXPECT_EQ(workspace.plan()->measures[0].start, Year{2031});
}

TEST_F(PastState, HasTheJournalUntilThen) {
  EXPECT_EQ(Workspace::open(state("F1"))->journal()->back().action, "adopt");
  EXPECT_EQ(Workspace::open(state("2025-10-31"))->journal()->back().action, "adopt");
  EXPECT_EQ(workspace.journal()->back().action, "edit_measure");
}

TEST_F(PastState, IsRefusedWhereThereIsNone) {
  EXPECT_THAT(error_of(Workspace::open(state("F2"))),
              HasSubstr("die Fassung „F2“ gibt es nicht; beschlossen sind F1; ein Stand ist eine Fassung (kl@F1)"));
  EXPECT_THAT(error_of(Workspace::open(state("2025-10-05"))), HasSubstr("der früheste ist der vom 06.10.2025"));
  EXPECT_THAT(error_of(Workspace::open(state("2999-01-01"))), HasSubstr("liegt in der Zukunft"));
  EXPECT_THAT(error_of(Workspace::open(folder / "nirgends@F1")), HasSubstr("hier liegt kein Arbeitsordner"));
}

TEST_F(PastState, WritesNothing) {
  auto past = std::move(Workspace::open(state("F1"))).value();
  auto const before = connected(path).one_integer("SELECT count(*) FROM journal").value();
  auto const sentence =
      HasSubstr("geöffnet ist die Fassung F1, beschlossen am 06.10.2025, und dieser Stand ist nur zum Lesen");
  EXPECT_THAT(error_of(past.apply(plan::PutField{field()}, kOffice)), sentence);
  EXPECT_THAT(error_of(past.replace_city(two_districts(), "neu", kOffice)), sentence);
  EXPECT_THAT(error_of(past.save_results({}, {}, kOffice)), sentence);
  EXPECT_THAT(error_of(past.adopt_version({}, kOffice)), sentence);
  EXPECT_THAT(error_of(past.adopt_foreign_edits(kOffice)), sentence);
  EXPECT_THAT(error_of(past.reject_foreign_edits(kOffice)), sentence);
  EXPECT_THAT(error_of(past.forget_persons({}, kOffice)), sentence);
  EXPECT_THAT(error_of(past.foreign_edits()), sentence);
  EXPECT_THAT(error_of(past.backup(folder / "b.zip")), HasSubstr("den ganzen Arbeitsordner"));
  EXPECT_FALSE(fs::exists(folder / "b.zip"));
  EXPECT_EQ(connected(path).one_integer("SELECT count(*) FROM journal").value(), before);
}

TEST_F(PastState, AFolderWhoseNameHasTheSignIsMeantAsItStands) {
  ASSERT_TRUE(Workspace::create(state("F1"), info(), "Ein anderer", kOffice));
  auto const opened = Workspace::open(state("F1"));
  ASSERT_TRUE(opened) << error_of(opened);
  EXPECT_EQ(opened->past_state(), std::nullopt);
  EXPECT_EQ(opened->plan()->title, "Ein anderer");
}

TEST(FolderAndState, AreTakenApartAtTheLastSignOfTheName) {
  auto const parts = [](char const* typed) {
    auto const out = folder_and_state(typed);
    return out.folder.string() + "|" + out.state;
  };
  EXPECT_EQ(parts("kl@F1"), "kl|F1");
  EXPECT_EQ(parts("a@b/kl@2026-03-31/"), "a@b/kl|2026-03-31");
  EXPECT_EQ(parts("a@b/kl"), "a@b/kl|");
  EXPECT_EQ(parts("@F1"), "@F1|");
  EXPECT_EQ(parts("a/@F1"), "a/@F1|");
}

// ---- Renaming --------------------------------------------------------------------------------------------------------

/// The demo plan, half a year old.
class Renaming : public ::testing::Test {
 protected:
  leitbild::testing::TemporaryFolder folder;
  fs::path path = folder / "w";
  Workspace workspace = std::move(Workspace::create(path, info(), "Probe", kOffice)).value();

  void SetUp() override {
    auto const demo = plan::read_plan(plan::kaiserslautern_plan(), "demo").value();
    auto const done = workspace.apply(plan::edits_of(demo), kOffice);
    ASSERT_EQ(error_of(done), "");
    ASSERT_TRUE(connected(path).run("UPDATE journal SET at = '2026-03-31T12:00:00.000Z'"));
  }
  void rename(std::string const& from, std::string const& to) {
    auto const done = workspace.apply(plan::Rename{.from = from, .to = to, .until = today()}, kOffice);
    ASSERT_EQ(error_of(done), "") << from;
  }
  /// Rows, history and what another program would be said to have changed agree.
  void expect_in_order() {
    EXPECT_EQ(document(*workspace.plan_at(today())), document(*workspace.plan()));
    EXPECT_THAT(workspace.foreign_edits().value(), IsEmpty());
    EXPECT_EQ(connected(path).one_integer("SELECT count(*) FROM pragma_foreign_key_check").value(), 0);
  }
};

TEST_F(Renaming, OfEveryKindOfObjectLeavesTheFileInOrder) {
  auto const before = workspace.plan().value();
  auto expected = before;
  auto codes =
      std::vector{before.fields[1].code, before.goals[2].code, before.measures[3].code, before.milestones[0].code};
  for (auto const& form : plan::forms()) {
    if (form.count(before) > 1) { codes.push_back(form.at(before, 1).code()); }
  }
  for (auto const& code : codes) {
    rename(code, code + ".neu");
    expected = plan::apply(expected, plan::Rename{.from = code, .to = code + ".neu", .until = today()})->plan;
  }
  EXPECT_EQ(document(*Workspace::open(path)->plan()), document(expected)) << "as on the plan itself, in the same order";
  expect_in_order();
  EXPECT_EQ(document(*workspace.plan_at(*parse_iso_date("2026-03-31"))), document(before)) << "before, as it was";
}

TEST_F(Renaming, SeveralTimesAndWithEditsBetweenKeepsHistoryAndVersions) {
  auto version = plan::PlanVersion{};
  version.code = "F1";
  version.title = "Erste Fassung";
  ASSERT_EQ(error_of(workspace.adopt_version(version, kOffice)), "");
  rename("KLI-07", "KLI-71");
  auto measure = *plan::find_measure(*workspace.plan(), "KLI-71");
  measure.title = "Ein anderer Titel";
  ASSERT_EQ(error_of(workspace.apply(plan::EditMeasure{measure}, kOffice)), "");
  rename("KLI-71", "KLI-72");
  expect_in_order();
  auto const plan = workspace.plan().value();
  EXPECT_NE(plan::find_measure(plan, "KLI-72"), nullptr);
  EXPECT_NE(plan::find_measure(*workspace.adopted_plan("F1"), "KLI-07"), nullptr) << "a version keeps the old code";
  EXPECT_THAT(error_of(workspace.apply(plan::Rename{.from = "F1", .to = "F2", .until = today()}, kOffice)),
              HasSubstr("beschlossen"));
}

TEST_F(Renaming, IsSignedLikeEveryEntry) {
  EXPECT_TRUE(workspace.journal_break().value()) << "the test moved the entries to March";
  auto fresh = std::move(Workspace::create(folder / "fresh", info(), "Probe", kOffice)).value();
  ASSERT_TRUE(fresh.apply(whole_plan(), kOffice));
  ASSERT_EQ(error_of(fresh.apply(plan::Rename{.from = "KLI-01", .to = "KLI-09", .until = today()}, kOffice)), "");
  EXPECT_FALSE(fresh.journal_break().value());
  EXPECT_EQ(fresh.journal()->back().action, "rename_measure");
  ASSERT_TRUE(connected(folder / "fresh").run("UPDATE history SET content = NULL WHERE code = 'KLI-09'"));
  EXPECT_TRUE(fresh.journal_break().value());
}

}  // namespace
}  // namespace leitbild::store
