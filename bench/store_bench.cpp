// The plan in its file: 2,000 measures with 20,000 objects about them, and a journal of 100,000 entries. Targets: opened
// within 0.3 s; one durable edit costs at most three times what it costs to bring a few kilobytes to the same disk. The
// workspace is made once and kept in LEITBILD_BENCH_WORKSPACE, or made anew in a temporary folder.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>
#include <chrono>
#include <random>
#include <stdexcept>

#include <fmt/format.h>

#include "plan/consistency.h"
#include "plan/difference.h"
#include "store/workspace.h"

namespace leitbild::store {
namespace {

namespace fs = std::filesystem;

constexpr auto kMeasures = 2'000;
constexpr auto kEntries = 100'000;
constexpr auto kEditsPerTransaction = 5'000;
Author const kOffice{.role = "Referat Stadtentwicklung"};

template <class T>
T got(Result<T> result) {
  if (!result) { throw std::runtime_error{to_text(result.error())}; }
  if constexpr (!std::is_void_v<T>) { return *std::move(result); }
}

plan::Measure measure(int number, int version) {
  auto const x = 400'000.0 + number % 50 * 100;
  auto const y = 5'470'000.0 + number / 50 * 100;
  return {.code = fmt::format("M-{}", number),
          .title = fmt::format("Maßnahme {} in der {}. Fassung", number, version),
          .summary = std::string(400, 'x'),
          .field = fmt::format("F{}", number % 6),
          .goals = {fmt::format("Z{}", number % 40), fmt::format("Z{}", 40 + number % 17)},
          .districts = {"stadt", "mitte"},
          .lead = "Referat Grünflächen",
          .state = plan::State::kInConcept,
          .start = Year{2027 + number % 10},
          .end = Year{2030 + number % 10},
          .cost = plan::CostEstimate{EuroCents{100'000'00}, Year{2026}},
          .flagship = false,
          .example = true,
          .places = {{.title = "Weg", .shape = geo::Line{{x, y}, {x + 50, y + 20}, {x + 80, y + version % 90}}},
                     {.title = "Platz",
                      .shape = geo::MultiPolygon{{.outer = {{x, y}, {x + 9, y}, {x, y + 9}, {x, y}}, .holes = {}}}}},
          .effects = {{.type = "add_path", .place = 0, .parameters = {}}}};
}

plan::CostItem cost_item(int number, int version) {
  auto out = plan::CostItem{};
  out.code = fmt::format("K-{}", number);
  out.measure = fmt::format("M-{}", number % kMeasures);
  out.title = fmt::format("Bauleistung {}", version);
  out.group = plan::CostGroup::kStreetsSquaresGreen;
  out.estimate = plan::EstimateClass::kFrame;
  out.likely = EuroCents{30'000'00};
  out.price_year = Year{2026};
  out.eligible_share = Fraction{17, 20};
  out.spending = {{Year{2027}, EuroCents{10'000'00}}, {Year{2028}, EuroCents{20'000'00}}};
  return out;
}

plan::FundingShare share(int number) {
  auto out = plan::FundingShare{};
  out.code = fmt::format("B-{}", number);
  out.measure = fmt::format("M-{}", number % kMeasures);
  out.cost_item = fmt::format("K-{}", number);
  out.source = plan::FundingSource::kCity;
  out.state = plan::ShareState::kPlanned;
  out.amount = EuroCents{5'000'00};
  out.commitment = {{Year{2027}, EuroCents{5'000'00}}};
  return out;
}

/// Objects about the measure of that number, besides cost items and shares.
void add_records(int number, std::vector<plan::Edit>& out) {
  auto const code = fmt::format("M-{}", number);
  auto running = plan::RunningCost{};
  running.code = fmt::format("R-{}", number);
  running.measure = code;
  running.title = "Pflege";
  running.per_year = EuroCents{1'000'00};
  running.from = Year{2031};
  out.emplace_back(plan::PutRecord{plan::record_of(running)});
  auto evidence = plan::Evidence{};
  evidence.code = fmt::format("N-{}", number);
  evidence.measure = code;
  evidence.kind = plan::EvidenceKind::kAssessment;
  evidence.text = "Prüfvermerk";
  evidence.date = parse_rough_date("2026-03");
  out.emplace_back(plan::PutRecord{plan::record_of(evidence)});
  for (auto i = 0; i < 2; ++i) {
    auto report = plan::StatusReport{};
    report.code = fmt::format("S-{}-{}", number, i);
    report.measure = code;
    report.office = "Referat Grünflächen";
    report.text = "Die Planung ist beauftragt.";
    report.date = parse_rough_date("2026-05-01");
    report.progress = 20;
    out.emplace_back(plan::PutRecord{plan::record_of(report)});
  }
  auto package = plan::WorkPackage{};
  package.code = fmt::format("W-{}", number);
  package.measure = code;
  package.title = "Entwurf";
  out.emplace_back(plan::PutRecord{plan::record_of(package)});
}

std::vector<plan::Edit> whole_plan() {
  auto out = std::vector<plan::Edit>{};
  for (auto i = 0; i < 6; ++i) {
    out.emplace_back(plan::PutField{{.code = fmt::format("F{}", i),
                                     .name_de = fmt::format("Feld {}", i),
                                     .name_en = "",
                                     .theme = Theme::kClimate,
                                     .colour = "#2f6f4e"}});
  }
  for (auto i = 0; i < 60; ++i) {
    out.emplace_back(plan::PutGoal{{.code = fmt::format("Z{}", i),
                                    .field = fmt::format("F{}", i % 6),
                                    .text_de = "Grün ist nah.",
                                    .text_en = ""}});
  }
  for (auto i = 0; i < kMeasures; ++i) { out.emplace_back(plan::AddMeasure{measure(i, 0)}); }
  for (auto i = 0; i < 3 * kMeasures; ++i) { out.emplace_back(plan::PutRecord{plan::record_of(cost_item(i, 0))}); }
  for (auto i = 0; i < 2 * kMeasures; ++i) { out.emplace_back(plan::PutRecord{plan::record_of(share(i))}); }
  for (auto i = 0; i < kMeasures; ++i) { add_records(i, out); }
  return out;
}

/// In transactions of bearable size.
void apply_all(Workspace& workspace, std::vector<plan::Edit> const& edits) {
  for (auto i = std::size_t{0}; i < edits.size(); i += kEditsPerTransaction) {
    auto const end = std::min(edits.size(), i + kEditsPerTransaction);
    got(workspace.apply(
        {edits.begin() + static_cast<std::ptrdiff_t>(i), edits.begin() + static_cast<std::ptrdiff_t>(end)}, kOffice));
  }
}

void make(fs::path const& folder) {
  auto workspace = got(Workspace::create(
      folder, {.name = "Probe", .ags = "07312000", .crs = {25832}, .schematic = true}, "Probe", kOffice));
  auto edits = whole_plan();
  for (auto i = 0; edits.size() < kEntries; ++i) {
    if (i % 2 == 0) {
      edits.emplace_back(plan::EditMeasure{measure(i / 2 % kMeasures, 1 + i)});
    } else {
      edits.emplace_back(plan::PutRecord{plan::record_of(cost_item(i / 2 % (3 * kMeasures), 1 + i))});
    }
  }
  apply_all(workspace, edits);
}

/// A folder on the disk, not in memory; removed at the end unless the caller named it.
class BigWorkspace {
 public:
  BigWorkspace() {
    auto const* const named = std::getenv("LEITBILD_BENCH_WORKSPACE");
    is_ours_ = named == nullptr;
    path_ = is_ours_ ? fs::path{fmt::format("store-bench-{}", ::getpid())} : fs::path{named};
    if (!fs::exists(path_ / "plan.gpkg")) { make(path_); }
  }
  BigWorkspace(BigWorkspace const&) = delete;
  BigWorkspace& operator=(BigWorkspace const&) = delete;
  ~BigWorkspace() {
    auto ignored = std::error_code{};
    if (is_ours_) { fs::remove_all(path_, ignored); }
  }
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
  bool is_ours_;
};

fs::path const& folder() {
  static auto const kWorkspace = BigWorkspace{};
  return kWorkspace.path();
}

/// Other than in any run before: an edit that changes nothing would be cheaper.
int version() {
  static auto next = static_cast<int>(std::random_device{}() % 1'000'000'000U);
  return ++next;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - begin}.count();
}

/// What one commit has to do at least: some kilobytes behind a file that grows, brought to the same disk.
class Flush {
 public:
  Flush() : file_{folder() / "flush.bin"}, fd_{::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)} {}
  Flush(Flush const&) = delete;
  Flush& operator=(Flush const&) = delete;
  ~Flush() {
    ::close(fd_);
    fs::remove(file_);
  }
  void operator()() {
    constexpr auto kBytes = std::size_t{16'384};
    static auto const kContent = std::string(kBytes, 'x');
    auto const begin = std::chrono::steady_clock::now();
    if (::write(fd_, kContent.data(), kContent.size()) < 0 || ::fsync(fd_) != 0) {
      throw std::runtime_error{"no disk"};
    }
    seconds_ += seconds_since(begin);
  }
  double seconds() const { return seconds_; }  // all together

 private:
  fs::path file_;
  int fd_;
  double seconds_{};
};

void opened(benchmark::State& state) {
  folder();
  for (auto _ : state) {
    auto const workspace = got(Workspace::open(folder()));
    benchmark::DoNotOptimize(workspace.info());
  }
}

void opened_and_plan_read(benchmark::State& state) {
  folder();
  for (auto _ : state) {
    auto const workspace = got(Workspace::open(folder()));
    benchmark::DoNotOptimize(got(workspace.plan()));
  }
}

/// As every command begins.
void opened_edits_of_others_looked_for_and_plan_read(benchmark::State& state) {
  folder();
  for (auto _ : state) {
    auto const workspace = got(Workspace::open(folder()));
    benchmark::DoNotOptimize(got(workspace.foreign_edits()));
    benchmark::DoNotOptimize(got(workspace.plan()));
  }
}

/// Edits and flushes in turn, so that both meet the disk in the same state. `edit_per_flush`: the one in terms of the other.
template <class MakeEdit>
void durable_edits(benchmark::State& state, MakeEdit make_edit) {
  auto workspace = got(Workspace::open(folder()));
  got(workspace.apply(plan::EditMeasure{measure(0, version())}, kOffice));  // reads the plan
  auto flush = Flush{};
  auto seconds = 0.0;
  for (auto _ : state) {
    auto const edit = make_edit(version());
    auto const begin = std::chrono::steady_clock::now();
    got(workspace.apply(edit, kOffice));
    auto const elapsed = seconds_since(begin);
    seconds += elapsed;
    state.SetIterationTime(elapsed);
    flush();
  }
  state.counters["flush_ms"] = 1e3 * flush.seconds() / static_cast<double>(state.iterations());
  state.counters["edit_per_flush"] = seconds / flush.seconds();
}

void edit_of_a_measure(benchmark::State& state) {
  durable_edits(state, [](int number) -> plan::Edit { return plan::EditMeasure{measure(number % kMeasures, number)}; });
}

void edit_of_a_record(benchmark::State& state) {
  durable_edits(state, [](int number) -> plan::Edit {
    return plan::PutRecord{plan::record_of(cost_item(number % (3 * kMeasures), number))};
  });
}

void hundred_edits_at_once(benchmark::State& state) {
  auto workspace = got(Workspace::open(folder()));
  got(workspace.apply(plan::EditMeasure{measure(0, version())}, kOffice));
  for (auto _ : state) {
    auto edits = std::vector<plan::Edit>{};
    for (auto i = 0; i < 100; ++i) {
      auto const number = version();
      edits.emplace_back(plan::EditMeasure{measure(number % kMeasures, number)});
    }
    got(workspace.apply(edits, kOffice));
  }
}

/// A command: opens, changes, ends.
void opened_and_edited(benchmark::State& state) {
  folder();
  for (auto _ : state) {
    auto workspace = got(Workspace::open(folder()));
    benchmark::DoNotOptimize(got(workspace.foreign_edits()));
    got(workspace.apply(plan::EditMeasure{measure(7, version())}, kOffice));
  }
}

void chain_of_the_journal_checked(benchmark::State& state) {
  auto const workspace = got(Workspace::open(folder()));
  for (auto _ : state) {
    if (got(workspace.journal_break())) { throw std::runtime_error{"the chain is broken"}; }
  }
}

void past_state_read(benchmark::State& state) {
  auto const workspace = got(Workspace::open(folder()));
  for (auto _ : state) { benchmark::DoNotOptimize(got(workspace.plan_at(today()))); }
}

void inconsistencies_looked_for(benchmark::State& state) {
  auto const plan = got(got(Workspace::open(folder())).plan());
  for (auto _ : state) { benchmark::DoNotOptimize(plan::inconsistencies(plan)); }
}

void difference_of_two_plans(benchmark::State& state) {
  auto const plan = got(got(Workspace::open(folder())).plan());
  auto other = plan;
  other.measures[17].title = "anders";
  for (auto _ : state) { benchmark::DoNotOptimize(plan::difference(plan, other)); }
}

BENCHMARK(opened)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(opened_and_plan_read)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(opened_edits_of_others_looked_for_and_plan_read)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(edit_of_a_measure)->Unit(benchmark::kMillisecond)->UseManualTime()->MinTime(2);
BENCHMARK(edit_of_a_record)->Unit(benchmark::kMillisecond)->UseManualTime()->MinTime(2);
BENCHMARK(hundred_edits_at_once)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(opened_and_edited)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(chain_of_the_journal_checked)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(past_state_read)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(inconsistencies_looked_for)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);
BENCHMARK(difference_of_two_plans)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);

}  // namespace
}  // namespace leitbild::store
