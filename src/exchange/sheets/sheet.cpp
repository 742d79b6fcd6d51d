#include "exchange/sheets/sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::exchange {
std::string column_letters(std::size_t column) {
  constexpr auto kLetters = std::size_t{26};
  auto out = std::string{};
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / kLetters) {
    out.insert(out.begin(), static_cast<char>('A' + ((rest - 1) % kLetters)));
  }
  return out;
}

std::string place_of(Sheet const& sheet, std::size_t row, std::size_t column) {
  if (row < sheet.rows.size() && column < sheet.rows[row].places.size()) { return sheet.rows[row].places[column]; }
  auto const number = row < sheet.rows.size() ? sheet.rows[row].number : 1;
  if (sheet.source == Source::kWorkbook) {
    return fmt::format("{}: Blatt „{}“, Zelle {}{}", sheet.file, sheet.name, column_letters(column), number);
  }
  auto const named = !sheet.rows.empty() && column < sheet.rows.front().cells.size();
  return named ? fmt::format("{}:{}: Spalte „{}“", sheet.file, number, trimmed(sheet.rows.front().cells[column]))
               : fmt::format("{}:{}: Spalte {}", sheet.file, number, column + 1);
}

}  // namespace leitbild::exchange
