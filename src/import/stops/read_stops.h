// Stops from a list of points: the city's own, a transport association's, or an export of OpenStreetMap.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "city/transit/transit.h"
#include "geo/crs.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct ImportedStops {
  city::Transit transit;
  ImportReport report;
};

/// Points become stops as those of an OpenStreetMap extract do (merged_stops()). A file with the fields highway and
/// public_transport or railway is an export of OpenStreetMap: the tag table decides which of its points are stops.
/// The name is in `name_field`, else in the first of name, stop_name, haltestelle, bezeichnung. The list is taken to be
/// complete within `boundary`, and beyond it, within `clip`, as far as its points reach.
/// Error: see read_places(); no such field; no stop within `clip`.
Result<ImportedStops> read_stops(std::filesystem::path const& file, std::string const& name_field,
                                 geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip, geo::Crs crs);

}  // namespace leitbild::importing
