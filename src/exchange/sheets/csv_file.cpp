#include "exchange/sheets/csv_file.h"

#include <algorithm>

#include "base/csv.h"

namespace leitbild::exchange {
namespace {

constexpr auto kSeparator = ';';
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";

std::string written(Cell const& cell) {
  if (cell.kind == CellKind::kText) { return csv_cell(without_formula(cell.text), kSeparator); }
  auto out = cell.text;
  std::ranges::replace(out, '.', ',');
  return out;
}

}  // namespace

std::string to_csv(Table const& table) {
  auto out = std::string{kByteOrderMark};
  for (auto const& heading : table.header) {
    out += (&heading == &table.header.front() ? "" : ";") + csv_cell(heading, kSeparator);
  }
  out += kLineEnd;
  for (auto const& row : table.rows) {
    for (auto const& cell : row) { out += (&cell == &row.front() ? "" : ";") + written(cell); }
    out += kLineEnd;
  }
  return out;
}

Result<Sheet> from_csv(std::string bytes, std::string_view file, std::optional<char> separator) {
  TRY(auto const text, csv_text(std::move(bytes), file));
  auto reader = CsvReader{text, separator.value_or(csv_separator(text)), file};
  auto sheet = Sheet{.file = std::string{file}, .name = {}, .source = Source::kCsv, .rows = {}};
  while (true) {
    TRY(auto const more, reader.next());
    if (!more) { return sheet; }
    auto& row = sheet.rows.emplace_back(Sheet::Row{.number = reader.line(), .cells = {}});
    for (auto const cell : reader.cells()) { row.cells.emplace_back(with_formula(cell)); }
  }
}

}  // namespace leitbild::exchange
