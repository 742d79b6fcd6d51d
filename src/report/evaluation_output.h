// An evaluation as a table for people, as CSV for spreadsheets, as JSON for programs.
#pragma once

#include <string>

#include "base/json.h"
#include "city/city.h"
#include "scenario/scenario.h"

namespace leitbild::report {

/// German text for a terminal: per indicator one line per district with today, planned, difference, residents, covered
/// share; "keine Daten" where so; the measures that counted and those that did not.
std::string to_table(city::City const& city, scenario::Evaluation const& evaluation);
/// Semicolons, decimal commas, UTF-8 with byte order mark: what a German spreadsheet opens by double click.
std::string to_csv(city::City const& city, scenario::Evaluation const& evaluation);
Json to_json(city::City const& city, scenario::Evaluation const& evaluation);

}  // namespace leitbild::report
