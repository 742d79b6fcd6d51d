// The plan as a workbook or CSV file, out and in.
#pragma once

#include <filesystem>

#include "exchange/sheets/prepare_import.h"

namespace leitbild::exchange {

/// By the ending of the name: .xlsx holds the whole plan (fields, goals, measures, places, effects), .csv the measures
/// with places and effects. Reading the file back changes nothing. A file that is there is replaced. Error: another
/// ending; the file cannot be written.
Result<void> write_plan_file(plan::Plan const& plan, geo::Crs plane, std::filesystem::path const& file);

/// Error: another ending, a missing or damaged file, and as prepare_import().
Result<PlanImport> read_plan_file(std::filesystem::path const& file, Target const& target);

}  // namespace leitbild::exchange
