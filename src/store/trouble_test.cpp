// A full disk, a file that is cut off or damaged, a second writer, a folder that may only be read: a sentence that says so,
// and nothing is lost.
#include <csignal>
#include <fstream>
#include <iostream>
#include <random>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.h"
#include "base/file.h"
#include "plan/document.h"
#include "store/folder_lock.h"
#include "store/gpkg/sqlite.h"
#include "store/test_city.h"
#include "store/test_disk.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using testing::Disk;
using ::testing::ExitedWithCode;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Trouble;

Author const kOffice{.role = "Referat Stadtentwicklung"};

plan::PlanVersion version(std::string const& code) {
  auto out = plan::PlanVersion{};
  out.code = code;
  out.title = "Fassung";
  return out;
}

plan::PutRecord evidence(std::string const& code) {
  auto out = plan::Evidence{};
  out.code = code;
  out.measure = "KLI-01";
  out.kind = plan::EvidenceKind::kReport;
  out.text = "Bericht";
  out.date = parse_rough_date("2026-03");
  return {plan::record_of(out)};
}

/// A workspace with a city, a plan, an adopted version and a retired code.
class InTrouble : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { testing::use_memory_as_disk(); }

  leitbild::testing::TemporaryFolder folder;
  fs::path path = folder / "w";

  void SetUp() override {
    auto workspace = std::move(*Workspace::create(path, testing::info(), "Probe", kOffice));
    ASSERT_TRUE(workspace.replace_city(testing::two_districts(), "neu", kOffice));
    ASSERT_TRUE(workspace.apply(testing::whole_plan(), kOffice));
    ASSERT_TRUE(workspace.apply({evidence("E-1"), evidence("E-2")}, kOffice));
    ASSERT_TRUE(workspace.apply(plan::RemoveRecord{.form = "evidence", .code = "E-2"}, kOffice));
    ASSERT_TRUE(workspace.adopt_version(version("V-1"), kOffice));
  }

  Workspace open() const { return std::move(*Workspace::open(path)); }
};

template <class T>
std::string error_of(Result<T> const& result) {
  return result ? "" : to_text(result.error());
}

// ---- A full disk -----------------------------------------------------------------------------------------------------

struct Change {
  std::string_view name;
  Result<void> (*make)(Workspace&);
};

Change const kChanges[] = {
    {"edit",
     [](Workspace& w) {
       auto measure = testing::measure("KLI-01");
       measure.places.pop_back();
       measure.title = "Anders";
       return w.apply(plan::EditMeasure{measure}, kOffice);
     }},
    {"several", [](Workspace& w) { return w.apply({evidence("E-3"), evidence("E-4"), evidence("E-5")}, kOffice); }},
    {"adoption", [](Workspace& w) { return w.adopt_version(version("V-2"), kOffice); }},
    {"city", [](Workspace& w) { return w.replace_city(testing::two_districts("Neu"), "neu", kOffice); }},
};

