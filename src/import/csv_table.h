// A table with a header line, as statistics offices publish it: columns are found by name.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"

namespace leitbild::importing {

/// Semicolons, commas or tabs; UTF-8 or Windows-1252; lines that begin with '#' are comments. Read row by row.
class CsvTable {
 public:
  /// Error: no such file, UTF-16, no header line.
  static Result<CsvTable> open(std::filesystem::path const& file);
  /// A text that was read already, in which no line is a comment. `name` is the file's.
  static Result<CsvTable> without_comments(std::string bytes, char separator, std::string name);

  std::vector<std::string> const& header() const { return header_; }
  /// Without '#', of the first comment; may be empty.
  std::string const& comment() const { return comment_; }
  /// The first of the names that is a column, without regard to case and blanks at the ends.
  std::optional<std::size_t> column(std::span<std::string_view const> names) const;
  std::optional<std::size_t> column(std::string_view name) const { return column({&name, 1}); }
  /// "a", "b", "c": for error sentences.
  std::string header_text() const;

  /// The next row; false at the end. Error: see CsvReader.
  Result<bool> next();
  std::size_t size() const { return reader_->cells().size(); }
  /// Trimmed; empty where the row is shorter.
  std::string_view cell(std::size_t column) const;
  /// The row as it stands there, shortened: for error sentences.
  std::string row_text() const;
  /// "file.csv:17" of the row that was read last.
  std::string where() const;
  std::string const& name() const { return name_; }

 private:
  std::string name_;
  std::unique_ptr<std::string> text_;  // the reader's cells point into it
  std::unique_ptr<CsvReader> reader_;
  std::vector<std::string> header_;
  std::string comment_;
  bool has_comments_{true};

  Result<void> read_header(char separator);
};

/// "1234.5", "1234,5": a decimal comma is understood. Nothing for anything else, infinity or not-a-number.
std::optional<double> number_in(std::string_view cell);
/// The dash of the census, -9 and what else stands for a value that is kept secret.
bool is_hidden_value(std::string_view cell);

}  // namespace leitbild::importing
