// An evaluation as a table for people, as CSV for spreadsheets, as JSON for programs.
#pragma once

#include <string>

#include "base/json.h"
#include "city/city.h"
#include "scenario/scenario.h"

namespace leitbild::report {

/// German text for a terminal: per indicator what is counted and one line per district (children below and indented)
/// with residents, today, planned, difference, covered share; "keine Daten" where so; before that the measures that
/// counted and those that did not.
std::string to_table(city::City const& city, scenario::Evaluation const& evaluation);
/// Semicolons, decimal commas, UTF-8 with byte order mark: what a German spreadsheet opens by double click. One line
/// per indicator and district; shares in per cent, differences in percentage points.
std::string to_csv(city::City const& city, scenario::Evaluation const& evaluation);
/// Shares as 0..1, null for "keine Daten"; parameters and sources included.
/// One row per inhabited 100 m cell: its id in the census grid (EPSG:3035), its middle in WGS 84 and in the city's plane
/// (the column names say the EPSG code), residents, every indicator today and with the plan; a value
/// is left empty where there are no data.
std::string to_cells_csv(city::City const& city, scenario::Evaluation const& evaluation);
Json to_json(city::City const& city, scenario::Evaluation const& evaluation);

}  // namespace leitbild::report
