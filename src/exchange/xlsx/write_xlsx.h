// Tables to an Excel workbook (libxlsxwriter).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// The hidden sheet with the values of all drop-downs.
inline constexpr std::string_view kChoicesSheet = "Auswahllisten";

/// One sheet per table: headings in bold and fixed, with notes and filters; codes and texts as text (also "01" and
/// "=1+1"), years, money and shares as numbers in German formats; drop-downs; protected without a password. The same
/// tables give the same bytes. Afterwards the file holds all or what it held before. Error: the file cannot be written;
/// more rows than a sheet has (1,048,576).
Result<void> write_xlsx(std::vector<Table> const& tables, std::filesystem::path const& file,
                        std::string const& title = {});

}  // namespace leitbild::exchange
