#include "import/boundaries/district_codes.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "base/toml.h"
#include "district_codes_data.h"
#include "import/csv_table.h"

namespace leitbild::importing {
namespace {

std::optional<city::Level> level_or_any(std::string_view text, std::string const& where, Problems& problems) {
  if (text.empty()) { return std::nullopt; }
  auto const level = city::level_from(text);
  if (!level || level == city::Level::kCity) {
    problems.add(fmt::format("„{}“ ist keine Ebene; möglich sind „ortsbezirk“ und „statistical“", text), where);
  }
  return level;
}

void check(DistrictCodes const& codes, std::string const& where, Problems& problems) {
  for (auto i = codes.rows.begin(); i != codes.rows.end(); ++i) {
    if (i->id.empty() || i->code.empty()) {
      problems.add(fmt::format("dem Bezirk „{}“ fehlt „id“ oder „code“", i->name), where);
    }
    auto const clashes = [&](DistrictCode const& other) {
      return other.code == i->code || (other.level == i->level && is_same_key(other.id, i->id));
    };
    if (std::any_of(codes.rows.begin(), i, clashes)) {
      problems.add(fmt::format("„{}“ / „{}“ kommt zweimal vor; jeder Code und je Ebene jede id darf nur einmal stehen",
                               i->id, i->code),
                   where);
    }
  }
}

Result<DistrictCodes> from_toml(std::string_view text, std::string const& where) {
  TRY(auto const document, parse_toml(text, where));
  auto out = DistrictCodes{};
  auto problems = Problems{};
  for (auto const& row : document.tables("district")) {
    auto const code = row.text("code").value_or("");
    out.rows.push_back({.level = level_or_any(row.text("level").value_or(""), where, problems),
                        .id = row.text("id").value_or(""),
                        .code = code,
                        .name = row.text("name").value_or(code),
                        .also = row.texts("also")});
  }
  if (out.rows.empty()) { problems.add("die Datei enthält keine Tabelle „district“", where); }
  check(out, where, problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

std::vector<std::string> spellings(std::string_view cell) {
  auto out = std::vector<std::string>{};
  for (auto const part : split(cell, '|')) {
    if (auto const text = trimmed(part); !text.empty()) { out.emplace_back(text); }
  }
  return out;
}

Result<DistrictCodes> from_csv(std::filesystem::path const& file) {
  TRY(auto table, CsvTable::open(file));
  auto const id = table.column("id");
  auto const code = table.column("code");
  auto const name = table.column("name");
  auto const level = table.column("level");
  auto const also = table.column("also");
  if (!id || !code) {
    return fail(fmt::format("die Spalten „id“ und „code“ sind nötig, „name“, „level“ und „also“ möglich; gefunden: {}",
                            table.header_text()),
                table.name());
  }
  auto out = DistrictCodes{};
  auto problems = Problems{};
  while (true) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const text = [&](std::optional<std::size_t> column) {
      return column ? table.cell(*column) : std::string_view{};
    };
    auto const shown = text(name).empty() ? text(code) : text(name);
    out.rows.push_back({.level = level_or_any(text(level), table.where(), problems),
                        .id = std::string{text(id)},
                        .code = std::string{text(code)},
                        .name = std::string{shown},
                        .also = spellings(text(also))});
  }
  if (out.rows.empty()) { problems.add("die Datei enthält keinen Bezirk", table.name()); }
  check(out, table.name(), problems);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace

bool is_same_key(std::string_view a, std::string_view b) {
  a = trimmed(a);
  b = trimmed(b);
  if (a == b) { return !a.empty(); }
  auto const x = parse_number(a);
  auto const y = parse_number(b);
  return x && y && *x == *y;
}

DistrictCode const* find(DistrictCodes const& codes, city::Level level, std::string_view id, std::string_view name) {
  auto const fits = [&](DistrictCode const& row) { return !row.level || row.level == level; };
  for (auto const& row : codes.rows) {
    if (fits(row) && is_same_key(row.id, id)) { return &row; }
  }
  if (!trimmed(id).empty()) { return nullptr; }
  for (auto const& row : codes.rows) {
    if (fits(row) && (row.name == name || std::ranges::find(row.also, name) != row.also.end())) { return &row; }
  }
  return nullptr;
}

Result<DistrictCodes> read_district_codes(std::filesystem::path const& file) {
  auto const is_toml = file.extension() == ".toml";
  if (!is_toml) {
    TRY(auto out, from_csv(file));
    out.demanded = true;
    return out;
  }
  TRY(auto const text, read_file(file));
  TRY(auto out, from_toml(text, file.filename().string()));
  out.demanded = true;
  return out;
}

DistrictCodes known_district_codes(std::string_view ags) {
  constexpr std::string_view kKaiserslautern = "07312000";
  if (ags != kKaiserslautern) { return {}; }
  auto known = from_toml(kDistrictCodes, "data/kaiserslautern/district_codes.toml");
  assert(known && "compiled in, and read by a test");
  return known ? *std::move(known) : DistrictCodes{};
}

}  // namespace leitbild::importing
