#include "import/census/dwellings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/text.h"
#include "import/census/grid_columns.h"

namespace leitbild::importing {
namespace {

constexpr std::array<std::string_view, 4> kColumns{"wohnungen", "insgesamt_wohnungen", "anzahl_wohnungen", "whg"};
constexpr auto kMostDwellings = 20'000.0;
constexpr auto kMostProblems = std::size_t{20};

Result<std::uint64_t> dwellings_in(CsvTable const& table, std::size_t column) {
  auto const text = table.cell(column);
  if (is_hidden_value(text)) { return std::uint64_t{0}; }
  auto const count = number_in(text);
  if (!count || *count < 0.0 || *count > kMostDwellings) {
    return fail(fmt::format("„{}“ ist keine Zahl von Wohnungen; möglich: 0 bis 20.000", text), table.where());
  }
  return static_cast<std::uint64_t>(std::llround(*count));
}

}  // namespace

Result<Dwellings> read_dwellings(std::filesystem::path const& file, CityCells const& cells) {
  TRY(auto table, CsvTable::open(file));
  auto const columns = grid_columns(table);
  auto const count = table.column(kColumns);
  if (!columns || columns->size != GridSize::k100m || !count) {
    return fail(fmt::format("nötig sind GITTER_ID_100m oder x_mp_100m und y_mp_100m, und Wohnungen; gefunden: {}",
                            table.header_text()),
                table.name());
  }
  auto out = Dwellings{.by_cell = std::vector<std::uint64_t>(cells.size()), .report = {}};
  out.report.layer = "Wohnungen";
  auto problems = Problems{};
  while (problems.list.size() < kMostProblems) {
    TRY(auto const there, table.next());
    if (!there) { break; }
    auto const code = square_of(table, *columns);
    auto const dwellings = dwellings_in(table, *count);
    if (!code || !dwellings) {
      problems.add(!code ? code.error() : dwellings.error());
    } else if (auto const number = cells.number_of(*code)) {
      out.by_cell[*number] += *dwellings;
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto inside = std::uint64_t{0};
  for (auto i = std::size_t{0}; i < cells.size(); ++i) { inside += cells.inside[i] ? out.by_cell[i] : 0; }
  if (inside == 0) { return fail("keine Wohnung der Tabelle liegt in der Stadt", table.name()); }
  out.report.counts.push_back(fmt::format("{} Wohnungen in der Stadt", format_number(static_cast<double>(inside), 0)));
  return out;
}

}  // namespace leitbild::importing
