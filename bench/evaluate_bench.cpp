// From layers to indicator values on the schematic Kaiserslautern: joining places to streets, one walking search over all
// nodes, all indicators of today, and a scenario with one new path. One thread.
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
  auto const shops = travel::accesses(city(), travel::Destinations::facilities(city::FacilityCategory::kGroceries));
  for (auto _ : state) { benchmark::DoNotOptimize(travel::walk_to_nearest(*city().streets, shops)); }
  state.counters["nodes"] = static_cast<double>(city().streets->nodes.size());
}

void indicators_today(benchmark::State& state) {
  for (auto _ : state) { benchmark::DoNotOptimize(scenario::evaluate_today(city())); }
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
BENCHMARK(scenario_with_one_path)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace leitbild
