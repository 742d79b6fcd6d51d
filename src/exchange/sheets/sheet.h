// Tables as text, between the plan and a file: what a workbook or a CSV file holds, and where each cell stands in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace leitbild::exchange {

/// How a value is shown in a spreadsheet. Codes are text even when they look like numbers ("01").
enum class CellKind : std::uint8_t { kText, kWholeNumber, kYear, kMoney, kRate, kDecimal };

/// Numbers have a decimal point here, whatever the file writes.
struct Cell {
  std::string text;
  CellKind kind{};
  std::string sheet{};  // a link to that sheet of the workbook
};

/// What a spreadsheet shows and offers in a column; a CSV file knows nothing of it.
struct ColumnLook {
  CellKind kind{};
  std::string note;                  // on the heading
  std::vector<std::string> choices;  // drop-down
  std::string codes_of;              // drop-down: what stands in the first column of that sheet
};

/// What people may not change in a workbook.
enum class Protection : std::uint8_t {
  kHeadings,
  kCodes,  // the headings and the first column of the rows that are there
  kAll
};

/// How a table lies in a workbook.
enum class Layout : std::uint8_t {
  kList,   // headings fixed, with a filter
  kProse,  // to be read: lines of text
  kHidden  // for the program only
};

/// A table to write. All rows are as long as the header.
struct Table {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<Cell>> rows;
  std::vector<ColumnLook> looks{};  // empty, or one per heading
  Protection protection{};
  Layout layout{};
  std::vector<std::size_t> locked_rows{};  // positions of rows that nobody may change, in rising order
};

/// Where a table was read from: decides how numbers are read and how a cell is named in an error.
enum class Source : std::uint8_t { kWorkbook, kCsv };

/// A table as it was read: the first row is the header, rows may be of any length, rows without content are left out.
struct Sheet {
  struct Row {
    std::size_t number{};  // row of the sheet or line of the file, from 1
    std::vector<std::string> cells;
    std::vector<std::string> places{};  // where each cell came from, if not from this sheet
  };
  std::string file;  // name of the file
  std::string name;  // of the sheet; empty for CSV
  Source source{};
  std::vector<Row> rows;
};

/// As spreadsheets call a column: 0 -> A, 25 -> Z, 26 -> AA.
std::string column_letters(std::size_t column);

/// "plan.xlsx: Blatt „Ziele“, Zelle B3" or "plan.csv:3: Spalte „Titel“". `row` and `column` are positions in `sheet`.
std::string place_of(Sheet const& sheet, std::size_t row, std::size_t column);

}  // namespace leitbild::exchange
