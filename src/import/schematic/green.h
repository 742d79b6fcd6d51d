// Parks inside the settlements and forest between them.
#pragma once

#include "city/landcover/landcover.h"
#include "import/schematic/street_plan.h"

namespace leitbild::importing {

/// Takes blocks of the street grids for parks: as many as the facts say, each of one to six blocks, and as many small
/// green spaces below half a hectare. Streets inside a park become footways without houses.
std::vector<city::GreenArea> plan_parks(StreetPlan& plan, CityFacts const& facts, std::uint64_t seed);

/// Forest up to the share the facts give for each district: where that is more than half, everything but clearings
/// around the settlement, else single woods.
std::vector<city::GreenArea> plan_forest(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells,
                                         std::vector<Settlement> const& settlements, std::uint64_t seed);

}  // namespace leitbild::importing
