// An Excel workbook to sheets of text (GDAL).
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// All sheets, in their order, cells as text: numbers with a decimal point, dates as "2028/03/15", formulas as their
/// last result. Error: missing, not a workbook, damaged.
Result<std::vector<Sheet>> read_xlsx(std::filesystem::path const& file);

}  // namespace leitbild::exchange
