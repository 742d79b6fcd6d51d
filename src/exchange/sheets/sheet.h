// Tables as text, between the plan and a file: what a workbook or a CSV file holds, and where each cell stands in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace leitbild::exchange {

/// How a value is shown in a spreadsheet. Codes are text even when they look like numbers ("01").
enum class CellKind : std::uint8_t { kText, kWholeNumber, kMoney };

/// Numbers have a decimal point here, whatever the file writes.
struct Cell {
  std::string text;
  CellKind kind{};
};

/// A table to write. All rows are as long as the header.
struct Table {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<Cell>> rows;
};

/// Where a table was read from: decides how numbers are read and how a cell is named in an error.
enum class Source : std::uint8_t { kWorkbook, kCsv };

/// A table as it was read: the first row is the header, rows may be of any length, rows without content are left out.
struct Sheet {
  struct Row {
    std::size_t number{};  // row of the sheet or line of the file, from 1
    std::vector<std::string> cells;
  };
  std::string file;  // name of the file
  std::string name;  // of the sheet; empty for CSV
  Source source{};
  std::vector<Row> rows;
};

/// "plan.xlsx: Blatt „Ziele“, Zelle B3" or "plan.csv:3: Spalte „Titel“". `row` and `column` are positions in `sheet`.
std::string place_of(Sheet const& sheet, std::size_t row, std::size_t column);

}  // namespace leitbild::exchange
