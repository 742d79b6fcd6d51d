// Plan against actual, for people, spreadsheets and programs.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "money/actual.h"

namespace leitbild::exchange {

/// Heads, then a line per row, in whole euro; the last line sums up. For a terminal.
std::vector<std::vector<std::string>> actual_lines(money::ActualComparison const& comparison);
/// Heads, then a line per year with a plan or a payment.
std::vector<std::vector<std::string>> actual_year_lines(money::ActualComparison const& comparison);
/// Semicolons, decimal commas, UTF-8 with byte order mark: a line per row and year, and one with an empty year for all
/// years of the row.
std::string actual_csv(money::ActualComparison const& comparison);
/// Whole cents.
Json actual_json(money::ActualComparison const& comparison);

}  // namespace leitbild::exchange
