// The raster models in memory: whole runs and edits of 5 ha, on SIDE × SIDE pixels of 10 m with the parameters of the reference's
// measurement (450 m, 500 m; 500 m, Gaussian). What whole processes take: bench/models.
#include <random>

#include <benchmark/benchmark.h>

#include "base/parallel.h"
#include "nature/cooling.h"
#include "nature/flood.h"
#include "nature/nature_access.h"
#include "nature/stormwater.h"

namespace leitbild::nature {
namespace {

constexpr auto kSide = 4'000;
constexpr auto kPixel = 10.0;
constexpr auto kClasses = 12;
constexpr auto kEdit = PixelBox{2'000, 2'000, 22, 23};  // 5.06 ha

/// Patches of some hundred metres with single pixels in between.
template <class T>
geo::Grid<T> patches(int low, int high) {
  constexpr auto kPatch = 16;
  auto random = std::mt19937{1};
  auto code = std::uniform_int_distribution<int>{low, high};
  auto single = std::bernoulli_distribution{0.2};
  auto coarse = geo::Grid<T>{kSide / kPatch + 1, kSide / kPatch + 1};
  for (auto& value : coarse.values) { value = static_cast<T>(code(random)); }
  auto out = geo::Grid<T>{kSide, kSide};
  for (auto row = 0; row < kSide; ++row) {
    for (auto column = 0; column < kSide; ++column) {
      out.at(column, row) = single(random) ? static_cast<T>(code(random)) : coarse.at(column / kPatch, row / kPatch);
    }
  }
  return out;
}

struct City {
  geo::Grid<ClassIndex> land_use{patches<ClassIndex>(0, kClasses - 1)};
  geo::Grid<SoilGroup> soil{patches<SoilGroup>(0, kSoilGroups - 1)};
  geo::Grid<float> evapotranspiration{kSide, kSide, 650.0F};
  geo::Grid<float> residents{kSide, kSide, 0.4F};
};

City& town() {
  static auto& only = *new City;
  return only;
}

std::vector<ClassCooling> cooling_classes() {
  auto out = std::vector<ClassCooling>{};
  for (auto i = 0; i < kClasses; ++i) {
    auto const share = i / static_cast<double>(kClasses);
    out.push_back({.green = i % 3 == 0,
                   .shade = share,
                   .albedo = 0.2 - 0.1 * share,
                   .crop_coefficient = 0.3 + share,
                   .building_intensity = 0.0});
  }
  return out;
}

CoolingModel cooling_model() {
  auto const parameters = CoolingParameters{.method = CapacityMethod::kFactors,
                                            .weights = {},
                                            .cooling_distance = Metres{450},
                                            .mixing_radius = Metres{500},
                                            .reference_temperature = 21.5,
                                            .heat_island = 3.5};
  return {parameters, cooling_classes(), 650.0, kPixel, kSide, kSide};
}

/// What a run keeps for the next one.
struct CoolingGrids {
  geo::Grid<float> capacity{kSide, kSide}, green{kSide, kSide}, parks{kSide, kSide}, unmixed{kSide, kSide},
      air{kSide, kSide};
};

/// All pixels that a change inside `box` reaches.
void run(CoolingModel const& model, PixelBox const& box, CoolingGrids& grids) {
  auto const threads = usual_threads();
  auto const& land_use = town().land_use;
  auto const within = [&](int reach) { return box.grown_by(reach).within(model.whole()); };
  model.capacity({land_use, town().evapotranspiration}, box, threads, grids.capacity);
  model.green_around(land_use, within(model.reach_of_green()), threads, grids.green);
  auto const parks = within(model.reach_of_parks());
  model.park_capacity(land_use, grids.capacity, parks, threads, grids.parks);
  model.mitigation(grids.capacity, grids.parks, grids.green, parks, threads, grids.unmixed);
  model.unmixed_temperature(grids.unmixed, parks, threads, grids.unmixed);
  model.air_temperature(grids.unmixed, within(model.reach_of_parks() + model.reach_of_air()), threads, grids.air);
}

void edit(int step) {
  for (auto row = kEdit.row; row < kEdit.end_row(); ++row) {
    for (auto column = kEdit.column; column < kEdit.end_column(); ++column) {
      town().land_use.at(column, row) = static_cast<ClassIndex>(step % kClasses);
    }
  }
}

void whole_cooling(benchmark::State& state) {
  auto const model = cooling_model();
  auto grids = CoolingGrids{};
  for (auto _ : state) { run(model, model.whole(), grids); }
}
BENCHMARK(whole_cooling)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void edit_cooling(benchmark::State& state) {
  auto const model = cooling_model();
  auto grids = CoolingGrids{};
  run(model, model.whole(), grids);
  auto step = 0;
  for (auto _ : state) {
    edit(step++);
    run(model, kEdit, grids);
  }
}
BENCHMARK(edit_cooling)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void whole_nature_access(benchmark::State& state) {
  auto shares = std::vector<double>(kClasses);
  for (auto i = std::size_t{0}; i < shares.size(); i += 4) { shares[i] = 1.0; }
  auto const input = NatureAccessInput{.land_use = town().land_use,
                                       .residents = town().residents,
                                       .nature_by_class = shares,
                                       .pixel_side = kPixel,
                                       .threads = usual_threads()};
  auto const decay = state.range(0) == 0 ? Decay::kGaussian : Decay::kDichotomy;
  for (auto _ : state) { benchmark::DoNotOptimize(supply_uniform(input, decay, Metres{500})); }
}
BENCHMARK(whole_nature_access)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void whole_flood(benchmark::State& state) {
  auto numbers = std::vector<CurveNumbers>{};
  for (auto i = 0; i < kClasses; ++i) { numbers.push_back({30.0 + 5 * i, 35.0 + 5 * i, 38.0 + 5 * i, 39.0 + 5 * i}); }
  auto out = geo::Grid<float>{kSide, kSide};
  for (auto _ : state) {
    auto const values = flood_values(FloodResult::kRunoffDepth, numbers, 40.0, SquareMetres{kPixel * kPixel});
    map(town().land_use, town().soil, values, usual_threads(), out);
  }
}
BENCHMARK(whole_flood)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

void whole_stormwater(benchmark::State& state) {
  auto rows = std::vector<ClassStormwater>{};
  for (auto i = 0; i < kClasses; ++i) {
    auto const share = i / static_cast<double>(kClasses);
    rows.push_back(
        {.runoff = {share, share, share, share}, .percolation = {}, .concentrations = {}, .connected = i == 11});
  }
  auto const roads = geo::Grid<std::uint8_t>{kSide, kSide};
  for (auto _ : state) {
    auto const ratio = retention_ratio(town().land_use, town().soil, rows, usual_threads());
    benchmark::DoNotOptimize(adjusted_retention(ratio, town().land_use, rows, roads, 6.0, usual_threads()));
  }
}
BENCHMARK(whole_stormwater)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace leitbild::nature
