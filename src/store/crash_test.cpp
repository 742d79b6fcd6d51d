// The process ends at any moment during imports and edits, or the power does: afterwards each change is there whole or not
// at all, and what was reported as done is there. LEITBILD_CRASHES: how many times, 200 without it (`./dev crash COUNT`).
#include <array>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.h"
#include "base/text.h"
#include "plan/document.h"
#include "store/test_city.h"
#include "store/test_disk.h"
#include "store/workspace.h"
#include "testing/folder.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;
using testing::Disk;
using testing::Trouble;

Author const kOffice{.role = "Referat Stadtentwicklung"};
constexpr auto kRecords = std::size_t{7};

/// What the workspace holds after the changes 1 to n, which carry their numbers: the number of the last one at each place.
struct State {
  int title{}, goal{}, city{};
  std::array<int, kRecords> records{};
  std::set<int> versions;
  friend bool operator==(State const&, State const&) = default;
};

enum class Kind : std::uint8_t { kMeasure, kRecord, kBatch, kVersion, kCity };

Kind kind_of(int n) {
  constexpr auto kInTurn = std::array{Kind::kCity,    Kind::kMeasure, Kind::kBatch,  Kind::kRecord,
                                      Kind::kMeasure, Kind::kBatch,   Kind::kRecord, Kind::kVersion};
  return kInTurn.at(static_cast<std::size_t>(n) % kInTurn.size());
}

std::size_t record_of(int n) { return static_cast<std::size_t>(n) % kRecords; }

void go_on(State& state, int n) {
  auto const kind = kind_of(n);
  if (kind == Kind::kMeasure || kind == Kind::kBatch) { state.title = n; }
  if (kind == Kind::kRecord || kind == Kind::kBatch) { state.records.at(record_of(n)) = n; }
  if (kind == Kind::kBatch) { state.goal = n; }
  if (kind == Kind::kVersion) { state.versions.insert(n); }
  if (kind == Kind::kCity) { state.city = n; }
}

State after(int n) {
  auto out = State{};
  for (auto i = 1; i <= n; ++i) { go_on(out, i); }
  return out;
}

plan::EditMeasure measure_edit(int n) {
  auto measure = testing::measure("KLI-01");
  measure.title = fmt::format("Nummer {}", n);
  measure.places.resize(static_cast<std::size_t>(n % 2 + 2));  // rows come and go
  measure.goals.resize(static_cast<std::size_t>(n % 3 % 2 + 1));
  return {measure};
}

plan::PutRecord record_edit(int n) {
  auto evidence = plan::Evidence{};
  evidence.code = fmt::format("E-{}", record_of(n));
  evidence.measure = "KLI-01";
  evidence.kind = plan::EvidenceKind::kReport;
  evidence.date = parse_rough_date("2026-03");
  evidence.text = fmt::format("Nummer {}", n);
  return {plan::record_of(evidence)};
}

plan::PutGoal goal_edit(int n) {
  auto goal = testing::goal("KLI-Z1");
  goal.text_de = fmt::format("Nummer {}", n);
  return {goal};
}

Result<void> change(Workspace& workspace, int n) {
  switch (kind_of(n)) {
    case Kind::kMeasure: return workspace.apply(measure_edit(n), kOffice);
    case Kind::kRecord: return workspace.apply(record_edit(n), kOffice);
    case Kind::kBatch: return workspace.apply({goal_edit(n), record_edit(n), measure_edit(n)}, kOffice);
    case Kind::kCity:
      return workspace.replace_city(testing::two_districts(fmt::format("Nummer {}", n)), "neu", kOffice);
    case Kind::kVersion: {
      auto version = plan::PlanVersion{};
      version.code = fmt::format("V-{}", n);
      version.title = "Fassung";
      return workspace.adopt_version(version, kOffice);
    }
  }
  return {};
}

int number_in(std::string const& text) {
  constexpr auto kBefore = std::string_view{"Nummer "};
  auto const number = parse_integer(std::string_view{text}.substr(std::min(kBefore.size(), text.size())));
  return static_cast<int>(number.value_or(0));
}

State state_of(Workspace const& workspace) {
  auto out = State{};
  auto const plan = workspace.plan().value();
  out.title = number_in(plan.measures.at(0).title);
  out.goal = number_in(plan.goals.at(0).text_de);
  for (auto const& evidence : plan.evidence) {
    out.records.at(static_cast<std::size_t>(*parse_integer(evidence.code.substr(2)))) = number_in(evidence.text);
  }
  for (auto const& version : plan.versions) {
    out.versions.insert(static_cast<int>(*parse_integer(version.code.substr(2))));
  }
  if (!plan.versions.empty()) { EXPECT_TRUE(workspace.adopted_plan(plan.versions.back().code)); }
  auto const layers = workspace.layers().value();
  if (layers.districts.rows.size() > 1) { out.city = number_in(layers.districts.rows[city::DistrictId{1U}].name); }
  return out;
}

/// Structure, journal, history and the copy of the rows all say the same as the plan.
void expect_sound(Workspace const& workspace) {
  EXPECT_THAT(workspace.damage().value(), ::testing::IsEmpty());
  EXPECT_FALSE(workspace.journal_break().value());
  EXPECT_THAT(workspace.foreign_edits().value(), ::testing::IsEmpty());
  EXPECT_EQ(plan::to_json(workspace.plan_at(today()).value()), plan::to_json(workspace.plan().value()));
}

