// Where in a district people live: one irregular built-up area, as large as its inhabitants need at its density.
#pragma once

#include <vector>

#include "import/schematic/facts.h"

namespace leitbild::importing {

struct Settlement {
  geo::Point centre;
  geo::MultiPolygon shape;  // within the district
};

/// One per district, in their order. Where a district is too small for the density, its whole area is built up.
std::vector<Settlement> settle(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells, std::uint64_t seed);

}  // namespace leitbild::importing
