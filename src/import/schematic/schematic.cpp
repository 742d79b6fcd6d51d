#include "import/schematic/schematic.h"

#include <algorithm>

#include "import/schematic/district_tree.h"
#include "import/schematic/facts.h"
#include "import/schematic/green.h"
#include "import/schematic/ground_maps.h"
#include "import/schematic/land_use.h"
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
  if (!facts.exact_areas) { return nearest_cells(facts.outline, sites); }
  return power_cells(facts.outline, sites);
}

}  // namespace

Result<city::Layers> generate_city(CityFacts const& facts, std::uint64_t seed, Progress const& progress) {
  auto const say = [&](std::string const& line) {
    if (progress) { progress(line); }
  };
  say("Bezirke werden geteilt …");
  TRY(auto const cells, cells_of(facts));
  auto layers = city::Layers{};
  layers.info = {.name = facts.name, .ags = facts.ags, .crs = facts.crs, .schematic = true};
  layers.districts = district_tree(facts, cells);
  auto const& outline = layers.districts.rows[city::Districts::kWholeCity].shape;

  say("Straßen werden gezogen …");
  auto const settlements = settle(facts, cells, seed);
  auto plan = StreetPlan{};
  plan_grids(plan, facts, settlements, seed);
  plan_roads(plan, outline, seed);
  say("Wege und Parks werden angelegt …");
  plan_tracks(plan, outline, settlements, seed);
  auto const parks = plan_parks(plan, facts, seed);
  say("Häuser werden gebaut und bezogen …");
  auto houses = plan_houses(plan, facts, parks, seed);
  TRY(layers.people, plan_residents(facts, cells, houses));

  say("Einrichtungen und Haltestellen werden verteilt …");
  auto const places = PlaceInput{facts, plan, settlements, cells, houses, parks};
  layers.facilities = {.rows = plan_facilities(places, seed), .coverage = outline};
  layers.transit = {.stops = plan_stops(places), .coverage = outline, .timetable = std::string{kInventedTimetable}};
  layers.buildings = {.rows = to_buildings(std::move(houses), facts, layers.facilities.rows, seed),
                      .coverage = outline};
  say("Wald wird gepflanzt …");
  layers.landcover.green.rows = parks;
  std::ranges::copy(plan_forest(facts, cells, settlements, seed), std::back_inserter(layers.landcover.green.rows));
  layers.landcover.coverage = outline;
  layers.landcover.patches = plan_land_use(settlements, layers.landcover.green.rows);
  say("Das Wegenetz wird verbunden …");
  layers.streets = city::build(to_sketch(plan, facts.crs, outline), kShortestIsland).streets;
  say("Böden und Höhen werden erfunden …");
  TRY(layers.maps,
      plan_ground_maps(
          {.outline = outline, .crs = facts.crs, .settlements = settlements, .green = layers.landcover.green.rows},
          seed));
  layers.sources = facts.sources;
  return layers;
}

Result<city::Layers> generate_city(std::string_view facts_toml, std::uint64_t seed) {
  TRY(auto const facts, read_facts(facts_toml));
  return generate_city(facts, seed, {});
}

std::string_view kaiserslautern_facts() { return kKaiserslautern; }

}  // namespace leitbild::importing
