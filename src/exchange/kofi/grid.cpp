#include "exchange/kofi/grid.h"

#include <algorithm>
#include <cmath>

#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {
namespace {

constexpr auto kCentsPerEuro = 100.0;

}  // namespace

GridCell text_cell(std::string text, CellLook look) {
  auto cell = GridCell{};
  cell.look = look;
  cell.text = std::move(text);
  return cell;
}

GridCell money_cell(EuroCents amount, CellLook look) {
  auto cell = GridCell{};
  cell.look = look;
  cell.is_number = true;
  cell.number = static_cast<double>(amount.value) / kCentsPerEuro;
  return cell;
}

EuroCents cents_of(GridCell const& cell) {
  return cell.is_number ? EuroCents{std::llround(cell.number * kCentsPerEuro)} : EuroCents{};
}

GridCell year_cell(Year year) {
  auto cell = GridCell{};
  cell.look = CellLook::kYear;
  cell.is_number = true;
  cell.number = year.value;
  return cell;
}

GridCell money_formula(std::string formula, EuroCents result, CellLook look) {
  auto cell = money_cell(result, look);
  cell.formula = std::move(formula);
  return cell;
}

GridCell text_formula(std::string formula, std::string result, CellLook look) {
  auto cell = text_cell(std::move(result), look);
  cell.formula = std::move(formula);
  return cell;
}

std::string cell_name(std::size_t row, std::size_t column) { return column_letters(column) + std::to_string(row + 1); }

std::string range_name(std::size_t row, std::size_t column, std::size_t last_row, std::size_t last_column) {
  return cell_name(row, column) + ":" + cell_name(last_row, last_column);
}

}  // namespace leitbild::exchange
