#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "import/csv_table.h"
#include "import/ground/land_cover.h"

namespace leitbild::importing {
namespace {

struct Columns {
  std::size_t code{}, like{};
  std::optional<std::size_t> title;
  std::array<std::optional<std::size_t>, city::kGroundProperties.size()> values;
};

std::string grounds_text() {
  auto ids = std::vector<std::string_view>{};
  for (auto const& info : city::kGroundInfos) {
    if (info.ground != city::Ground::kUnknown) { ids.push_back(info.id); }
  }
  return fmt::format("{}", fmt::join(ids, ", "));
}

Result<Columns> columns_of(CsvTable const& table) {
  auto problems = Problems{};
  auto known = std::vector<std::string>{"code", "title", "like"};
  auto out = Columns{};
  auto const required = [&](std::string_view name, std::size_t& place) {
    if (auto const found = table.column(name)) {
      place = *found;
    } else {
      problems.add(fmt::format("die Spalte „{}“ fehlt; vorhanden sind {}", name, table.header_text()), table.name());
    }
  };
  required("code", out.code);
  required("like", out.like);
  out.title = table.column("title");
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    out.values[i] = table.column(city::kGroundProperties[i].id);
    known.emplace_back(city::kGroundProperties[i].id);
  }
  for (auto const& name : table.header()) {
    if (std::ranges::find(known, folded(trimmed(name))) == known.end()) {
      problems.add(fmt::format("die Spalte „{}“ ist unbekannt; möglich sind {}", name, fmt::join(known, ", ")),
                   table.name());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

city::SourceClass row_of(CsvTable const& table, Columns const& columns, Problems& problems) {
  auto out = city::SourceClass{.code = std::string{table.cell(columns.code)},
                               .title = columns.title ? std::string{table.cell(*columns.title)} : std::string{}};
  if (out.code.empty()) { problems.add("der Code fehlt", table.where()); }
  auto const like = city::ground_from(folded(table.cell(columns.like)));
  if (!like || *like == city::Ground::kUnknown) {
    problems.add(fmt::format("„{}“ ist keine Bodenart (like); möglich: {}", table.cell(columns.like), grounds_text()),
                 table.where());
  }
  out.like = like.value_or(city::Ground::kOpen);
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    auto const text = columns.values[i] ? table.cell(*columns.values[i]) : std::string_view{};
    if (text.empty()) { continue; }
    auto const value = number_in(text);
    auto const& info = city::kGroundProperties[i];
    if (!value || *value < 0.0 || *value > info.high) {
      problems.add(fmt::format("„{}“ geht in der Spalte „{}“ nicht; möglich: 0 bis {}", text, info.id, info.high),
                   table.where());
      continue;
    }
    out.values[i] = static_cast<float>(*value);
  }
  return out;
}

}  // namespace

Result<std::vector<city::SourceClass>> read_land_cover_classes(std::filesystem::path const& file) {
  TRY(auto table, CsvTable::open(file));
  TRY(auto const columns, columns_of(table));
  auto problems = Problems{};
  auto out = std::vector<city::SourceClass>{};
  while (true) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto row = row_of(table, columns, problems);
    if (!row.code.empty() && std::ranges::find(out, row.code, &city::SourceClass::code) != out.end()) {
      problems.add(fmt::format("der Code „{}“ steht zweimal in der Tabelle", row.code), table.where());
    }
    out.push_back(std::move(row));
  }
  if (out.empty()) { problems.add("die Tabelle hat keine Zeilen", table.name()); }
  if (out.size() > city::kMostSourceClasses) {
    problems.add(fmt::format("die Tabelle hat {} Klassen; möglich sind {}", out.size(), city::kMostSourceClasses),
                 table.name());
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild::importing
