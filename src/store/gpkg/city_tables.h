// What a GIS shows of the compiled city and of an evaluation: districts and results.
#pragma once

#include "city/city.h"
#include "scenario/scenario.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// Replaces all rows and names the plane of the layers. A district that was there keeps its fid.
Result<void> write_districts(Database const& db, city::Districts const& districts, geo::Crs crs);

/// Replaces all rows: every indicator, every district, today and planned.
Result<void> write_results(Database const& db, city::City const& city, scenario::Evaluation const& evaluation);

}  // namespace leitbild::store::gpkg
