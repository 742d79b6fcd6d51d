#include "server/request.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::server {
namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') { return c - '0'; }
  if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
  if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
  return std::nullopt;
}

bool is_control(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

enum class Part : std::uint8_t { kPath, kQuery };

/// Error: an escape that is none, a control character, bytes that are not UTF-8; in a path also an escaped "/".
Result<std::string> decoded(std::string_view text, Part part) {
  auto out = std::string{};
  out.reserve(text.size());
  for (auto i = std::size_t{0}; i < text.size(); ++i) {
    auto c = text[i];
    if (c == '%') {
      auto const high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
      auto const low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
      if (!high || !low) { return fail("nach „%“ stehen nicht zwei Hexadezimalziffern"); }
      c = static_cast<char>(*high * 16 + *low);
      i += 2;
      if (part == Part::kPath && c == '/') { return fail("„%2F“ ist in einem Pfad nicht erlaubt"); }
    } else if (c == '+' && part == Part::kQuery) {
      c = ' ';
    }
    if (is_control(c) && !(part == Part::kQuery && (c == '\n' || c == '\r' || c == '\t'))) {
      return fail("Steuerzeichen sind nicht erlaubt");
    }
    out += c;
  }
  if (!is_valid_utf8(out)) { return fail("die Adresse ist kein gültiges UTF-8"); }
  return out;
}

Result<std::vector<NameAndValue>> read_query(std::string_view text) {
  auto out = std::vector<NameAndValue>{};
  if (text.empty()) { return out; }
  for (auto const part : split(text, '&')) {
    if (part.empty()) { continue; }
    auto const equals = part.find('=');
    TRY(auto name, decoded(part.substr(0, equals), Part::kQuery));
    auto const raw = equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1);
    TRY(auto value, decoded(raw, Part::kQuery));
    out.push_back({std::move(name), std::move(value)});
  }
  return out;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  auto const found = std::ranges::find(headers, name, &NameAndValue::name);
  return found == headers.end() ? std::string_view{} : std::string_view{found->value};
}

std::optional<std::string_view> Request::asked(std::string_view name) const {
  auto const found = std::ranges::find(query, name, &NameAndValue::name);
  if (found == query.end()) { return std::nullopt; }
  return found->value;
}

Result<Target> read_target(std::string_view target) {
  target = target.substr(0, target.find('#'));
  auto const question = target.find('?');
  auto const raw = target.substr(0, question);
  if (!raw.starts_with('/')) { return fail("der Pfad beginnt nicht mit „/“"); }
  auto out = Target{};
  TRY(out.path, decoded(raw, Part::kPath));
  for (auto const part : split(out.path, '/')) {
    if (part == "." || part == "..") { return fail("„.“ und „..“ sind in einem Pfad nicht erlaubt"); }
  }
  if (out.path.find('\\') != std::string::npos) { return fail("„\\“ ist in einem Pfad nicht erlaubt"); }
  if (question != std::string_view::npos) { TRY(out.query, read_query(target.substr(question + 1))); }
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr auto kDigits = std::string_view{"0123456789ABCDEF"};
  constexpr auto kPlain = std::string_view{"-._~"};
  auto out = std::string{};
  for (auto const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    auto const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

}  // namespace leitbild::server
