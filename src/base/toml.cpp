#include "base/toml.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace leitbild {
namespace {

/// 0 for an item that is no number; empty for no array.
std::vector<double> numbers_in(toml::array const* array) {
  auto out = std::vector<double>{};
  if (array == nullptr) { return out; }
  for (auto const& item : *array) { out.push_back(item.value<double>().value_or(0.0)); }
  return out;
}

}  // namespace

/// The document and the table inside it that a TomlTable stands for.
struct TomlTable::Node {
  std::shared_ptr<toml::table const> document;
  toml::table const* table;
};

TomlTable::TomlTable(std::shared_ptr<Node const> node) : node_{std::move(node)} {}

std::optional<std::string> TomlTable::text(std::string_view path) const {
  return node_->table->at_path(path).value_exact<std::string>();
}

std::optional<double> TomlTable::number(std::string_view path) const {
  return node_->table->at_path(path).value<double>();
}

std::optional<long long> TomlTable::integer(std::string_view path) const {
  return node_->table->at_path(path).value_exact<std::int64_t>();
}

std::optional<bool> TomlTable::boolean(std::string_view path) const {
  return node_->table->at_path(path).value_exact<bool>();
}

std::vector<double> TomlTable::numbers(std::string_view path) const {
  return numbers_in(node_->table->at_path(path).as_array());
}

std::vector<std::string> TomlTable::texts(std::string_view path) const {
  auto out = std::vector<std::string>{};
  if (auto const* const array = node_->table->at_path(path).as_array()) {
    for (auto const& item : *array) { out.push_back(item.value<std::string>().value_or("")); }
  }
  return out;
}

std::optional<TomlTable> TomlTable::table(std::string_view path) const {
  auto const* const found = node_->table->at_path(path).as_table();
  if (found == nullptr) { return std::nullopt; }
  return TomlTable{std::make_shared<Node const>(Node{node_->document, found})};
}

std::vector<TomlTable> TomlTable::tables(std::string_view path) const {
  auto out = std::vector<TomlTable>{};
  if (auto const* const array = node_->table->at_path(path).as_array()) {
    for (auto const& item : *array) {
      if (auto const* const found = item.as_table()) {
        out.push_back(TomlTable{std::make_shared<Node const>(Node{node_->document, found})});
      }
    }
  }
  return out;
}

std::vector<std::string> TomlTable::keys() const {
  auto out = std::vector<std::string>{};
  for (auto const& [key, value] : *node_->table) { out.emplace_back(key.str()); }
  std::ranges::sort(out);
  return out;
}

std::vector<std::vector<double>> TomlTable::rows(std::string_view path) const {
  auto out = std::vector<std::vector<double>>{};
  if (auto const* const array = node_->table->at_path(path).as_array()) {
    for (auto const& row : *array) { out.push_back(numbers_in(row.as_array())); }
  }
  return out;
}

Result<TomlTable> parse_toml(std::string_view text, std::string_view where) {
  try {
    auto document = std::make_shared<toml::table const>(toml::parse(text));
    auto const* const root = document.get();
    return TomlTable{std::make_shared<TomlTable::Node const>(TomlTable::Node{std::move(document), root})};
  } catch (toml::parse_error const& error) {
    return fail(fmt::format("kein gültiges TOML: „{}“", error.description()),
                fmt::format("{}:{}:{}", where, error.source().begin.line, error.source().begin.column));
  }
}

std::string toml_quoted(std::string_view text) {
  auto out = std::string{"\""};
  for (auto const c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20U) {
          out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

}  // namespace leitbild
