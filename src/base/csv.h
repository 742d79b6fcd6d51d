// Comma-separated values as offices and statistics bureaus write them (RFC 4180, and what Excel makes of it): rows with
// the lines they stand in, quotes, line ends of any kind, UTF-8 or Windows-1252.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leitbild {

/// UTF-8 without byte order mark: what is not valid UTF-8 is taken as Windows-1252. Error: UTF-16.
Result<std::string> csv_text(std::string bytes, std::string_view where);

/// ';' , ',' or tab, whichever stands most often in the first line outside quotes; ';' where none does.
char csv_separator(std::string_view text);

/// Reads row by row, so that a table of millions of rows needs no memory of its own. O(length of the row) per row.
class CsvReader {
 public:
  /// `text` is UTF-8 and outlives the reader; `where` is the name of the file.
  CsvReader(std::string_view text, char separator, std::string_view where);

  /// The next row with content; false at the end. Rows of blanks only are passed over. Error, with the line: a quote that is not closed, text behind
  /// a closing quote. Nothing can be read after an error.
  Result<bool> next();

  /// Cells of the row that next() has read, as written between the separators, without quotes. Valid until the next
  /// call of next().
  std::vector<std::string_view> const& cells() const { return cells_; }
  /// The line the row begins in, from 1; a row with line ends inside quotes has several.
  std::size_t line() const { return line_; }

 private:
  std::string_view rest_;
  char separator_;
  std::string where_;
  std::size_t line_{0};
  std::size_t next_line_{1};
  std::vector<std::string_view> cells_;
  std::deque<std::string> unescaped_;  // cells with doubled quotes; a deque does not move its elements

  Result<void> read_row();
  Result<std::string_view> quoted_cell();
  void skip_line_end();
};

/// A cell as it is written: in quotes where it holds the separator, a quote, a line end, or a blank at its ends.
std::string csv_cell(std::string_view text, char separator);

/// A spreadsheet takes text that begins with = + - @ or a tab for a formula, even in quotes. Such text gets an apostrophe in
/// front; so does text that begins with apostrophes and then one of these, so that the way back is exact.
std::string without_formula(std::string_view text);
/// Undoes without_formula().
std::string_view with_formula(std::string_view text);

}  // namespace leitbild
