// City, core city and Ortsbezirke, statistical districts.
#pragma once

#include "city/districts/districts.h"
#include "import/schematic/facts.h"

namespace leitbild::importing {

/// Row 0 is the city, then the Ortsbezirke, then the districts of the facts with `cells` as their shapes. So a name
/// that an Ortsbezirk and its only district share finds the Ortsbezirk.
city::Districts district_tree(CityFacts const& facts, std::vector<geo::MultiPolygon> const& cells);

}  // namespace leitbild::importing
