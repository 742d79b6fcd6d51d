// Residents of new homes: how many in which cells.
#pragma once

#include <vector>

#include "base/result.h"
#include "city/people/people.h"
#include "geo/crs.h"
#include "geo/shape.h"

namespace leitbild::city {

struct NewResidents {
  geo::CellCode code;
  geo::Point centre;  // in the city's plane
  Persons residents;
};

/// `residents` over the 100 m cells that the area meets, in proportion to the area in each; the sum is exact (largest
/// remainder). Sorted by code. Error: an area without extent, a plane that PROJ does not know.
Result<std::vector<NewResidents>> spread_over_cells(geo::MultiPolygon const& area, Persons residents, geo::Crs crs);

/// With these residents, in the cells that exist or in new ones after them; known age groups grow by the share that
/// they have in the whole city. The order of `additions` is irrelevant.
People with_residents(People const& before, std::vector<NewResidents> additions);

}  // namespace leitbild::city
