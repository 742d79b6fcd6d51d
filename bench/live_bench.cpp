// A hand on the map: the city of Aachen from its extract, residents from the 1 km raster of the census spread over its
// buildings, twelve generated districts, forty measures of every kind. One measure is put in or taken out, and all
// indicators of all districts are there again. Every tenth state is compared with a full evaluation. One thread.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>

#include "geo/area.h"
#include "import/census/census.h"
#include "import/osm/osm.h"
#include "scenario/live_evaluation.h"

namespace leitbild {
namespace {

constexpr auto kPlane = geo::Crs{25832};

std::filesystem::path data_file(std::string const& name) {
  auto const* const folder = std::getenv("LEITBILD_TESTDATA");
  return std::filesystem::path{folder == nullptr ? "" : folder} / "data" / name;
}

template <class T>
T or_throw(Result<T> result) {
  if (!result) { throw std::runtime_error{to_text(result.error())}; }
  return *std::move(result);
}

/// The whole, and boxes side by side that share it.
city::Districts twelve_districts(geo::Box const& whole) {
  auto out = city::Districts{};
  auto const add = [&](std::string const& code, city::Level level, geo::Box const& box) {
    auto row = city::District{};
    row.code = code;
    row.name = code;
    row.level = level;
    if (level != city::Level::kCity) { row.parent = city::Districts::kWholeCity; }
    row.shape = geo::rectangle(box);
    row.label = geo::between(box.low, box.high, 0.5);
    out.rows.add(std::move(row));
  };
  add("city", city::Level::kCity, whole);
  constexpr auto kColumns = 4;
  constexpr auto kRows = 3;
  auto const width = whole.width() / kColumns;
  auto const height = whole.height() / kRows;
  for (auto i = 0; i < kColumns * kRows; ++i) {
    auto const low = geo::Point{whole.low.x + i % kColumns * width, whole.low.y + i / kColumns * height};
    add("d" + std::to_string(i), city::Level::kOrtsbezirk, {low, {low.x + width, low.y + height}});
  }
  return out;
}

city::City aachen() {
  auto const to_plane = or_throw(geo::Transform::between(geo::kWgs84, kPlane));
  auto box = geo::Box{};
  box.add(to_plane({5.9, 50.6}));
  box.add(to_plane({6.3, 50.9}));
  auto osm = or_throw(importing::read_osm(data_file("routing/aachen-2021.osm.pbf"), geo::rectangle(box), kPlane));
  auto layers = city::Layers{};
  layers.info = {.name = "Aachen", .ags = "05334002", .crs = kPlane, .schematic = false};
  layers.districts = twelve_districts(geo::box_of(osm.streets.nodes.rows));
  auto const files = importing::PopulationFiles{.population = data_file("census/zensus2022_1km_25832.tif")};
  auto const codes = importing::DistrictCodes{};
  layers.people =
      or_throw(importing::read_population(
                   files, {.districts = layers.districts, .buildings = osm.buildings, .codes = codes, .crs = kPlane}))
          .people;
  layers.streets = std::move(osm.streets);
  layers.facilities = std::move(osm.facilities);
  layers.transit = std::move(osm.transit);
  layers.landcover = std::move(osm.landcover);
  layers.buildings = std::move(osm.buildings);
  return city::assemble(std::move(layers));
}

plan::Measure measure(int number, std::string effect, geo::Shape shape, ParameterValues parameters) {
  auto out = plan::Measure{};
  out.code = "M-" + std::to_string(number);
  out.start = Year{2030};
  out.places = {{.title = "", .shape = std::move(shape)}};
  out.effects = {{.type = std::move(effect), .place = 0, .parameters = std::move(parameters)}};
  return out;
}

geo::MultiPolygon square(geo::Point at, double side) { return geo::rectangle({at, {at.x + side, at.y + side}}); }

/// Forty, at random crossings where people live.
plan::Plan forty_measures(city::City const& city) {
  auto random = std::mt19937_64{40};
  auto const& nodes = city.streets->nodes.rows;
  auto const crossing = [&] {
    auto const& cell = city.people->cells.rows[random() % city.people->cells.size()];
    auto const access = city.links.finder->nearest(*city.streets, cell.centre, Metres{150});
    return access ? nodes[city.streets->edges[access->edge].from.value] : nodes[random() % nodes.size()];
  };
  auto plan = plan::Plan{};
  while (plan.measures.size() < 40) {
    auto const i = static_cast<int>(plan.measures.size());
    auto const at = crossing();
    switch (i % 8) {
      case 0:
      case 1:
      case 2: plan.measures.push_back(measure(i, "add_path", geo::Line{at, {at.x + 180, at.y + 120}}, {})); break;
      case 3:
      case 4:
        plan.measures.push_back(
            measure(i, "add_facility", at, {{"category", std::string{i % 8 == 3 ? "groceries" : "kita"}}}));
        break;
      case 5: plan.measures.push_back(measure(i, "add_green", square(at, 100), {})); break;
      case 6: plan.measures.push_back(measure(i, "add_stop", at, {{"departures_per_hour", 4.0}})); break;
      default: plan.measures.push_back(measure(i, "add_dwellings", square(at, 150), {{"dwellings", 80.0}})); break;
    }
    // Not every place is within the data.
    auto const selection = scenario::Selection{.all = false, .codes = {plan.measures.back().code}};
    if (!scenario::resolve({.city = city, .plan = plan, .selection = selection, .year = Year{2035}})) {
      plan.measures.pop_back();
    }
  }
  return plan;
}

double peak_memory() {
  auto status = std::ifstream{"/proc/self/status"};
  for (auto word = std::string{}; status >> word;) {
    auto kilobytes = 0.0;
    if (word == "VmHWM:" && status >> kilobytes) { return kilobytes / 1024.0; }
  }
  return 0.0;
}

bool is_full_evaluation(scenario::LiveEvaluation const& live, scenario::Evaluation const& full) {
  for (auto i = std::size_t{0}; i < full.comparisons.size(); ++i) {
    if (!(live.evaluation().comparisons[i].planned == full.comparisons[i].planned)) { return false; }
  }
  return true;
}

void one_measure_toggled_all_indicators(benchmark::State& state) {
  if (!std::filesystem::exists(data_file("routing/aachen-2021.osm.pbf"))) {
    return state.SkipWithError("LEITBILD_TESTDATA is not set");
  }
  auto const city = aachen();
  auto const plan = forty_measures(city);
  auto live = or_throw(scenario::LiveEvaluation::begin(city, plan));
  auto random = std::mt19937_64{41};
  auto in = std::vector<bool>(plan.measures.size(), false);
  auto times = std::vector<double>{};
  auto mismatches = 0;
  for (auto _ : state) {
    in[random() % in.size()].flip();
    auto selection = scenario::Selection{};
    for (auto i = std::size_t{0}; i < in.size(); ++i) {
      if (in[i]) { selection.codes.push_back(plan.measures[i].code); }
    }
    auto const start = std::chrono::steady_clock::now();
    auto const shown = live.show(selection, Year{2035});
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    state.SetIterationTime(times.back());
    if (!shown) { return state.SkipWithError(to_text(shown.error()).c_str()); }
    if (times.size() % 10 != 0) { continue; }
    auto const full =
        or_throw(scenario::evaluate({.city = city, .plan = plan, .selection = selection, .year = Year{2035}}));
    mismatches += is_full_evaluation(live, full) ? 0 : 1;
  }
  std::ranges::sort(times);
  state.counters["median_ms"] = times[times.size() / 2] * 1e3;
  state.counters["p95_ms"] = times[times.size() * 95 / 100] * 1e3;
  state.counters["max_ms"] = times.back() * 1e3;
  state.counters["mismatches"] = mismatches;
  state.counters["cells"] = static_cast<double>(city.people->cells.size());
  state.counters["peak_MB"] = peak_memory();
}

BENCHMARK(one_measure_toggled_all_indicators)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(200);

}  // namespace
}  // namespace leitbild
