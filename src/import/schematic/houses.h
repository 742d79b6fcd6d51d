// Houses along the streets.
#pragma once

#include "city/buildings/buildings.h"
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

}  // namespace leitbild::importing
