// Stops of buses and trains. Timetables come later; until then a stop is a place.
#pragma once

#include <string>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using StopId = Id<struct StopTag>;

struct Stop {
  std::string name;
  geo::Point at;
};

struct Transit {
  Table<StopId, Stop> stops;
  geo::MultiPolygon coverage;
};

}  // namespace leitbild::city
