#include "exchange/sheets/long_cells.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::exchange {
namespace {

std::vector<std::string> pieces_of(std::string const& text, std::size_t longest) {
  auto out = std::vector<std::string>{};
  auto begin = std::size_t{0};
  while (text.size() - begin > longest) {
    auto end = begin + longest;
    while (end > begin + 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) { --end; }
    out.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  out.push_back(text.substr(begin));
  return out;
}

/// "Lage (2)" below or beside "Lage".
bool goes_on(std::string_view heading, std::string_view before, std::size_t number) {
  return slug(heading) == fmt::format("{}-{}", slug(before), number);
}

}  // namespace

Table split_long_cells(Table table, std::size_t longest) {
  for (auto column = std::size_t{0}; column < table.header.size(); ++column) {
    auto pieces = std::vector<std::vector<std::string>>{};
    auto most = std::size_t{1};
    for (auto const& row : table.rows) {
      pieces.push_back(pieces_of(row[column].text, longest));
      most = std::max(most, pieces.back().size());
    }
    auto const heading = table.header[column];
    for (auto number = std::size_t{2}; number <= most; ++number) {
      auto const at = static_cast<std::ptrdiff_t>(column + number - 1);
      table.header.insert(table.header.begin() + at, fmt::format("{} ({})", heading, number));
      if (!table.looks.empty()) { table.looks.insert(table.looks.begin() + at, ColumnLook{}); }
      for (auto& row : table.rows) { row.insert(row.begin() + at, Cell{}); }
    }
    for (auto r = std::size_t{0}; r < table.rows.size() && most > 1; ++r) {
      for (auto i = std::size_t{0}; i < pieces[r].size(); ++i) { table.rows[r][column + i].text = pieces[r][i]; }
    }
    column += most - 1;
  }
  return table;
}

Sheet join_long_cells(Sheet sheet) {
  if (sheet.rows.empty()) { return sheet; }
  auto column = std::size_t{0};
  while (column + 1 < sheet.rows.front().cells.size()) {
    auto const& header = sheet.rows.front().cells;
    auto number = std::size_t{2};
    while (column + number - 1 < header.size() && goes_on(header[column + number - 1], header[column], number)) {
      ++number;
    }
    auto const more = number - 2;
    for (auto& row : sheet.rows) {
      auto const is_header = &row == &sheet.rows.front();
      for (auto i = column + 1; i <= column + more && i < row.cells.size(); ++i) {
        // Cleared, not removed: the cells behind keep their letters.
        if (!is_header) { row.cells[column] += row.cells[i]; }
        row.cells[i].clear();
      }
    }
    column += 1 + more;
  }
  return sheet;
}

}  // namespace leitbild::exchange
