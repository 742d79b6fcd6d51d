#include "exchange/xlsx/write_xlsx.h"

#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "exchange/sheets/long_cells.h"
#include "exchange/xlsx/escapes.h"
#include "exchange/xlsx/write_whole.h"

namespace leitbild::exchange {
namespace {

constexpr auto kMostRows = std::size_t{LXW_ROW_MAX};
// A little less than LXW_STR_MAX: escapes make a text longer.
constexpr auto kLongestCell = std::size_t{30'000};

/// A workbook under way. Ending without close() leaves no file.
class Workbook {
 public:
  explicit Workbook(std::string const& file) : book_{workbook_new(file.c_str())} {
    if (book_ == nullptr) { return; }
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_num_format(heading_, "@");
    text_ = workbook_add_format(book_);
    format_set_num_format(text_, "@");
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    whole_ = workbook_add_format(book_);
    format_set_num_format(whole_, "0");
    format_set_align(whole_, LXW_ALIGN_VERTICAL_TOP);
    money_ = workbook_add_format(book_);
    format_set_num_format(money_, "#,##0.00");
    format_set_align(money_, LXW_ALIGN_VERTICAL_TOP);
  }
  Workbook(Workbook const&) = delete;
  Workbook& operator=(Workbook const&) = delete;
  ~Workbook() {
    if (book_ != nullptr) { lxw_workbook_free(book_); }
  }

  bool is_open() const { return book_ != nullptr; }

  lxw_error add(Table const& table) {
    auto* const sheet = workbook_add_worksheet(book_, table.name.c_str());
    if (sheet == nullptr) { return LXW_ERROR_MEMORY_MALLOC_FAILED; }
    worksheet_freeze_panes(sheet, 1, 1);
    for (auto column = std::size_t{0}; column < table.header.size(); ++column) {
      auto const c = static_cast<lxw_col_t>(column);
      // The format of the column as well: what people type below the last row becomes text, too.
      worksheet_set_column(sheet, c, c, width(table, column), format_of(kind_of(table, column)));
      worksheet_write_string(sheet, 0, c, table.header[column].c_str(), heading_);
    }
    for (auto row = std::size_t{0}; row < table.rows.size(); ++row) {
      for (auto column = std::size_t{0}; column < table.header.size(); ++column) {
        auto const done = write(sheet, row + 1, column, table.rows[row][column]);
        if (done != LXW_NO_ERROR) { return done; }
      }
    }
    return LXW_NO_ERROR;
  }

  lxw_error close() { return workbook_close(std::exchange(book_, nullptr)); }

 private:
  lxw_workbook* book_;
  lxw_format* heading_{};
  lxw_format* text_{};
  lxw_format* whole_{};
  lxw_format* money_{};

  static CellKind kind_of(Table const& table, std::size_t column) {
    return table.rows.empty() ? CellKind::kText : table.rows.front()[column].kind;
  }

  /// In characters: as wide as the longest text, within what is pleasant to read.
  static double width(Table const& table, std::size_t column) {
    constexpr auto kNarrow = std::size_t{8};
    constexpr auto kWide = std::size_t{48};
    auto longest = display_width(table.header[column]);
    for (auto const& row : table.rows) { longest = std::max(longest, display_width(row[column].text)); }
    return static_cast<double>(std::clamp(longest + 2, kNarrow, kWide));
  }

  lxw_format* format_of(CellKind kind) const {
    if (kind == CellKind::kText) { return text_; }
    return kind == CellKind::kMoney ? money_ : whole_;
  }

  lxw_error write(lxw_worksheet* sheet, std::size_t row, std::size_t column, Cell const& cell) const {
    auto const r = static_cast<lxw_row_t>(row);
    auto const c = static_cast<lxw_col_t>(column);
    if (cell.text.empty()) { return LXW_NO_ERROR; }
    if (cell.kind != CellKind::kText) {
      // Excel keeps 15 digits; what needs more stays text.
      constexpr auto kExactDigits = std::size_t{std::numeric_limits<double>::digits10};
      auto const value = parse_number(cell.text);
      if (value && cell.text.size() <= kExactDigits) {
        return worksheet_write_number(sheet, r, c, *value, format_of(cell.kind));
      }
    }
    return worksheet_write_string(sheet, r, c, with_protected_escapes(cell.text).c_str(), text_);
  }
};

/// `where` is the file that people know; the workbook is written to another.
Result<void> fill(std::filesystem::path const& half_written, std::vector<Table> const& tables,
                  std::string const& where) {
  auto workbook = Workbook{half_written.string()};
  if (!workbook.is_open()) { return fail("für die Arbeitsmappe reicht der Speicher nicht", where); }
  for (auto const& table : tables) {
    if (table.rows.size() >= kMostRows) {
      return fail(
          fmt::format("das Blatt „{}“ hätte {} Zeilen; möglich sind {}", table.name, table.rows.size(), kMostRows - 1),
          where);
    }
    if (auto const done = workbook.add(split_long_cells(table, kLongestCell)); done != LXW_NO_ERROR) {
      return fail(fmt::format("das Blatt „{}“ lässt sich nicht schreiben ({})", table.name, lxw_strerror(done)), where);
    }
  }
  if (auto const done = workbook.close(); done != LXW_NO_ERROR) {
    return fail(fmt::format("die Arbeitsmappe lässt sich nicht schreiben ({})", lxw_strerror(done)), where);
  }
  return {};
}

}  // namespace

Result<void> write_xlsx(std::vector<Table> const& tables, std::filesystem::path const& file) {
  return write_whole(
      file, [&](std::filesystem::path const& half_written) { return fill(half_written, tables, file.string()); });
}

}  // namespace leitbild::exchange