TEST_F(InTrouble, OnADiskThatIsFullAtAnyStepNothingChanges) {
  Disk::install();
  for (auto const& change : kChanges) {
    auto failures = 0;
    for (auto step = 1;; ++step) {
      auto workspace = Workspace::open(path);
      ASSERT_TRUE(workspace) << error_of(workspace);
      auto const before = plan::to_json(workspace->plan().value());
      auto const entries = workspace->journal()->size();
      Disk::set(Trouble::kFull, step);
      auto const done = change.make(*workspace);
      Disk::set(Trouble::kNone, 0);
      if (done) { break; }
      ++failures;
      EXPECT_THAT(error_of(done), HasSubstr("der Datenträger ist voll; nichts wurde geändert")) << change.name << step;
      EXPECT_EQ(plan::to_json(workspace->plan().value()), before) << change.name << " " << step;
      EXPECT_EQ(workspace->journal()->size(), entries) << change.name << " " << step;
      EXPECT_THAT(workspace->foreign_edits().value(), IsEmpty()) << change.name << " " << step;
      ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(failures, 5) << change.name;
  }
  Disk::remove();
  auto const workspace = open();
  EXPECT_THAT(workspace.damage().value(), IsEmpty());
  EXPECT_FALSE(workspace.journal_break().value());
  EXPECT_EQ(workspace.plan()->measures[0].title, "Anders") << "with room on the disk it went on";
  EXPECT_EQ(workspace.layers()->districts.rows[city::DistrictId{1U}].name, "Neu");
}

void allow_files_up_to(::rlim_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  auto const limit = ::rlimit{.rlim_cur = bytes, .rlim_max = bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// The backup goes another way than the database.
TEST_F(InTrouble, ABackupThatDoesNotFitLeavesNoFile) {
  EXPECT_EXIT(
      {
        auto const workspace = open();
        allow_files_up_to(100'000);
        auto const done = workspace.backup(folder / "a.zip");
        std::cerr << error_of(done);
        ::_exit(done || fs::exists(folder / "a.zip") ? 1 : 0);
      },
      ExitedWithCode(0), "a.zip");
  EXPECT_EXIT(
      {
        allow_files_up_to(1'000);
        auto const done = write_file(folder / "a.txt", std::string(2'000, 'x'));
        std::cerr << error_of(done);
        ::_exit(done || fs::exists(folder / "a.txt") ? 1 : 0);
      },
      ExitedWithCode(0), "a.txt: die Datei kann nicht geschrieben werden .die Datei wäre größer als erlaubt.");
  for (auto const& entry : fs::directory_iterator{folder.path()}) { EXPECT_EQ(entry.path(), path); }
}

// ---- A damaged file --------------------------------------------------------------------------------------------------

TEST_F(InTrouble, AFileThatIsCutOffIsRefused) {
  auto const file = path / "plan.gpkg";
  auto const whole = *read_file(file);
  auto lengths = std::vector<std::size_t>{0, 1, 15, 16, 99, 100, 511, 4'095, 4'096, 4'097, whole.size() - 1};
  for (auto length = std::size_t{5'000}; length < whole.size(); length += whole.size() / 40) {
    lengths.push_back(length);
  }
  for (auto const length : lengths) {
    ASSERT_TRUE(write_file(file, whole.substr(0, length)));
    EXPECT_THAT(error_of(Workspace::open(path)),
                AnyOf(HasSubstr("abgeschnitten"), HasSubstr("kein GeoPackage"), HasSubstr("beschädigt")))
        << length;
  }
  ASSERT_TRUE(write_file(file, whole));
  EXPECT_TRUE(Workspace::open(path)->plan());
}

/// All that somebody may ask of a workspace, as one text.
std::string content_of(Workspace const& workspace) {
  auto const plan = workspace.plan();
  if (!plan) { return {}; }
  auto out = plan::to_json(*plan).dump();
  for (auto const& code : plan->retired_codes) { out += "\n" + code; }
  for (auto const& entry : workspace.journal().value_or(std::vector<plan::JournalEntry>{})) {
    out += fmt::format("\n{} {} {} {} {}", entry.at, entry.role, entry.action, entry.object, entry.note);
  }
  if (auto const adopted = workspace.adopted_plan("V-1")) { out += plan::to_json(*adopted).dump(); }
  if (auto const past = workspace.plan_at(today())) { out += plan::to_json(*past).dump(); }
  return out;
}

/// As `leitbild check` does.
bool check_notices(Workspace const& workspace) {
  auto const damage = workspace.damage();
  auto const found = workspace.journal_break();
  auto const edits = workspace.foreign_edits();
  auto const plan = workspace.plan();
  auto const past = workspace.plan_at(today());
  if (!damage || !found || !edits || !plan || !past) { return true; }
  return !damage->empty() || *found || !edits->empty() || plan::to_json(*plan) != plan::to_json(*past) ||
         !workspace.adopted_plan("V-1");
}

TEST_F(InTrouble, NoByteThatChangesIsLostUnnoticed) {
  constexpr auto kFlips = 150;
  auto const file = path / "plan.gpkg";
  auto const whole = *read_file(file);
  auto const content = content_of(open());
  auto chance = std::mt19937_64{7};
  auto refused = 0;
  auto noticed = 0;
  for (auto i = 0; i < kFlips; ++i) {
    auto bytes = whole;
    auto at = chance() % bytes.size();
    while (whole[at] == 0 && chance() % 8 != 0) { at = chance() % bytes.size(); }  // most of the file is empty
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << chance() % 8));
    ASSERT_TRUE(write_file(file, bytes));
    auto const workspace = Workspace::open(path);
    if (!workspace) {
      EXPECT_NE(error_of(workspace), "");
      ++refused;
      continue;
    }
    if (check_notices(*workspace)) {
      ++noticed;
      static_cast<void>(content_of(*workspace));
      continue;
    }
    EXPECT_EQ(content_of(*workspace), content) << "byte " << at;
  }
  std::cout << fmt::format("{} changed bits: {} refused at once, {} found by the check, {} where nothing lies\n",
                           kFlips, refused, noticed, kFlips - refused - noticed);
  EXPECT_GT(noticed, 0);
}

// ---- Others ----------------------------------------------------------------------------------------------------------

TEST_F(InTrouble, ASecondWriterWaitsForTheFirst) {
  auto workspace = open();
  auto ends = std::array<int, 2>{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  auto const child = ::fork();
  if (child == 0) {
    auto const lock = FolderLock::acquire(path, FolderLock::Kind::kExclusive);
    static_cast<void>(::write(ends[1], "x", 1));
    ::usleep(500'000);
    ::_exit(0);
  }
  auto ready = '\0';
  ASSERT_EQ(::read(ends[0], &ready, 1), 1);
  auto const begin = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of(workspace.apply(evidence("E-9"), kOffice)), "");
  EXPECT_GT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds{300});
  ::waitpid(child, nullptr, 0);
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_F(InTrouble, AnEditOfAnotherProcessIsSeenByTheNextOne) {
  auto mine = open();
  auto yours = open();
  ASSERT_TRUE(mine.apply(evidence("E-7"), kOffice));
  ASSERT_TRUE(yours.apply(evidence("E-8"), kOffice));
  EXPECT_THAT(error_of(mine.apply(plan::PutRecord{plan::record_of([] {
                                    auto link = plan::MeasureLink{};
                                    link.code = "E-8";
                                    link.measure = "KLI-01";
                                    link.other = "KLI-01";
                                    link.type = plan::LinkType::kRequires;
                                    return link;
                                  }())},
                                  kOffice)),
              HasSubstr("schon vergeben"));
  EXPECT_THAT(mine.plan()->evidence, ::testing::SizeIs(3));
}

/// Between two edits of one and the same workspace, and in a transaction that is then undone.
TEST_F(InTrouble, AnEditByAnotherProgramIsFoundBetweenTwoOfOurs) {
  auto workspace = open();
  ASSERT_TRUE(workspace.apply(evidence("E-7"), kOffice));
  auto const other = *gpkg::Database::open(path / "plan.gpkg", gpkg::Access::kExisting);
  ASSERT_TRUE(other.run("UPDATE measures SET title = 'fremd'"));
  EXPECT_THAT(error_of(workspace.apply(evidence("E-8"), kOffice)), HasSubstr("außerhalb von Leitbild geändert"));
  EXPECT_EQ(workspace.plan()->measures[0].title, "fremd");
  ASSERT_TRUE(other.run("UPDATE measures SET title = 'Parkweg'"));
  EXPECT_EQ(error_of(workspace.apply(evidence("E-8"), kOffice)), "");
  EXPECT_EQ(workspace.plan()->measures[0].title, "Parkweg");
}

TEST_F(InTrouble, ARefusedEditLeavesThePlanThatIsKept) {
  auto workspace = open();
  ASSERT_TRUE(workspace.apply(evidence("E-7"), kOffice));
  auto const before = plan::to_json(*workspace.plan());
  EXPECT_FALSE(workspace.apply(
      {evidence("E-8"), plan::PutRecord{plan::empty_record(*plan::find_form("evidence"), "E-9")}}, kOffice));
  EXPECT_EQ(plan::to_json(*workspace.plan()), before);
  ASSERT_TRUE(workspace.apply(evidence("E-8"), kOffice));
  EXPECT_EQ(plan::to_json(*workspace.plan()), plan::to_json(*open().plan()));
}

TEST_F(InTrouble, AFileThatWasReplacedIsNotWrittenTo) {
  auto workspace = open();
  ASSERT_TRUE(write_file(path / "plan.gpkg", *read_file(path / "plan.gpkg")));
  EXPECT_THAT(error_of(workspace.apply(evidence("E-7"), kOffice)), HasSubstr("durch eine andere ersetzt"));
}

/// Whoever may write everywhere reads as somebody who may not.
TEST_F(InTrouble, WhoMayOnlyReadReads) {
  if (::geteuid() != 0) { GTEST_SKIP() << "workspace_test.cpp tests it for other users"; }
  fs::permissions(folder.path(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
  EXPECT_EXIT(
      {
        constexpr auto kNobody = 65'534;
        if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) { ::_exit(2); }
        auto workspace = Workspace::open(path);
        auto const reads = workspace && workspace->plan() && workspace->layers() && workspace->journal() &&
                           workspace->foreign_edits() && !check_notices(*workspace);
        std::cerr << error_of(workspace->apply(evidence("E-7"), kOffice));
        ::_exit(reads ? 0 : 1);
      },
      ExitedWithCode(0), "in den Ordner kann nicht geschrieben werden");
}

}  // namespace
}  // namespace leitbild::store
