// A worksheet with formulas before it becomes a file: every cell knows what it shows, so that a workbook opens with the
// right numbers in programs that do not compute, and a CSV file can hold the same table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/quantity.h"

namespace leitbild::exchange {

/// kNote: a sentence that runs over the cells to its right.
enum class CellLook : std::uint8_t {
  kText,
  kTitle,
  kHeading,
  kGroup,
  kMoney,
  kGroupMoney,
  kPercent,
  kYear,
  kCheck,
  kNote
};

/// Text, an amount, a plain number, or a formula with the result that it must have.
struct GridCell {
  CellLook look{};
  std::string text;     // shown; the result of a formula that gives text
  std::string formula;  // "SUM(E5:E9)", English names, without "="; empty: none
  bool is_number{};
  double number{};  // euro, year or share; amounts are whole cents ÷ 100
};

struct Grid {
  std::string name;            // of the sheet
  std::vector<double> widths;  // of the columns, in characters
  std::size_t header_rows{};   // repeated on every page, fixed on the screen
  std::size_t fixed_columns{};
  bool a3{};             // else A4; always landscape
  std::string footer{};  // in the middle below every page
  std::vector<std::vector<GridCell>> rows;
};

GridCell text_cell(std::string text, CellLook look = CellLook::kText);
GridCell money_cell(EuroCents amount, CellLook look = CellLook::kMoney);
/// Of an amount; 0 for other cells.
EuroCents cents_of(GridCell const& cell);
GridCell year_cell(Year year);
GridCell money_formula(std::string formula, EuroCents result, CellLook look = CellLook::kMoney);
GridCell text_formula(std::string formula, std::string result, CellLook look = CellLook::kCheck);

/// Positions from 0: (4, 27) is "AB5".
std::string cell_name(std::size_t row, std::size_t column);
/// "E5:H5", both ends included.
std::string range_name(std::size_t row, std::size_t column, std::size_t last_row, std::size_t last_column);

}  // namespace leitbild::exchange
