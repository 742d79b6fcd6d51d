// The plan as a workbook, CSV file or JSON document, out and in.
#pragma once

#include <filesystem>

#include "exchange/mapping/mapping.h"
#include "exchange/sheets/prepare_import.h"

namespace leitbild::exchange {

/// By the ending of the name: .xlsx and .json hold the whole plan, .csv the measures with places and effects. A workbook
/// also holds the state it was exported from, with `origin`. Reading the file back changes nothing; the same plan gives
/// the same bytes. A file that is there is replaced. Error: another ending; the file cannot be written.
Result<void> write_plan_file(plan::Plan const& plan, geo::Crs plane, Origin const& origin,
                             std::filesystem::path const& file);

/// Error: another ending, a missing or damaged file, and as prepare_import().
Result<PlanImport> read_plan_file(std::filesystem::path const& file, Target const& target, Decide const& decide = {});

/// The table of somebody else: the sheet that the mapping names, as it is. Error: as read_plan_file(); no such sheet.
Result<Sheet> read_foreign_table(std::filesystem::path const& file, Mapping const& mapping);
/// The same as read_plan_file() for a file whose columns a mapping explains. Error: also mapped().
Result<PlanImport> read_foreign_file(std::filesystem::path const& file, Mapping const& mapping, Target const& target);
/// A mapping to begin with. Error: as read_foreign_table().
Result<std::string> propose_mapping(std::filesystem::path const& file);

}  // namespace leitbild::exchange
