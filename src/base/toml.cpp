#include "base/toml.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
// toml++ 3.3 asserts – and in optimised builds takes for granted – what a malformed header like "[[[a]" breaks. Here its
// assertions throw, in every build, and parse_toml() reports them as what they are: no TOML.
namespace leitbild {
[[noreturn]] static void stumbled(char const* assertion) { throw std::logic_error{assertion}; }
}  // namespace leitbild
#undef NDEBUG
#define TOML_ASSERT(expr) (static_cast<bool>(expr) ? static_cast<void>(0) : ::leitbild::stumbled(#expr))
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

std::size_t TomlTable::line() const { return node_->table->source().begin.line; }

std::size_t TomlTable::line(std::string_view key) const {
  auto const* const value = node_->table->get(key);
  return value == nullptr ? line() : std::size_t{value->source().begin.line};
}

bool TomlTable::has_list(std::string_view key) const {
  auto const* const value = node_->table->get(key);
  return value != nullptr && value->is_array();
}

std::vector<std::vector<double>> TomlTable::rows(std::string_view path) const {
  auto out = std::vector<std::vector<double>>{};
  if (auto const* const array = node_->table->at_path(path).as_array()) {
    for (auto const& row : *array) { out.push_back(numbers_in(row.as_array())); }
  }
  return out;
}

namespace {

/// Inside a value, as in 0"ä" and 1["ä"], no string begins; the parser would look on as if it were none.
bool may_begin_string(std::string_view text, std::size_t at) {
  if (at == 0) { return true; }
  if (std::string_view{" \t\r\n=[,{."}.find(text[at - 1]) == std::string_view::npos) { return false; }
  auto bracket = at;
  while (bracket > 0 && (text[bracket - 1] == '[' || text[bracket - 1] == '{')) { --bracket; }
  return bracket == at || bracket == 0 ||
         std::string_view{" \t\r\n=,"}.find(text[bracket - 1]) != std::string_view::npos;
}

/// Where a character stands that TOML allows in strings and comments at most: control characters, and letters beyond
/// ASCII outside quotes, about which toml++ 3.3 reasons wrongly. Text that is no TOML in other ways is left to
/// the parser.
std::optional<std::size_t> first_foreign_character(std::string_view text) {
  auto delimiter = std::string_view{};  // of the string we are in
  auto in_comment = false;
  for (auto i = std::size_t{0}; i < text.size(); ++i) {
    auto const c = text[i];
    auto const code = static_cast<unsigned char>(c);
    if ((code < 0x20U && c != '\t' && c != '\n' && c != '\r') || code == 0x7fU) { return i; }
    if (in_comment) {
      in_comment = c != '\n';
    } else if (!delimiter.empty()) {
      auto const ends = text.substr(i).starts_with(delimiter) || (delimiter.size() == 1 && c == '\n');
      if (c == '\\' && delimiter.front() == '"') {
        ++i;
      } else if (ends) {
        i += delimiter.size() - 1;
        delimiter = {};
      }
    } else if (c == '"' || c == '\'') {
      if (!may_begin_string(text, i)) { return i; }
      auto const is_long = i + 2 < text.size() && text[i + 1] == c && text[i + 2] == c;
      delimiter = text.substr(i, is_long ? 3 : 1);
      i += delimiter.size() - 1;
    } else if (code >= 0x80U) {
      return i;
    }
    if (c == '#' && delimiter.empty()) { in_comment = true; }
  }
  return std::nullopt;
}

}  // namespace

Result<TomlTable> parse_toml(std::string_view text, std::string_view where) {
  constexpr auto kByteOrderMark = std::string_view{"\xEF\xBB\xBF"};
  if (text.starts_with(kByteOrderMark)) { text.remove_prefix(kByteOrderMark.size()); }
  if (auto const at = first_foreign_character(text)) {
    return fail("kein gültiges TOML: ein Anführungszeichen, Steuerzeichen oder Umlaut steht, wo nur Buchstaben ohne "
                "Umlaut möglich sind",
                fmt::format("{}:{}", where, 1 + std::ranges::count(text.substr(0, *at), '\n')));
  }
  try {
    auto document = std::make_shared<toml::table const>(toml::parse(text));
    auto const* const root = document.get();
    return TomlTable{std::make_shared<TomlTable::Node const>(TomlTable::Node{std::move(document), root})};
  } catch (toml::parse_error const& error) {
    return fail(fmt::format("kein gültiges TOML: „{}“", error.description()),
                fmt::format("{}:{}:{}", where, error.source().begin.line, error.source().begin.column));
  } catch (std::logic_error const&) {
    return fail(
        "kein gültiges TOML: eine Überschrift in eckigen Klammern ist falsch geschrieben; möglich: [name] und [[name]]",
        std::string{where});
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
