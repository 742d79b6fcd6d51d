// What maps and other programs ask the server: tiles of the generated Kaiserslautern that were not made before and such
// that were, and 10,000 of a million features in a box, to the last byte. One thread, without a network.
#include <cmath>
#include <random>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "import/schematic/schematic.h"
#include "plan/read_plan.h"
#include "server/dispatcher.h"
#include "server/service.h"
#include "server/tiles/mercator.h"
#include "server/tiles/tilesets.h"

namespace leitbild {
namespace {

template <class T>
T or_throw(Result<T> result) {
  if (!result) { throw std::runtime_error{to_text(result.error())}; }
  return *std::move(result);
}

std::shared_ptr<server::Site const> site_of(city::Layers layers) {
  auto city = city::assemble(std::move(layers));
  auto plan = or_throw(plan::read_plan(plan::kaiserslautern_plan(), "plan.toml"));
  auto evaluation = or_throw(scenario::evaluate_today(city));
  return server::Site::make(
      {.plan = std::move(plan), .city = std::move(city), .evaluation = std::move(evaluation), .today = Date{}});
}

city::Layers kaiserslautern() { return or_throw(importing::generate_city(importing::kaiserslautern_facts(), 2025)); }

std::shared_ptr<server::Site const> const& demo() {
  static auto const site = site_of(kaiserslautern());
  return site;
}

/// The tile with the middle of the city.
server::TileAddress middle_tile(std::uint32_t zoom) {
  auto const carry = server::ToMercator{demo()->city()};
  auto const at = carry(geo::Point{410'500.0, 5'477'000.0});
  auto const side = server::side_of({.zoom = zoom});
  return {.zoom = zoom,
          .column = static_cast<std::uint32_t>((at.x + server::kMercatorHalf) / side),
          .row = static_cast<std::uint32_t>((server::kMercatorHalf - at.y) / side)};
}

void fresh_base_tile(benchmark::State& state) {
  auto const address = middle_tile(static_cast<std::uint32_t>(state.range(0)));
  auto const& tileset = *demo()->derived<server::Tilesets>().find("base", "");
  auto bytes = std::size_t{0};
  for (auto _ : state) { bytes = tileset.tile(address).size(); }
  state.counters["kB"] = static_cast<double>(bytes) / 1000.0;
}
BENCHMARK(fresh_base_tile)->DenseRange(10, 16)->Unit(benchmark::kMillisecond);

void fresh_indicator_tile(benchmark::State& state) {
  auto const address = middle_tile(static_cast<std::uint32_t>(state.range(0)));
  auto const& tileset = *demo()->derived<server::Tilesets>().find("indicators", "");
  for (auto _ : state) { benchmark::DoNotOptimize(tileset.tile(address)); }
}
BENCHMARK(fresh_indicator_tile)->DenseRange(10, 14, 2)->Unit(benchmark::kMillisecond);

void all_tilesets_of_a_site(benchmark::State& state) {
  for (auto _ : state) { benchmark::DoNotOptimize(server::Tilesets{*demo()}); }
}
BENCHMARK(all_tilesets_of_a_site)->Unit(benchmark::kMillisecond);

/// The server with its cache, asked without a network.
class Asked {
 public:
  explicit Asked(std::shared_ptr<server::Site const> site)
      : service_{std::move(site)}, dispatcher_{service_, server::all_endpoints()} {}
  std::size_t bytes_of(std::string_view text) {
    auto target = or_throw(server::read_target(text));
    auto answer = dispatcher_.answer(
        {.method = "GET", .path = std::move(target.path), .query = std::move(target.query), .headers = {}, .body = {}});
    if (answer.status != 200) { throw std::runtime_error{fmt::format("{}: {}", text, answer.status)}; }
    if (auto const* const bytes = std::get_if<server::Bytes>(&answer.body)) { return (*bytes)->size(); }
    auto out = std::size_t{0};
    auto& stream = std::get<server::Stream>(answer.body);
    for (auto chunk = std::string{}; stream(chunk); chunk.clear()) { out += chunk.size(); }
    return out;
  }

 private:
  server::Service service_;
  server::Dispatcher dispatcher_;
};

void cached_tile(benchmark::State& state) {
  auto asked = Asked{demo()};
  auto const tile = middle_tile(14);
  auto const target = fmt::format("/tiles/base/14/{}/{}", tile.column, tile.row);
  asked.bytes_of(target);
  for (auto _ : state) { benchmark::DoNotOptimize(asked.bytes_of(target)); }
}
BENCHMARK(cached_tile)->Unit(benchmark::kMicrosecond);

/// A million facilities, evenly over a square of 10 km.
std::shared_ptr<server::Site const> million() {
  constexpr auto kCount = 1'000'000;
  auto layers = kaiserslautern();
  auto random = std::mt19937{1};
  auto offset = std::uniform_real_distribution<double>{0.0, 10'000.0};
  layers.facilities.rows.rows.clear();
  for (auto i = 0; i < kCount; ++i) {
    layers.facilities.rows.add(
        {.category = city::kFacilityCategories[static_cast<std::size_t>(i) % city::kFacilityCategories.size()].category,
         .name = fmt::format("Ort {}", i),
         .at = {405'000.0 + offset(random), 5'472'000.0 + offset(random)}});
  }
  auto facilities = std::move(layers.facilities);
  layers.facilities = {};
  auto city = city::assemble(std::move(layers));
  city.facilities = std::make_shared<city::Facilities const>(std::move(facilities));
  return server::Site::make({.plan = {}, .city = std::move(city), .evaluation = {}, .today = Date{}});
}

void ten_thousand_of_a_million_in_a_box(benchmark::State& state) {
  auto asked = Asked{million()};
  auto bytes = std::size_t{0};
  auto shift = 0;
  auto const target = [&] {  // another box every time
    ++shift;
    return fmt::format("/ogc/collections/facilities/items?limit=10000&bbox={},{},{},{}&bbox-crs=http://www.opengis.net/"
                       "def/crs/EPSG/0/25832",
                       408'000 + shift, 5'475'000, 409'100 + shift, 5'476'000);
  };
  asked.bytes_of(target());  // makes the index
  for (auto _ : state) { bytes = asked.bytes_of(target()); }
  state.counters["MB"] = static_cast<double>(bytes) / 1e6;
}
BENCHMARK(ten_thousand_of_a_million_in_a_box)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace leitbild
