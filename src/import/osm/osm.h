// Streets, shops, stops, green and buildings from an OpenStreetMap extract (.osm.pbf, .osm, .osm.gz, .osm.bz2).
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "city/buildings/buildings.h"
#include "city/facilities/facilities.h"
#include "city/landcover/landcover.h"
#include "city/streets/build.h"
#include "city/transit/transit.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// Around the city's boundary: what lies beyond matters to those who live at the edge.
inline constexpr Metres kMargin{2000.0};
/// A piece of network without connection to the rest is dropped below this length.
inline constexpr Metres kShortestIsland{2000.0};

struct OsmLayers {
  city::Streets streets;
  city::Facilities facilities;
  city::Transit transit;
  city::Landcover landcover;
  city::Buildings buildings;
  std::string date;  // of the data, from the file's header or its objects' sane timestamps; empty: unknown
  std::vector<ImportReport> reports;
};

/// Clipped to `clip` (the boundary and kMargin). The coverage of every layer is `clip` within the extract's own
/// bounding box; an extract without one is covered where its streets are, on a grid of 500 m.
/// Error: unreadable, not OSM, no street inside `clip`.
Result<OsmLayers> read_osm(std::filesystem::path const& file, geo::MultiPolygon const& clip, geo::Crs crs);

}  // namespace leitbild::importing