/// What the child reported: 2n when it began the change n, 2n + 1 when that was done.
class Reports {
 public:
  Reports() { EXPECT_EQ(::pipe2(ends_.data(), O_CLOEXEC), 0); }
  Reports(Reports const&) = delete;
  Reports& operator=(Reports const&) = delete;
  ~Reports() {
    ::close(ends_[0]);
    close_writing();
  }
  void close_writing() {
    if (ends_[1] >= 0) { ::close(ends_[1]); }
    ends_[1] = -1;
  }
  void say(int what) const {
    if (::write(ends_[1], &what, sizeof what) != sizeof what) { ::_exit(2); }
  }
  /// Waits. 0: the child has ended.
  int next() const {
    auto what = 0;
    return ::read(ends_[0], &what, sizeof what) == sizeof what ? what : 0;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// How one process comes to its end.
struct End {
  Trouble trouble{};     // kNone: killed from outside after a while
  std::int64_t step{};   // of the disk
  ::useconds_t delay{};  // after the first change began
  std::uint64_t seed{};
};

/// The child: changes with the numbers from `first` on, until it is killed.
[[noreturn]] void work(fs::path const& folder, int first, End const& end, Reports const& reports) {
  if (end.trouble != Trouble::kNone) {
    Disk::install();
    Disk::set(end.trouble, end.step, end.seed);
  }
  auto workspace = Workspace::open(folder);
  if (!workspace) { ::_exit(3); }
  constexpr auto kMost = 100;
  for (auto n = first; n < first + kMost; ++n) {
    reports.say(2 * n);
    if (auto const done = change(*workspace, n); !done) {
      std::cerr << to_text(done.error()) << '\n';
      ::_exit(4);
    }
    reports.say(2 * n + 1);
  }
  ::_exit(0);
}

/// The last thing the child reported.
int last_report(fs::path const& folder, int first, End const& end) {
  auto reports = Reports{};
  auto const child = ::fork();
  if (child == 0) { work(folder, first, end, reports); }
  reports.close_writing();
  auto last = 0;
  auto timed_out = false;
  for (auto report = reports.next(); report != 0; report = reports.next()) {
    last = report;
    if (end.trouble != Trouble::kNone || timed_out) { continue; }
    ::usleep(end.delay);
    ::kill(child, SIGKILL);
    timed_out = true;
  }
  auto status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the child ended by itself, status " << status;
  return last;
}

struct Counts {
  int changes{}, nothing{}, whole{}, between{}, opening{};
};

End random_end(std::mt19937_64& chance, int round) {
  constexpr auto kSteps = 300;
  constexpr auto kMicroseconds = 40'000;
  constexpr auto kTroubles = std::array{Trouble::kKilled, Trouble::kNone, Trouble::kPowerCut};
  return {.trouble = kTroubles.at(static_cast<std::size_t>(round) % kTroubles.size()),
          .step = static_cast<std::int64_t>(chance() % kSteps + 1),
          .delay = static_cast<::useconds_t>(chance() % kMicroseconds),
          .seed = chance()};
}

int crashes_wanted() {
  auto const* const text = std::getenv("LEITBILD_CRASHES");
  return text == nullptr ? 200 : std::atoi(text);
}

TEST(Crash, LeavesEachChangeWholeOrNotAtAll) {
  testing::use_memory_as_disk();
  auto const folder = leitbild::testing::TemporaryFolder{};
  auto const path = folder / "w";
  {
    auto workspace = Workspace::create(path, testing::info(), "Probe", kOffice);
    ASSERT_TRUE(workspace) << to_text(workspace.error());
    ASSERT_TRUE(workspace->apply(testing::whole_plan(), kOffice));
  }
  auto chance = std::mt19937_64{20'251'006};
  auto counts = Counts{};
  auto done = 0;  // changes that are there
  for (auto round = 0; round < crashes_wanted(); ++round) {
    auto const end = random_end(chance, round);
    auto const last = last_report(path, done + 1, end);
    auto const workspace = Workspace::open(path);
    ASSERT_TRUE(workspace) << "round " << round << ": " << to_text(workspace.error());
    expect_sound(*workspace);
    auto const state = state_of(*workspace);
    auto const begun = last / 2;
    auto const reported = last % 2 == 1 ? begun : std::max(done, begun - 1);
    if (last == 0) {
      ++counts.opening;
      EXPECT_EQ(state, after(done)) << "round " << round;
    } else if (reported == begun) {
      ++counts.between;
      EXPECT_EQ(state, after(begun)) << "round " << round << ": change " << begun << " was reported as done";
    } else if (state == after(begun)) {
      ++counts.whole;
    } else {
      ++counts.nothing;
      EXPECT_EQ(state, after(reported)) << "round " << round << ": a part of change " << begun;
    }
    auto const now = state == after(begun) && last != 0 ? begun : reported;
    counts.changes += now - done;
    done = now;
    if (::testing::Test::HasFailure()) { break; }
  }
  std::cout << fmt::format("{} crashes during {} changes: {} while opening, {} left nothing of the change that was "
                           "under way, {} left it whole "
                           "(not yet reported), {} came between two changes\n",
                           crashes_wanted(), counts.changes, counts.opening, counts.nothing, counts.whole,
                           counts.between);
  EXPECT_GT(counts.nothing, 0);
  EXPECT_GT(counts.whole, 0);
}

}  // namespace
}  // namespace leitbild::store
