#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "exchange/kofi/write_kofi.h"
#include "exchange/xlsx/escapes.h"
#include "exchange/xlsx/write_whole.h"

namespace leitbild::exchange {
namespace {

// [$-407] and [$€-407]: digits and euro sign as in Germany whatever the reader's country.
constexpr auto kMoneyFormat = "[$-407]#,##0.00\\ [$€-407];[Red][$-407]-#,##0.00\\ [$€-407]";
constexpr auto kLooks = std::size_t{10};

/// A workbook under way. Ending without close() leaves no file.
class KofiBook {
 public:
  explicit KofiBook(std::string const& file) : book_{workbook_new(file.c_str())} {
    if (book_ == nullptr) { return; }
    for (auto& format : formats_) {
      format = workbook_add_format(book_);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
    set_money(CellLook::kMoney);
    set_money(CellLook::kGroupMoney);
    set_shaded(CellLook::kGroup);
    set_shaded(CellLook::kGroupMoney);
    set_shaded(CellLook::kHeading);
    format_set_text_wrap(of(CellLook::kText));
    format_set_text_wrap(of(CellLook::kHeading));
    format_set_align(of(CellLook::kHeading), LXW_ALIGN_CENTER);
    format_set_bold(of(CellLook::kTitle));
    constexpr auto kTitleSize = 14.0;
    format_set_font_size(of(CellLook::kTitle), kTitleSize);
    format_set_num_format(of(CellLook::kPercent), "[$-407]0.00##%");
    format_set_num_format(of(CellLook::kYear), "0");
    format_set_bold(of(CellLook::kCheck));
  }
  KofiBook(KofiBook const&) = delete;
  KofiBook& operator=(KofiBook const&) = delete;
  ~KofiBook() {
    if (book_ != nullptr) { lxw_workbook_free(book_); }
  }

  bool is_open() const { return book_ != nullptr; }

  lxw_error add(Grid const& grid) {
    auto* const sheet = workbook_add_worksheet(book_, grid.name.c_str());
    if (sheet == nullptr) { return LXW_ERROR_MEMORY_MALLOC_FAILED; }
    lay_out(sheet, grid);
    for (auto row = std::size_t{0}; row < grid.rows.size(); ++row) {
      set_height(sheet, row, grid);
      for (auto column = std::size_t{0}; column < grid.rows[row].size(); ++column) {
        auto const done = write(sheet, row, column, grid.rows[row][column]);
        if (done != LXW_NO_ERROR) { return done; }
      }
    }
    return LXW_NO_ERROR;
  }

  lxw_error close() { return workbook_close(std::exchange(book_, nullptr)); }

 private:
  lxw_workbook* book_;
  std::array<lxw_format*, kLooks> formats_{};

  lxw_format* of(CellLook look) const { return formats_.at(static_cast<std::size_t>(look)); }
  void set_money(CellLook look) { format_set_num_format(of(look), kMoneyFormat); }
  void set_shaded(CellLook look) {
    constexpr auto kPaleGreen = lxw_color_t{0xE3EFE8};
    format_set_bold(of(look));
    format_set_bg_color(of(look), kPaleGreen);
    format_set_border(of(look), LXW_BORDER_THIN);
  }

  static void lay_out(lxw_worksheet* sheet, Grid const& grid) {
    constexpr auto kA3 = std::uint8_t{8};
    constexpr auto kA4 = std::uint8_t{9};
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, grid.a3 ? kA3 : kA4);
    worksheet_fit_to_pages(sheet, 1, 0);  // one page wide, as many long as needed
    worksheet_repeat_rows(sheet, 0, static_cast<lxw_row_t>(grid.header_rows - 1));
    worksheet_freeze_panes(sheet, static_cast<lxw_row_t>(grid.header_rows), static_cast<lxw_col_t>(grid.fixed_columns));
    worksheet_set_footer(sheet, fmt::format("&L&A&C{}&RSeite &P von &N", grid.footer).c_str());
    for (auto column = std::size_t{0}; column < grid.widths.size(); ++column) {
      auto const c = static_cast<lxw_col_t>(column);
      worksheet_set_column(sheet, c, c, grid.widths[column], nullptr);
    }
  }

  /// Programs do not all make room for text that goes over several lines.
  static void set_height(lxw_worksheet* sheet, std::size_t row, Grid const& grid) {
    constexpr auto kLineHeight = 15.0;
    constexpr auto kBold = 1.15;   // heads: bold, and words move to the next line as a whole
    constexpr auto kPlain = 0.85;  // usual text needs less than the width of its digits
    auto lines = 1.0;
    for (auto column = std::size_t{0}; column < std::min(grid.rows[row].size(), grid.widths.size()); ++column) {
      auto const& cell = grid.rows[row][column];
      if (cell.is_number || (cell.look != CellLook::kText && cell.look != CellLook::kHeading)) { continue; }
      auto const needed =
          static_cast<double>(display_width(cell.text)) * (cell.look == CellLook::kText ? kPlain : kBold);
      lines = std::max(lines, std::ceil(needed / grid.widths[column]));
    }
    if (lines > 1.0) { worksheet_set_row(sheet, static_cast<lxw_row_t>(row), kLineHeight * lines, nullptr); }
  }

  lxw_error write(lxw_worksheet* sheet, std::size_t row, std::size_t column, GridCell const& cell) const {
    auto const r = static_cast<lxw_row_t>(row);
    auto const c = static_cast<lxw_col_t>(column);
    auto* const format = of(cell.look);
    if (!cell.formula.empty()) {
      auto const formula = "=" + cell.formula;
      return cell.is_number ? worksheet_write_formula_num(sheet, r, c, formula.c_str(), format, cell.number)
                            : worksheet_write_formula_str(sheet, r, c, formula.c_str(), format, cell.text.c_str());
    }
    if (cell.is_number) { return worksheet_write_number(sheet, r, c, cell.number, format); }
    if (cell.text.empty()) { return worksheet_write_blank(sheet, r, c, format); }
    return worksheet_write_string(sheet, r, c, with_protected_escapes(cell.text).c_str(), format);
  }
};

Result<void> fill(std::filesystem::path const& half_written, std::vector<Grid> const& sheets,
                  std::string const& where) {
  auto book = KofiBook{half_written.string()};
  if (!book.is_open()) { return fail("für die Arbeitsmappe reicht der Speicher nicht", where); }
  for (auto const& grid : sheets) {
    if (auto const done = book.add(grid); done != LXW_NO_ERROR) {
      return fail(fmt::format("das Blatt „{}“ lässt sich nicht schreiben ({})", grid.name, lxw_strerror(done)), where);
    }
  }
  if (auto const done = book.close(); done != LXW_NO_ERROR) {
    return fail(fmt::format("die Arbeitsmappe lässt sich nicht schreiben ({})", lxw_strerror(done)), where);
  }
  return {};
}

}  // namespace

Result<void> write_kofi_xlsx(std::vector<Grid> const& sheets, std::filesystem::path const& file) {
  return write_whole(
      file, [&](std::filesystem::path const& half_written) { return fill(half_written, sheets, file.string()); });
}

}  // namespace leitbild::exchange
