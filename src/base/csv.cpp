#include "base/csv.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild {
namespace {

constexpr auto kQuote = '"';
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

/// Apostrophes, then a sign that begins a formula.
bool looks_like_formula(std::string_view text) {
  auto const first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view{"=+-@\t\r"}.find(text[first]) != std::string_view::npos;
}

}  // namespace

Result<std::string> csv_text(std::string bytes, std::string_view where) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return fail("die Datei ist in UTF-16 geschrieben; bitte als „CSV UTF-8“ speichern", std::string{where});
  }
  if (bytes.starts_with(kByteOrderMark)) { bytes.erase(0, kByteOrderMark.size()); }
  return is_valid_utf8(bytes) ? std::move(bytes) : from_windows_1252(bytes);
}

char csv_separator(std::string_view text) {
  constexpr auto kSeparators = std::array{';', ',', '\t'};
  auto counts = std::array<int, kSeparators.size()>{};
  auto quoted = false;
  for (auto const c : text) {
    if (c == kQuote) { quoted = !quoted; }
    if (quoted) { continue; }
    if (c == '\n' || c == '\r') { break; }
    auto const found = std::ranges::find(kSeparators, c);
    if (found != kSeparators.end()) { ++counts.at(static_cast<std::size_t>(found - kSeparators.begin())); }
  }
  return kSeparators.at(static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin()));
}

CsvReader::CsvReader(std::string_view text, char separator, std::string_view where)
    : rest_{text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text},
      separator_{separator},
      where_{where} {}

Result<bool> CsvReader::next() {
  while (!rest_.empty()) {
    TRY_DO(read_row());
    if (!std::ranges::all_of(cells_, is_blank)) { return true; }
  }
  cells_.clear();
  return false;
}

Result<void> CsvReader::read_row() {
  cells_.clear();
  unescaped_.clear();
  line_ = next_line_;
  while (true) {
    if (rest_.starts_with(kQuote)) {
      TRY(auto const cell, quoted_cell());
      cells_.push_back(cell);
    } else {
      auto const end = std::min(rest_.find_first_of(std::array{separator_, '\n', '\r', '\0'}.data()), rest_.size());
      cells_.push_back(rest_.substr(0, end));
      rest_.remove_prefix(end);
    }
    if (!rest_.starts_with(separator_)) { break; }
    rest_.remove_prefix(1);
  }
  skip_line_end();
  return {};
}

Result<std::string_view> CsvReader::quoted_cell() {
  auto const begun = next_line_;
  auto end = std::size_t{1};
  auto doubled = false;
  for (; end < rest_.size(); ++end) {
    if (rest_[end] == '\n') { ++next_line_; }
    if (rest_[end] != kQuote) { continue; }
    if (end + 1 >= rest_.size() || rest_[end + 1] != kQuote) { break; }
    doubled = true;
    ++end;
  }
  if (end >= rest_.size()) {
    rest_ = {};
    return fail("ein Anführungszeichen wird nicht geschlossen", fmt::format("{}:{}", where_, begun));
  }
  auto const inside = rest_.substr(1, end - 1);
  rest_.remove_prefix(end + 1);
  auto const closed = rest_.empty() || rest_.front() == separator_ || rest_.front() == '\n' || rest_.front() == '\r';
  if (!closed) {
    rest_ = {};
    return fail(fmt::format("nach dem schließenden Anführungszeichen von „{}“ folgt weiterer Text; Anführungszeichen "
                            "in einer Zelle werden verdoppelt",
                            inside.substr(0, inside.find('\n'))),
                fmt::format("{}:{}", where_, next_line_));
  }
  if (!doubled) { return inside; }
  auto& cell = unescaped_.emplace_back();
  for (auto i = std::size_t{0}; i < inside.size(); ++i) {
    cell += inside[i];
    if (inside[i] == kQuote) { ++i; }
  }
  return std::string_view{cell};
}

void CsvReader::skip_line_end() {
  if (rest_.empty()) { return; }
  rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
  ++next_line_;
}

std::string csv_cell(std::string_view text, char separator) {
  auto const special = text.find_first_of(std::array{separator, kQuote, '\n', '\r', '\0'}.data());
  auto const blank = [](char c) { return c == ' ' || c == '\t'; };
  if (special == std::string_view::npos && (text.empty() || (!blank(text.front()) && !blank(text.back())))) {
    return std::string{text};
  }
  auto out = std::string{kQuote};
  for (auto const c : text) { out += c == kQuote ? std::string{"\"\""} : std::string{c}; }
  return out + kQuote;
}

std::string without_formula(std::string_view text) {
  return looks_like_formula(text) ? fmt::format("'{}", text) : std::string{text};
}

std::string_view with_formula(std::string_view text) {
  return text.starts_with('\'') && looks_like_formula(text) ? text.substr(1) : text;
}

}  // namespace leitbild
