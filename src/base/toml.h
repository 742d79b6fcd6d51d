// TOML files: the program's parameters, the default city's facts, a workspace's sources.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leitbild {

/// A table of a parsed document; cheap to copy, keeps the document alive.
class TomlTable {
 public:
  /// Dotted path to a value below this table. Nothing if absent or of another kind.
  std::optional<std::string> text(std::string_view path) const;
  /// Integers are given as numbers too.
  std::optional<double> number(std::string_view path) const;
  std::optional<long long> integer(std::string_view path) const;
  std::optional<bool> boolean(std::string_view path) const;
  std::vector<double> numbers(std::string_view path) const;
  std::vector<std::string> texts(std::string_view path) const;
  std::optional<TomlTable> table(std::string_view path) const;
  /// `[[path]]`: an array of tables, in the file's order; empty if absent.
  std::vector<TomlTable> tables(std::string_view path) const;
  /// Keys of this table in alphabetical order.
  std::vector<std::string> keys() const;
  /// The line this table begins in, from 1.
  std::size_t line() const;
  /// The line of the value of a key of this table (no path); that of the table where there is no such key.
  std::size_t line(std::string_view key) const;
  /// Whether the key of this table (no path) has a list, be it empty.
  bool has_list(std::string_view key) const;
  /// An array of arrays of numbers, e.g. coordinates.
  std::vector<std::vector<double>> rows(std::string_view path) const;

 private:
  struct Node;
  std::shared_ptr<Node const> node_;
  explicit TomlTable(std::shared_ptr<Node const> node);
  friend Result<TomlTable> parse_toml(std::string_view text, std::string_view where);
};

/// Error: the parser's sentence with line and column; `where` names the file.
Result<TomlTable> parse_toml(std::string_view text, std::string_view where);

/// A TOML basic string with quotes and escapes.
std::string toml_quoted(std::string_view text);

}  // namespace leitbild
