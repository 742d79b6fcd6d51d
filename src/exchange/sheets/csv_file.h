// Tables as CSV: what Excel in Germany opens with a double click, and what anybody else writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// Semicolons, decimal comma, UTF-8 with byte order mark, lines ended by CR LF; text that a spreadsheet would take for a
/// formula gets an apostrophe in front.
std::string to_csv(Table const& table);

/// Semicolons, commas or tabs, or the separator that is given; UTF-8 or Windows-1252. Apostrophes before a formula's sign are taken off again. Error: a
/// broken quote, by line.
Result<Sheet> from_csv(std::string bytes, std::string_view file, std::optional<char> separator = {});

}  // namespace leitbild::exchange
