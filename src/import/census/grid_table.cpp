#include "import/census/grid_table.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

// More residents than a square has anywhere: a slipped decimal point, or the wrong column.
constexpr auto kMostResidents = 100'000.0;
constexpr auto kMostProblems = std::size_t{20};

struct Row {
  geo::CellCode code;
  std::optional<Persons> residents;  // nothing: hidden to protect the people in it
};

Result<Row> read_row(CsvTable const& table, GridColumns const& columns, std::size_t residents_column) {
  auto const needed =
      std::max({columns.id.value_or(0), columns.x.value_or(0), columns.y.value_or(0), residents_column});
  if (table.size() <= needed) {
    return fail(fmt::format("„{}“ hat zu wenige Werte: {}; nötig sind {}", table.row_text(), table.size(), needed + 1),
                table.where());
  }
  TRY(auto const code, square_of(table, columns));
  auto const text = table.cell(residents_column);
  if (is_hidden_value(text)) { return Row{code, std::nullopt}; }
  auto const residents = number_in(text);
  if (!residents || *residents < 0.0 || *residents > kMostResidents) {
    return fail(
        fmt::format("„{}“ ist keine Einwohnerzahl; möglich: 0 bis 100.000, oder – für einen geheimen Wert", text),
        table.where());
  }
  return Row{code, persons(*residents)};
}

geo::Box square(geo::CellCode code, GridSize size) {
  auto const side = geo::kCellSide.value * cells_along(size);
  auto const low = geo::Point{code.east * geo::kCellSide.value, code.north * geo::kCellSide.value};
  return {low, {low.x + side, low.y + side}};
}

struct CodeHash {
  std::size_t operator()(geo::CellCode code) const {
    return std::hash<std::int64_t>{}((static_cast<std::int64_t>(code.east) << 32) ^ code.north);
  }
};
using LineOf = std::unordered_map<geo::CellCode, std::string, CodeHash>;

void add(Row const& row, bool is_weak, std::string const& where, GridTable& out, LineOf& line_of, Problems& problems) {
  auto const [first, is_new] = line_of.emplace(row.code, where);
  if (!is_new) {
    problems.add(fmt::format("die Zelle „{}“ kommt zweimal vor, zuerst in {}", geo::grid_name(row.code), first->second),
                 where);
  } else if (!row.residents) {
    ++out.hidden;
  } else if (*row.residents == Persons{}) {
    ++out.empty;
  } else {
    out.inhabited.emplace(row.code, *row.residents);
    if (is_weak) { ++out.weak; }
  }
}

}  // namespace

Result<GridTable> read_grid_table(CsvTable& table, GridColumns const& columns, std::size_t residents_column,
                                  geo::Box const& near) {
  auto const remarks = table.column("werterlaeuternde_zeichen");
  auto out = GridTable{};
  out.size = columns.size;
  auto problems = Problems{};
  auto line_of = LineOf{};
  while (problems.list.size() < kMostProblems) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const row = read_row(table, columns, residents_column);
    if (!row) {
      problems.add(row.error());
    } else if (square(row->code, columns.size).meets(near)) {
      auto const is_weak = remarks && folded(table.cell(*remarks)) == "klammern";
      out.short_names = has_short_name(table, columns);
      add(*row, is_weak, table.where(), out, line_of, problems);
    } else {
      ++out.beyond;
      out.beyond_residents += row->residents.value_or(Persons{});
    }
  }
  if (problems.list.size() >= kMostProblems) { problems.add("weitere Zeilen wurden nicht gelesen", table.where()); }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild::importing
