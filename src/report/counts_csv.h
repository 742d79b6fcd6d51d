// Facilities within reach of every cell, as a table for a GIS.
#pragma once

#include <string>

#include "base/result.h"
#include "city/city.h"
#include "travel/counts.h"

namespace leitbild::report {

/// One row per inhabited 100 m cell: its id in the census grid, longitude and latitude of its centre (WGS 84), district,
/// residents, and one column per category of facilities; `counts` by cell. Empty where streets or facilities are not
/// known. Semicolons, decimal commas, UTF-8 with byte order mark. Error: the city's plane is not known to PROJ.
Result<std::string> counts_csv(city::City const& city, std::vector<travel::Counts> const& counts);

}  // namespace leitbild::report
