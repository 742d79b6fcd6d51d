// From layers to indicator values on the schematic Kaiserslautern: joining places to streets, one walking search over all
// nodes, all indicators of today with and without their searches, and a scenario with one new path. One thread.
#include <benchmark/benchmark.h>
#include <stdexcept>

#include "import/schematic/schematic.h"
#include "scenario/scenario.h"

namespace leitbild {
namespace {

constexpr auto kSeed = std::uint64_t{2025};

city::Layers const& layers() {
  static auto const kLayers = [] {
    auto generated = importing::generate_city(importing::kaiserslautern_facts(), kSeed);
    if (!generated) { throw std::runtime_error{to_text(generated.error())}; }
    return *std::move(generated);
  }();
  return kLayers;
}

city::City const& city() {
  static auto const kCity = city::assemble(layers());
  return kCity;
}

/// A measure with a path of 300 m through the middle of the first leaf district.
plan::Plan plan_with_a_path() {
  auto const& districts = city().districts->rows.rows;
  auto const middle = districts.back().label;
  auto const start = city().links.finder->nearest(*city().streets, middle, Metres{500});
  if (!start) { throw std::runtime_error{"no street near the label of the last district"}; }
  auto const line = city::course(*city().streets, start->edge);
  auto measure = plan::Measure{};
  measure.code = "B-1";
  measure.start = Year{2030};
  measure.places = {{.title = "", .shape = geo::Line{line.front(), {line.front().x + 200.0, line.front().y + 220.0}}}};
  measure.effects = {{.type = "add_path", .place = 0, .parameters = {}}};
  auto plan = plan::Plan{};
  plan.measures = {measure};
  return plan;
}

void generate(benchmark::State& state) {
  for (auto _ : state) { benchmark::DoNotOptimize(importing::generate_city(importing::kaiserslautern_facts(), kSeed)); }
}

void assemble(benchmark::State& state) {
  for (auto _ : state) { benchmark::DoNotOptimize(city::assemble(layers())); }
  state.counters["edges"] = static_cast<double>(city().streets->edges.size());
  state.counters["cells"] = static_cast<double>(city().people->cells.size());
}

void walk_to_groceries(benchmark::State& state) {
  auto const shops = travel::Destinations::facilities(city::FacilityCategory::kGroceries);
  for (auto _ : state) {
    auto searches = travel::Searches{city()};
    benchmark::DoNotOptimize(searches.field_to(shops));
  }
  state.counters["nodes"] = static_cast<double>(city().streets->nodes.size());
}

void indicators_today(benchmark::State& state) {
  for (auto _ : state) { benchmark::DoNotOptimize(scenario::evaluate_today(city())); }
}

/// What remains when all ways are known: values per cell and district.
void indicators_after_searches(benchmark::State& state) {
  auto searches = travel::Searches{city()};
  auto cells = std::vector<city::CellId>{};
  for (auto i = std::size_t{0}; i < city().people->cells.size(); ++i) { cells.emplace_back(i); }
  auto parameters = std::vector<Parameters>{};
  for (auto const& entry : indicators::all_indicators()) {
    parameters.push_back(indicators::parameters_of(entry).value());
  }
  auto const compute_all = [&] {
    for (auto i = std::size_t{0}; i < parameters.size(); ++i) {
      auto const& indicator = *indicators::all_indicators()[i].indicator;
      auto const values = indicator.compute({.city = city(),
                                             .cells = cells,
                                             .searches = searches,
                                             .parameters = parameters[i],
                                             .reads = indicator.reads});
      if (!values) { throw std::runtime_error{to_text(values.error())}; }
      benchmark::DoNotOptimize(*values);
    }
  };
  compute_all();
  for (auto _ : state) { compute_all(); }
  state.counters["indicators"] = static_cast<double>(parameters.size());
}

void scenario_with_one_path(benchmark::State& state) {
  auto const plan = plan_with_a_path();
  for (auto _ : state) {
    auto const evaluation =
        scenario::evaluate({.city = city(), .plan = plan, .selection = {.all = true, .codes = {}}, .year = Year{2035}});
    if (!evaluation) { state.SkipWithError("the scenario cannot be evaluated"); }
    benchmark::DoNotOptimize(evaluation);
  }
}

BENCHMARK(generate)->Unit(benchmark::kMillisecond);
BENCHMARK(assemble)->Unit(benchmark::kMillisecond);
BENCHMARK(walk_to_groceries)->Unit(benchmark::kMillisecond);
BENCHMARK(indicators_today)->Unit(benchmark::kMillisecond);
BENCHMARK(indicators_after_searches)->Unit(benchmark::kMillisecond);
BENCHMARK(scenario_with_one_path)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace leitbild
