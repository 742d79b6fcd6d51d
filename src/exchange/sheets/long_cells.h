// A cell of a workbook holds 32,767 characters at most; the outline of a large area needs more. What is too long goes on
// in columns of the same name with a number: "Lage", "Lage (2)", "Lage (3)".
#pragma once

#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// Splits texts longer than `longest` bytes at the boundary of a letter.
Table split_long_cells(Table table, std::size_t longest);
/// Joins them again. The numbered columns stay, empty, so that the cells behind them keep their letters.
Sheet join_long_cells(Sheet sheet);

}  // namespace leitbild::exchange
