// Numbers as a German spreadsheet reads them.
#pragma once

#include <string>

namespace leitbild::report {

/// Decimal comma, no thousands separators, no unit; zero has no sign.
std::string spreadsheet_number(double value, int decimals);

}  // namespace leitbild::report
