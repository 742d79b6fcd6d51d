// A planner draws 5 ha on a city of 40 km × 40 km (some 4,300 × 4,300 pixels of 10 m with the air around it): what the raster models take until all that
// indicators ask of them is there again. Each edit lies elsewhere, and follows from the city without it.
#include <random>

#include <benchmark/benchmark.h>

#include "geo/area.h"
#include "nature/ground_models.h"

namespace leitbild::nature {
namespace {

constexpr auto kSide = 40'000.0;  // metres
constexpr auto kSettled = 12'000.0;

city::MapRaster map_of(int side, std::mt19937& random, int low, int high) {
  auto value = std::uniform_int_distribution<int>{low, high};
  auto const pixels = static_cast<int>(kSide) / side;
  auto out = city::MapRaster{.corner = {0.0, kSide}, .side = side, .values = {pixels, pixels}};
  for (auto& pixel : out.values.values) { pixel = static_cast<std::int16_t>(value(random)); }
  return out;
}

city::City made_up() {
  auto random = std::mt19937{3};
  auto layers = city::Layers{};
  auto const whole = geo::rectangle({{0.0, 0.0}, {kSide, kSide}});
  layers.info = {.name = "Probe", .ags = "07000001", .crs = geo::kLocalPlane, .schematic = true};
  layers.districts.rows.add(
      {.code = "city", .name = "Probe", .level = city::Level::kCity, .parent = {}, .shape = whole, .label = {}});
  layers.landcover.coverage = whole;
  auto use = std::uniform_int_distribution<std::size_t>{0, city::kLandUses.size() - 1};
  constexpr auto kPatch = 250.0;
  for (auto x = 0.0; x < kSide; x += kPatch) {
    for (auto y = 0.0; y < kSide; y += kPatch) {
      layers.landcover.patches.push_back(
          {.use = city::kLandUses[use(random)].use, .shape = geo::rectangle({{x, y}, {x + kPatch, y + kPatch}})});
    }
  }
  auto residents = std::uniform_int_distribution<std::int64_t>{1, 120};
  auto const first = 0.5 * (kSide - kSettled) + 50.0;
  for (auto x = first; x < first + kSettled; x += 100.0) {
    for (auto y = first; y < first + kSettled; y += 100.0) {
      auto const centre = geo::Point{x, y};
      layers.people.cells.add(
          {.code = geo::cell_at(centre), .centre = centre, .residents = persons(residents(random))});
    }
  }
  layers.maps.of(city::MapKind::kSoil) = map_of(100, random, 1, 4);
  layers.maps.of(city::MapKind::kElevation) = map_of(50, random, 2'000, 2'400);
  layers.maps.of(city::MapKind::kHeavyRain) = map_of(1'000, random, 400, 460);
  return city::assemble(std::move(layers));
}

city::City const& town() {
  static auto const& only = *new city::City{made_up()};
  return only;
}

/// 5 ha of forest where people live.
city::City edited(std::mt19937& random) {
  auto place = std::uniform_real_distribution<double>{0.4 * kSide, 0.6 * kSide};
  auto const low = geo::Point{place(random), place(random)};
  auto const change =
      city::TimedChange{.change = city::SetGround{{.area = geo::rectangle({low, {low.x + 224.0, low.y + 224.0}}),
                                                   .to = city::Ground::kForest,
                                                   .only = city::kAnyGround}},
                        .cause = CauseId{0U},
                        .first = Year{2030},
                        .full = Year{2030}};
  return city::with(town(), std::vector{change}, Year{2030});
}

void ask_local(GroundModels& models) {
  constexpr auto kStorms =
      std::array{Rain{43.0, 43.0}, Rain{40.0, 43.0},  Rain{47.0, 43.0},  Rain{87.0, 43.0}, Rain{80.0, 43.0},
                 Rain{94.0, 43.0}, Rain{130.0, 43.0}, Rain{124.0, 43.0}, Rain{136.0, 43.0}};
  constexpr auto kYears = std::array{Rain{700.0, 700.0}, Rain{600.0, 700.0}, Rain{800.0, 700.0}};
  for (auto const& rain : kStorms) {
    benchmark::DoNotOptimize(models.runoff(rain));
    benchmark::DoNotOptimize(models.runoff_volume(rain));
    benchmark::DoNotOptimize(models.kept_volume(rain));
  }
  for (auto const& rain : kYears) {
    benchmark::DoNotOptimize(models.percolation(rain));
    benchmark::DoNotOptimize(models.percolated_volume(rain));
    benchmark::DoNotOptimize(models.kept_a_year(rain));
  }
  benchmark::DoNotOptimize(models.land_taken());
}

void ask_all(GroundModels& models) {
  ask_local(models);
  benchmark::DoNotOptimize(models.warming(4.0));
  benchmark::DoNotOptimize(models.park_supply(Metres{500}));
  benchmark::DoNotOptimize(models.crowns_around(Metres{300}));
  benchmark::DoNotOptimize(models.sealed_around(Metres{300}));
  for (auto const rain : {43.0, 40.0, 47.0}) {
    benchmark::DoNotOptimize(models.in_full_sinks({rain, 43.0}, Metres{0.1}));
  }
}

template <auto Ask>
void edit(benchmark::State& state) {
  auto random = std::mt19937{7};
  auto models = GroundModels{town()};
  Ask(models);
  for (auto _ : state) {
    state.PauseTiming();
    auto const city = edited(random);
    models.follow(town());
    Ask(models);
    state.ResumeTiming();
    models.follow(city);
    Ask(models);
    state.PauseTiming();
    models.follow(town());
    state.ResumeTiming();
  }
}

void from_nothing(benchmark::State& state) {
  for (auto _ : state) {
    auto models = GroundModels{town()};
    ask_all(models);
  }
}

BENCHMARK(edit<ask_local>)->Name("5 ha, local indicators")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(edit<ask_all>)->Name("5 ha, all raster indicators")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(from_nothing)
    ->Name("all raster indicators from nothing")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

}  // namespace
}  // namespace leitbild::nature
