// A cost and financing overview as a workbook with live formulas, as CSV and as JSON.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "exchange/kofi/grid.h"
#include "money/cost_plan.h"
#include "money/kofi_supplement.h"

namespace leitbild::exchange {

/// Workbook with the sheets of kofi_sheets(), amounts in German form, landscape, heads repeated on every page, one page
/// wide. Formulas carry their results, so that programs that do not compute show them too. Afterwards the file holds all or
/// what it held before. Error: the file cannot be written.
Result<void> write_kofi_xlsx(std::vector<Grid> const& sheets, std::filesystem::path const& file);

/// The sheet of years as a table: semicolons, decimal commas, first line the heads.
std::string kofi_csv(money::FundedProject const& project, money::CostPlan const& plan);

/// Everything in whole cents: rows with their years, sums, programmes, cash, checks; with a supplement what was paid and
/// the result of later years.
Json kofi_json(money::FundedProject const& project, money::CostPlan const& plan,
               money::KofiSupplement const* supplement = nullptr);

}  // namespace leitbild::exchange
