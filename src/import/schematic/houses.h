// Houses along the streets.
#pragma once

#include "city/buildings/buildings.h"
#include "city/facilities/facilities.h"
#include "city/landcover/landcover.h"
#include "import/schematic/street_plan.h"

namespace leitbild::importing {

struct House {
  geo::Ring footprint;
  geo::Point middle;
  std::size_t district{};
};

/// On both sides of every street with frontage, as many per district as its inhabitants and its persons per building
/// ask for, as far as there is room; none on another street, none in a park.
std::vector<House> plan_houses(StreetPlan const& plan, CityFacts const& facts,
                               std::vector<city::GreenArea> const& parks, std::uint64_t seed);

/// The houses as buildings: storeys by the density of their district, dwellings unless a shop, a Kita or a school is in
/// them.
Table<city::BuildingId, city::Building> to_buildings(std::vector<House> houses, CityFacts const& facts,
                                                     Table<city::FacilityId, city::Facility> const& places,
                                                     std::uint64_t seed);

}  // namespace leitbild::importing
