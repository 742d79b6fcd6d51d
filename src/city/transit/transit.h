// Stops of buses and trains, and how often something leaves there. Lines and journeys come later.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using StopId = Id<struct StopTag>;

/// The part of the day over which departures are counted, from and to in hours.
inline constexpr int kServiceBegins = 6;
inline constexpr int kServiceEnds = 20;

struct Stop {
  std::string name;
  geo::Point at;
  /// Departures per hour in all directions together, mean of the representative day between kServiceBegins and
  /// kServiceEnds; none: no timetable says anything about this stop.
  std::optional<double> departures_per_hour{};
};

struct Transit {
  Table<StopId, Stop> stops;
  geo::MultiPolygon coverage;
  std::string timetable{};  // the representative day, ISO; empty: there is no timetable
};

}  // namespace leitbild::city
