// Head counts of squares, pixels and districts, each with the 100 m cells it covers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/districts/districts.h"
#include "import/census/district_table.h"
#include "import/census/grid_table.h"
#include "import/census/spread_people.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// Which head count, and of which day.
struct Census {
  std::string base, date;
};

struct LargerAreas {
  std::vector<HeadCount> areas;
  std::string title;  // "1-km-Zellen": dative plural
  Census census;
  ImportReport report;
};

/// Squares with at least one cell inside the city.
LargerAreas areas_of_kilometres(GridTable const& table, CityCells const& cells);
/// A cell belongs to the district that holds its centre; cells outside the boundary to none.
LargerAreas areas_of_districts(DistrictTable const& table, CityCells const& cells, city::Districts const& districts);
/// A cell belongs to the pixel that holds its centre; the raster's own coordinate system is believed, its nodata respected.
/// Error: see geo::Raster; pixels below 90 m or above 5 km; negative or absurd values.
Result<LargerAreas> areas_of_raster(std::filesystem::path const& file, CityCells const& cells);

}  // namespace leitbild::importing
