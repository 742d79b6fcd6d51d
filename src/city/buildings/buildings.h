// Buildings as seen from above.
#pragma once

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using BuildingId = Id<struct BuildingTag>;

struct Building {
  geo::Ring footprint;
};

struct Buildings {
  Table<BuildingId, Building> rows;
  geo::MultiPolygon coverage;
};

}  // namespace leitbild::city
