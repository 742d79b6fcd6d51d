// Tables to an Excel workbook (libxlsxwriter).
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// One sheet per table: headings in bold and fixed, codes and texts as text (also "01" and "=1+1"), years and money as
/// numbers. Afterwards the file holds all or what it held before. Error: the file cannot be written; more rows than a
/// sheet has (1,048,576).
Result<void> write_xlsx(std::vector<Table> const& tables, std::filesystem::path const& file);

}  // namespace leitbild::exchange
