// CSV as a German spreadsheet opens it by double click: semicolons, decimal commas.
#pragma once

#include <string>
#include <string_view>

#include "indicators/indicator.h"

namespace leitbild::report {

/// Tells spreadsheets that the file is UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Decimal comma, no thousands separators, no unit; zero has no sign.
std::string spreadsheet_number(double value, int decimals);
/// In quotes where the text needs them.
std::string spreadsheet_text(std::string_view text);
/// What the numbers of a column with units are written in; "Anzahl" for a count.
std::string_view spreadsheet_unit(indicators::Unit unit);

}  // namespace leitbild::report
