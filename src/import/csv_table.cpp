#include "import/csv_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/text.h"

namespace leitbild::importing {
namespace {

bool is_comment(CsvReader const& reader) { return trimmed(reader.cells().front()).starts_with('#'); }

/// The text behind the comments at its head, for guessing the separator.
std::string_view behind_comments(std::string_view text, std::string& first_comment) {
  while (text.starts_with('#')) {
    auto const end = std::min(text.find('\n'), text.size());
    if (first_comment.empty()) { first_comment = trimmed(text.substr(1, end - 1)); }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return text;
}

}  // namespace

Result<CsvTable> CsvTable::open(std::filesystem::path const& file) {
  auto out = CsvTable{};
  out.name_ = file.filename().string();
  TRY(auto bytes, read_file(file));
  TRY(auto text, csv_text(std::move(bytes), out.name_));
  out.text_ = std::make_unique<std::string>(std::move(text));
  auto const separator = csv_separator(behind_comments(*out.text_, out.comment_));
  TRY_DO(out.read_header(separator));
  return out;
}

Result<CsvTable> CsvTable::without_comments(std::string bytes, char separator, std::string name) {
  auto out = CsvTable{};
  out.name_ = std::move(name);
  out.has_comments_ = false;
  TRY(auto text, csv_text(std::move(bytes), out.name_));
  out.text_ = std::make_unique<std::string>(std::move(text));
  TRY_DO(out.read_header(separator));
  return out;
}

Result<void> CsvTable::read_header(char separator) {
  reader_ = std::make_unique<CsvReader>(*text_, separator, name_);
  TRY(auto const there, next());
  if (!there) { return fail("die Datei enthält keine Tabelle", name_); }
  for (auto const cell : reader_->cells()) { header_.emplace_back(trimmed(cell)); }
  return {};
}

std::optional<std::size_t> CsvTable::column(std::span<std::string_view const> names) const {
  for (auto const name : names) {
    auto const wanted = folded(name);
    auto const found = std::ranges::find_if(header_, [&](std::string const& title) { return folded(title) == wanted; });
    if (found != header_.end()) { return static_cast<std::size_t>(found - header_.begin()); }
  }
  return std::nullopt;
}

std::string CsvTable::header_text() const {
  constexpr auto kMostColumns = std::size_t{40};
  auto const shown = std::span{header_}.first(std::min(header_.size(), kMostColumns));
  return fmt::format("„{}“{}", fmt::join(shown, "“, „"), header_.size() > kMostColumns ? ", …" : "");
}

Result<bool> CsvTable::next() {
  while (true) {
    TRY(auto const there, reader_->next());
    if (!there || !has_comments_ || !is_comment(*reader_)) { return there; }
  }
}

std::string_view CsvTable::cell(std::size_t column) const {
  auto const& cells = reader_->cells();
  return column < cells.size() ? trimmed(cells[column]) : std::string_view{};
}

std::string CsvTable::row_text() const {
  auto text = fmt::format("{}", fmt::join(reader_->cells(), ";"));
  auto size = std::size_t{80};
  if (text.size() <= size) { return text; }
  auto const inside_a_letter = [&] { return (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U; };
  while (size > 0 && inside_a_letter()) { --size; }
  return text.substr(0, size) + "…";
}

std::string CsvTable::where() const { return fmt::format("{}:{}", name_, reader_->line()); }

std::optional<double> number_in(std::string_view cell) {
  auto const value = parse_number(cell, cell.find(',') == std::string_view::npos ? '.' : ',');
  return value && std::isfinite(*value) ? value : std::nullopt;
}

bool is_hidden_value(std::string_view cell) {
  // The dash of the census, and what is left of it after a wrong conversion.
  constexpr auto kHidden =
      std::to_array<std::string_view>({"–", "—", "-", "-9", "-9.0", "-9,0", "-1", ".", "/", "\uFFFD"});
  return std::ranges::find(kHidden, cell) != kHidden.end();
}

}  // namespace leitbild::importing
