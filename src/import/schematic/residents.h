// Inhabitants of the districts, spread over the cells in which their houses stand.
#pragma once

#include "base/result.h"
#include "city/districts/districts.h"
#include "city/people/people.h"
#include "import/schematic/houses.h"

namespace leitbild::importing {

/// Whole persons, by floor space, with the largest remainder: every district has exactly the inhabitants of the facts.
/// Error: a district without a house.
Result<city::People> plan_residents(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells,
                                    std::vector<House> const& houses);

}  // namespace leitbild::importing
