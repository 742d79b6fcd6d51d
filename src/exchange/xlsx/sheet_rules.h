// What a column of a sheet accepts and offers (libxlsxwriter): drop-downs, years, amounts, shares.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <xlsxwriter.h>

#include "base/result.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// The lists of choices of a workbook, each once, and the range where each will stand.
class ChoiceLists {
 public:
  explicit ChoiceLists(std::vector<Table> const& tables);
  /// "='Auswahllisten'!$B$2:$B$9".
  std::string range_of(std::vector<std::string> const& choices) const;
  /// The sheet itself, one list per column; without rows if there is no list.
  Table table() const;

 private:
  std::vector<std::vector<std::string>> lists_;
  std::map<std::vector<std::string>, std::size_t> positions_;
};

/// Sets the rules for all rows below the heading. `sheets` are the names of all sheets of the workbook.
lxw_error set_rules(lxw_worksheet* sheet, std::size_t column, ColumnLook const& look, ChoiceLists const& lists,
                    std::vector<std::string> const& sheets);

}  // namespace leitbild::exchange
