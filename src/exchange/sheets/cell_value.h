// Single values in a cell: years, money, yes or no, names of states.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/quantity.h"
#include "base/result.h"
#include "exchange/sheets/columns.h"

namespace leitbild::exchange {

/// Empty: nothing. Error: not a whole number.
Result<std::optional<int>> whole_number(std::string_view text);

/// "2025-10-06", "2025-10", "2025-Q4" or "2025", and as people and spreadsheets write them: "06.10.2025", "10.2025",
/// "2025/10/06". Error: none of these, or empty.
Result<RoughDate> rough_date(std::string_view text);

/// Euro, to the cent: "12345.67" in a workbook, "1.234.567,89 €" as people type it; in CSV "1.250" is a thousand and
/// more. Empty: nothing. Error: not an amount.
Result<std::optional<EuroCents>> money(CellText const& cell);
/// "12345.67", "12345".
std::string money_text(EuroCents amount);

/// A decimal number in a cell of a workbook without the digits beyond the fifteenth, which programs make up, and without
/// an exponent; any other text as it is, without blanks around it.
std::string plain_number(CellText const& cell);

/// ja, nein, yes, no, x, true, false, wahr, falsch, 1, 0; empty is no. `word` is one more way to say yes.
Result<bool> yes_or_no(std::string_view text, std::string_view word);

/// By German or English title or id. Error: what is allowed.
Result<plan::State> state(std::string_view text);
Result<Theme> theme(std::string_view text);
std::string_view theme_title(Theme theme);

}  // namespace leitbild::exchange
