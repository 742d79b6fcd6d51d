// A GTFS feed in memory: stops, trips and when they stop where.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "geo/point.h"
#include "import/gtfs/service_days.h"
#include "import/import_report.h"

namespace leitbild::importing {

using FeedStopId = Id<struct FeedStopTag>;
using TripId = Id<struct TripTag>;

struct FeedStop {
  std::string name;
  std::optional<geo::LonLat> at;      // its own or its station's
  std::optional<FeedStopId> station;  // parent_station
  bool is_platform{};                 // location_type 0: vehicles stop here
};

/// Seconds since the beginning of the service day, which may be more than a day. Nothing: the feed gives no time.
using TimeOfDay = std::optional<std::int32_t>;

struct StopTime {
  TripId trip;
  std::int32_t sequence{};
  FeedStopId stop;
  TimeOfDay departure;
  bool boarding{};  // pickup_type is not 1
};

/// The trip leaves every `headway` seconds from `begin` until before `end`; its times only tell how long it takes.
struct Frequency {
  std::int32_t begin{}, end{}, headway{};
};

struct Trip {
  ServiceId service;
  std::vector<Frequency> frequencies;
};

struct Timetable {
  ServiceDays days;
  Table<FeedStopId, FeedStop> stops;
  Table<TripId, Trip> trips;
  std::vector<StopTime> times;  // by trip, then sequence; missing times between two known ones are interpolated
  ImportReport report;          // dangling ids and what else was left out
};

/// Ids that lead nowhere are counted and left out. Error: a table or column missing; a time, number or coordinate that is
/// none (all of them, at most 20 per table); nothing ever runs. O(rows).
Result<Timetable> read_timetable(FeedFiles const& feed);

/// "08:15:00", "8:15:00", "28:15:00" -> seconds.
TimeOfDay parse_time(std::string_view text);

}  // namespace leitbild::importing
