#include "import/schematic/schematic.h"

#include <algorithm>

#include "import/schematic/district_tree.h"
#include "import/schematic/facts.h"
#include "import/schematic/green.h"
#include "import/schematic/places.h"
#include "import/schematic/power_diagram.h"
#include "import/schematic/residents.h"
#include "kaiserslautern_data.h"

namespace leitbild::importing {
namespace {

/// Tracks that reach nothing are left out below this length.
constexpr auto kShortestIsland = Metres{3'000.0};

Result<std::vector<geo::MultiPolygon>> cells_of(CityFacts const& facts) {
  auto sites = std::vector<PowerSite>{};
  for (auto const& district : facts.districts) {
    sites.push_back({.name = district.name, .at = district.site, .label = district.label, .area = district.area});
  }
  return power_cells(facts.outline, sites);
}

Table<city::BuildingId, city::Building> to_buildings(std::vector<House> houses) {
  auto out = Table<city::BuildingId, city::Building>{};
  for (auto& house : houses) { out.add({.footprint = std::move(house.footprint)}); }
  return out;
}

}  // namespace

Result<city::Layers> generate_city(std::string_view facts_toml, std::uint64_t seed) {
  TRY(auto const facts, read_facts(facts_toml));
  TRY(auto const cells, cells_of(facts));
  auto layers = city::Layers{};
  layers.info = {.name = facts.name, .ags = facts.ags, .crs = facts.crs, .schematic = true};
  layers.districts = district_tree(facts, cells);
  auto const& outline = layers.districts.rows[city::Districts::kWholeCity].shape;

  auto const settlements = settle(facts, cells, seed);
  auto plan = StreetPlan{};
  plan_grids(plan, facts, settlements, seed);
  plan_roads(plan, outline, seed);
  plan_tracks(plan, outline, settlements, seed);
  auto const parks = plan_parks(plan, facts, seed);
  auto houses = plan_houses(plan, facts, parks, seed);
  TRY(layers.people, plan_residents(facts, cells, houses));

  auto const places = PlaceInput{facts, plan, settlements, cells, houses, parks};
  layers.facilities = {.rows = plan_facilities(places, seed), .coverage = outline};
  layers.transit = {.stops = plan_stops(places), .coverage = outline};
  layers.streets = city::build(to_sketch(plan, facts.crs, outline), kShortestIsland).streets;
  layers.landcover.green.rows = parks;
  std::ranges::copy(plan_forest(facts, cells, settlements, seed), std::back_inserter(layers.landcover.green.rows));
  layers.landcover.coverage = outline;
  layers.buildings = {.rows = to_buildings(std::move(houses)), .coverage = outline};
  layers.sources = facts.sources;
  return layers;
}

std::string_view kaiserslautern_facts() { return kKaiserslautern; }

}  // namespace leitbild::importing
