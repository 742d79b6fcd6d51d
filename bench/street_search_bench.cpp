// Searches on the streets of Aachen: nearest facility of ten categories for every node, counts within 15 minutes for every
// cell, and edits. One thread. The same questions to pgRouting: bench/compare/pgrouting.
#include <algorithm>
#include <chrono>
#include <random>

#include <benchmark/benchmark.h>

#include "ready_graph/ready_graph.h"
#include "travel/counts.h"
#include "travel/searches.h"

namespace leitbild {
namespace {

using Clock = std::chrono::steady_clock;

std::optional<bench::ReadyGraph> const& graph() {
  static auto const kGraph = bench::ready_graph();
  return kGraph;
}

bool is_missing(benchmark::State& state) {
  if (graph()) { return false; }
  state.SkipWithError("LEITBILD_TESTDATA is not set");
  return true;
}

std::vector<travel::Destinations> ten_categories() {
  auto out = std::vector<travel::Destinations>{};
  for (auto i = std::size_t{0}; i < graph()->categories.size(); ++i) {
    out.push_back(travel::Destinations::facilities(city::kFacilityCategories.at(i).category));
  }
  return out;
}

void nearest_of_ten_categories_for_every_node(benchmark::State& state) {
  if (is_missing(state)) { return; }
  for (auto _ : state) {
    auto searches = travel::Searches{graph()->city};
    for (auto const& destinations : ten_categories()) { benchmark::DoNotOptimize(searches.field_to(destinations)); }
  }
  state.counters["nodes"] = static_cast<double>(graph()->city.streets->nodes.size());
}

void counts_within_15_minutes_for_every_cell(benchmark::State& state) {
  if (is_missing(state)) { return; }
  constexpr auto kFifteenMinutesAt5 = Metres{1250};
  for (auto _ : state) { benchmark::DoNotOptimize(travel::counts_within(graph()->city, kFifteenMinutesAt5)); }
  state.counters["cells"] = static_cast<double>(graph()->city.people->cells.size());
}

/// Facilities opened and closed, paths of up to 300 m added and removed, in any order.
class RandomEdits {
 public:
  explicit RandomEdits(city::City const& base) : base_{base} {}

  std::vector<city::TimedChange> const& next() {
    constexpr auto kMost = std::size_t{20};
    auto const removes = changes_.size() >= kMost || (!changes_.empty() && random_() % 2 == 0);
    if (removes) {
      changes_.erase(changes_.begin() + static_cast<std::ptrdiff_t>(random_() % changes_.size()));
    } else {
      changes_.push_back({.change = change(), .cause = {}, .first = Year{2030}, .full = Year{2030}});
    }
    return changes_;
  }

 private:
  city::City const& base_;
  std::mt19937_64 random_{30};
  std::vector<city::TimedChange> changes_;

  city::Change change() {
    auto const& nodes = base_.streets->nodes.rows;
    auto const from = nodes[random_() % nodes.size()];
    auto const kind = random_() % 3;
    if (kind == 0) { return city::CloseFacility{city::FacilityId{random_() % base_.facilities->rows.size()}}; }
    if (kind == 1) {
      auto const category = city::kFacilityCategories.at(random_() % graph()->categories.size()).category;
      return city::AddFacility{{.category = category, .name = "", .at = from}};
    }
    auto const reach = [&] { return static_cast<double>(random_() % 420) - 210.0; };
    return city::AddStreet{{.line = {from, {from.x + reach(), from.y + reach()}}, .kind = city::StreetKind::kPath}};
  }
};

/// Every edit is answered from the state before it and compared with a search from nothing.
void edit_and_all_categories(benchmark::State& state) {
  if (is_missing(state)) { return; }
  auto const& base = graph()->city;
  auto before_city = std::make_unique<city::City>(base);
  auto before = std::make_unique<travel::Searches>(*before_city);
  auto const categories = ten_categories();
  for (auto const& destinations : categories) { before->field_to(destinations); }
  auto edits = RandomEdits{base};
  auto times = std::vector<double>{};
  auto mismatches = 0;
  for (auto _ : state) {
    auto const& changes = edits.next();
    auto const start = Clock::now();
    auto city = std::make_unique<city::City>(city::with(base, changes, Year{2030}));
    auto searches = std::make_unique<travel::Searches>(*city, *before);
    for (auto const& destinations : categories) { benchmark::DoNotOptimize(searches->field_to(destinations)); }
    times.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    state.SetIterationTime(times.back());
    auto from_nothing = travel::Searches{*city};
    for (auto const& destinations : categories) {
      auto const same = searches->field_to(destinations).centimetres == from_nothing.field_to(destinations).centimetres;
      mismatches += same ? 0 : 1;
    }
    searches->settle();
    before = std::move(searches);
    before_city = std::move(city);
  }
  std::ranges::sort(times);
  state.counters["median_ms"] = times[times.size() / 2] * 1e3;
  state.counters["p95_ms"] = times[times.size() * 95 / 100] * 1e3;
  state.counters["max_ms"] = times.back() * 1e3;
  state.counters["mismatches"] = mismatches;
}

BENCHMARK(nearest_of_ten_categories_for_every_node)->Unit(benchmark::kMillisecond);
BENCHMARK(counts_within_15_minutes_for_every_cell)->Unit(benchmark::kMillisecond);
BENCHMARK(edit_and_all_categories)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1000);

}  // namespace
}  // namespace leitbild
