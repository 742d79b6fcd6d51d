#include "exchange/xlsx/write_xlsx.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "exchange/sheets/long_cells.h"
#include "exchange/xlsx/escapes.h"
#include "exchange/xlsx/sheet_rules.h"
#include "exchange/xlsx/write_whole.h"

namespace leitbild::exchange {
namespace {

constexpr auto kMostRows = std::size_t{LXW_ROW_MAX};
// A little less than LXW_STR_MAX: escapes make a text longer.
constexpr auto kLongestCell = std::size_t{30'000};
// The moment that stands in every workbook as its creation, so that the same tables give the same bytes: 1 January 2025.
constexpr auto kCreated = time_t{1'735'689'600};
constexpr auto kKinds = std::size_t{6};
constexpr auto kProseWidth = std::size_t{90};
constexpr auto kShade = lxw_color_t{0xEDEDED};
constexpr auto kHeadingShade = lxw_color_t{0xDCE6E0};

/// In the order of CellKind. Signs after a backslash stand for themselves; how thousands and decimals are written follows
/// the country of whoever reads.
constexpr auto kNumberFormats =
    std::array<char const*, kKinds>{"@", "0", "0", "#,##0.00\\ [$€-407]", "0.00##\\ %", "General"};

/// A workbook under way. Ending without close() leaves no file.
class Workbook {
 public:
  Workbook(std::string const& file, std::string const& title, std::vector<Table> const& tables)
      : book_{workbook_new(file.c_str())}, lists_{tables} {
    if (book_ == nullptr) { return; }
    for (auto const& table : tables) { sheets_.push_back(table.name); }
    auto name = title;
    auto properties = lxw_doc_properties{};
    properties.title = name.data();
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_num_format(heading_, "@");
    format_set_bg_color(heading_, kHeadingShade);
    format_set_bottom(heading_, LXW_BORDER_THIN);
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    constexpr auto kTitleSize = 14.0;
    format_set_font_size(title_, kTitleSize);
    link_ = workbook_get_default_url_format(book_);
    prose_ = workbook_add_format(book_);
    format_set_text_wrap(prose_);
    format_set_align(prose_, LXW_ALIGN_VERTICAL_TOP);
    for (auto kind = std::size_t{0}; kind < kKinds; ++kind) {
      free_[kind] = body_format(kind);
      format_set_unlocked(free_[kind]);
      locked_[kind] = body_format(kind);
      format_set_bg_color(locked_[kind], kShade);
    }
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
    if (auto const done = lay_out(sheet, table); done != LXW_NO_ERROR) { return done; }
    for (auto row = std::size_t{0}; row < table.rows.size(); ++row) {
      if (table.layout == Layout::kProse) { make_high(sheet, table, row); }
      for (auto column = std::size_t{0}; column < table.header.size(); ++column) {
        auto const done = write(sheet, table, row, column);
        if (done != LXW_NO_ERROR) { return done; }
      }
    }
    return LXW_NO_ERROR;
  }

  lxw_error add_lists() {
    auto const lists = lists_.table();
    return lists.rows.empty() ? LXW_NO_ERROR : add(lists);
  }

  lxw_error close() { return workbook_close(std::exchange(book_, nullptr)); }

 private:
  lxw_workbook* book_;
  ChoiceLists lists_;
  std::vector<std::string> sheets_;
  lxw_format* heading_{};
  lxw_format* title_{};
  lxw_format* link_{};
  lxw_format* prose_{};
  std::array<lxw_format*, kKinds> free_{}, locked_{};

  lxw_format* body_format(std::size_t kind) {
    auto* const format = workbook_add_format(book_);
    format_set_num_format(format, kNumberFormats[kind]);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }

  lxw_error lay_out(lxw_worksheet* sheet, Table const& table) {
    auto const is_list = table.layout == Layout::kList;
    for (auto column = std::size_t{0}; column < table.header.size(); ++column) {
      auto const c = static_cast<lxw_col_t>(column);
      // The format of the column as well: what people type below the last row gets it, too.
      auto* const format = table.layout == Layout::kProse ? prose_ : column_format(table, column);
      worksheet_set_column(sheet, c, c, width(table, column), format);
      auto* const heading = table.layout == Layout::kProse ? title_ : heading_;
      worksheet_write_string(sheet, 0, c, table.header[column].c_str(), heading);
      if (!is_list || table.looks.empty()) { continue; }
      add_note(sheet, column, table.looks[column].note);
      if (table.protection == Protection::kAll) { continue; }
      if (auto const done = set_rules(sheet, column, table.looks[column], lists_, sheets_); done != LXW_NO_ERROR) {
        return done;
      }
    }
    constexpr auto kA4 = std::uint8_t{9};
    worksheet_set_paper(sheet, kA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    if (table.layout == Layout::kHidden) { worksheet_hide(sheet); }
    if (table.layout == Layout::kProse) { worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES); }
    if (is_list) {
      worksheet_freeze_panes(sheet, 1, 1);
      worksheet_set_landscape(sheet);
      worksheet_repeat_rows(sheet, 0, 0);
      worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(table.rows.size(), 1)),
                           static_cast<lxw_col_t>(table.header.size() - 1));
    }
    if (!table.looks.empty() || !is_list) { protect(sheet); }
    return LXW_NO_ERROR;
  }

  /// Without a password: it keeps people from slips, not from their own data.
  static void protect(lxw_worksheet* sheet) {
    auto allowed = lxw_protection{};
    allowed.format_cells = allowed.format_columns = allowed.format_rows = LXW_TRUE;
    allowed.insert_rows = allowed.delete_rows = allowed.sort = allowed.autofilter = LXW_TRUE;
    worksheet_protect(sheet, nullptr, &allowed);
  }

  static void add_note(lxw_worksheet* sheet, std::size_t column, std::string const& note) {
    if (note.empty()) { return; }
    constexpr auto kPerLine = std::size_t{42};
    constexpr auto kLineHeight = std::size_t{16};
    auto lines = std::size_t{1};
    for (auto const line : split(note, '\n')) { lines += 1 + display_width(line) / kPerLine; }
    auto options = lxw_comment_options{};
    options.width = 280;
    options.height = static_cast<std::uint16_t>(lines * kLineHeight);
    worksheet_write_comment_opt(sheet, 0, static_cast<lxw_col_t>(column), note.c_str(), &options);
  }

  /// Programs do not make a row higher by themselves for text that goes on in the next line.
  static void make_high(lxw_worksheet* sheet, Table const& table, std::size_t row) {
    auto lines = std::size_t{1};
    for (auto const& cell : table.rows[row]) { lines = std::max(lines, 1 + display_width(cell.text) / kProseWidth); }
    worksheet_set_row(sheet, static_cast<lxw_row_t>(row + 1), LXW_DEF_ROW_HEIGHT * static_cast<double>(lines), nullptr);
  }

  static CellKind kind_of(Table const& table, std::size_t column) {
    if (!table.looks.empty()) { return table.looks[column].kind; }
    return table.rows.empty() ? CellKind::kText : table.rows.front()[column].kind;
  }

  lxw_format* column_format(Table const& table, std::size_t column) const {
    auto const kind = static_cast<std::size_t>(kind_of(table, column));
    return table.protection == Protection::kAll ? locked_[kind] : free_[kind];
  }

  /// In characters: as wide as the longest text, within what is pleasant to read.
  static double width(Table const& table, std::size_t column) {
    constexpr auto kNarrow = std::size_t{8};
    auto const widest = std::size_t{table.layout == Layout::kProse ? kProseWidth : 48U};
    auto const for_filter = std::size_t{table.layout == Layout::kList ? 5U : 2U};
    auto longest = table.layout == Layout::kProse ? std::size_t{0} : display_width(table.header[column]);
    for (auto const& row : table.rows) {
      auto const is_money = row[column].kind == CellKind::kMoney;  // gets points and a sign
      longest = std::max(longest, display_width(row[column].text) + (is_money ? 6U : 0U));
    }
    return static_cast<double>(std::clamp(longest + for_filter, kNarrow, widest));
  }

  static bool is_locked(Table const& table, std::size_t row, std::size_t column) {
    if (table.protection == Protection::kAll) { return true; }
    if (table.protection == Protection::kCodes && column == 0) { return true; }
    return std::ranges::binary_search(table.locked_rows, row);
  }

  lxw_error write(lxw_worksheet* sheet, Table const& table, std::size_t row, std::size_t column) const {
    auto const& cell = table.rows[row][column];
    auto const r = static_cast<lxw_row_t>(row + 1);
    auto const c = static_cast<lxw_col_t>(column);
    auto const& formats = is_locked(table, row, column) ? locked_ : free_;
    auto const kind = static_cast<std::size_t>(cell.kind);
    if (table.layout == Layout::kProse) { return write_prose(sheet, r, c, cell); }
    if (cell.text.empty()) {
      return &formats == &locked_ ? worksheet_write_blank(sheet, r, c, formats[kind]) : LXW_NO_ERROR;
    }
    if (cell.kind != CellKind::kText) {
      // Excel keeps 15 digits; what needs more stays text.
      constexpr auto kExactDigits = std::size_t{std::numeric_limits<double>::digits10};
      auto const value = parse_number(cell.text);
      if (value && cell.text.size() <= kExactDigits) {
        return worksheet_write_number(sheet, r, c, *value, formats[kind]);
      }
    }
    return worksheet_write_string(sheet, r, c, with_protected_escapes(cell.text).c_str(), formats[0]);
  }

  lxw_error write_prose(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, Cell const& cell) const {
    if (cell.text.empty()) { return LXW_NO_ERROR; }
    if (!cell.sheet.empty()) {
      auto const address = fmt::format("internal:'{}'!A1", cell.sheet);
      return worksheet_write_url_opt(sheet, row, column, address.c_str(), link_, cell.text.c_str(), nullptr);
    }
    return worksheet_write_string(sheet, row, column, cell.text.c_str(), prose_);
  }
};

/// `where` is the file that people know; the workbook is written to another.
Result<void> fill(std::filesystem::path const& half_written, std::vector<Table> const& tables, std::string const& title,
                  std::string const& where) {
  auto workbook = Workbook{half_written.string(), title, tables};
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
  auto done = workbook.add_lists();
  if (done == LXW_NO_ERROR) { done = workbook.close(); }
  if (done != LXW_NO_ERROR) {
    return fail(fmt::format("die Arbeitsmappe lässt sich nicht schreiben ({})", lxw_strerror(done)), where);
  }
  return {};
}

}  // namespace

Result<void> write_xlsx(std::vector<Table> const& tables, std::filesystem::path const& file, std::string const& title) {
  return write_whole(file, [&](std::filesystem::path const& half_written) {
    return fill(half_written, tables, title, file.string());
  });
}

}  // namespace leitbild::exchange
