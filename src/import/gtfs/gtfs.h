// Service at the city's stops from a GTFS timetable.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "city/transit/transit.h"
#include "geo/crs.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// A platform of the timetable belongs to the nearest stop of the city within this distance.
inline constexpr Metres kFeedReach{100.0};

struct ImportedService {
  city::Transit transit;
  ImportReport report;
  std::string date;  // the representative day, ISO
};

/// `before` with departures per hour at its stops. Platforms with no stop of the city near become stops themselves, those of
/// the same name within kSameStop one. A stop without a platform near keeps no value: nothing is known of it.
/// Where `before` has no coverage, that of the result is `boundary`. Platforms outside `clip` are left out.
/// Error: see read_timetable(), representative_day(); no platform within `clip`.
Result<ImportedService> read_gtfs(std::filesystem::path const& feed, std::optional<Date> day, city::Transit before,
                                  geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip, geo::Crs crs);

}  // namespace leitbild::importing
