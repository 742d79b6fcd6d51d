// From an OpenStreetMap extract to the layers of a city: streets, facilities, green, land use, buildings, stops. Reads the
// extract of Aachen below LEITBILD_TESTDATA; clipped to a box around it, so that nothing is spared. libosmium inflates in
// threads of its own, one visitor works: the real time counts, the CPU time of all threads stands beside it.
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "geo/area.h"
#include "import/osm/osm.h"

namespace leitbild {
namespace {

constexpr auto kPlane = geo::Crs{25832};

/// The largest memory the process has held, in MB; 0 where the system does not say.
double peak_memory() {
  auto status = std::ifstream{"/proc/self/status"};
  for (auto word = std::string{}; status >> word;) {
    auto kilobytes = 0.0;
    if (word == "VmHWM:" && status >> kilobytes) { return kilobytes / 1024.0; }
  }
  return 0.0;
}

/// A box that holds the whole extract, in the plane.
geo::MultiPolygon around_aachen() {
  auto const to_plane = geo::Transform::between(geo::kWgs84, kPlane);
  auto box = geo::Box{};
  for (auto const corner :
       {geo::Point{5.9, 50.6}, geo::Point{6.3, 50.6}, geo::Point{6.3, 50.9}, geo::Point{5.9, 50.9}}) {
    box.add((*to_plane)(corner));
  }
  return geo::rectangle(box);
}

void city_from_pbf(benchmark::State& state) {
  auto const* const folder = std::getenv("LEITBILD_TESTDATA");
  auto const file = std::filesystem::path{folder == nullptr ? "" : folder} / "data/routing/aachen-2021.osm.pbf";
  if (!std::filesystem::exists(file)) { return state.SkipWithError("needs data/routing/aachen-2021.osm.pbf"); }
  auto const clip = around_aachen();
  for (auto _ : state) {
    auto const layers = importing::read_osm(file, clip, kPlane);
    if (!layers) { return state.SkipWithError(to_text(layers.error()).c_str()); }
    state.counters["edges"] = static_cast<double>(layers->streets.edges.size());
    state.counters["facilities"] = static_cast<double>(layers->facilities.rows.size());
    state.counters["green"] = static_cast<double>(layers->landcover.green.size());
    state.counters["buildings"] = static_cast<double>(layers->buildings.rows.size());
    state.counters["stops"] = static_cast<double>(layers->transit.stops.size());
  }
  state.counters["peak_MB"] = peak_memory();
}

BENCHMARK(city_from_pbf)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

}  // namespace
}  // namespace leitbild
