#include <fmt/format.h>

#include "geo/cell.h"
#include "report/evaluation_output.h"
#include "report/spreadsheet.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

/// Empty where there are no data, so that a GIS reads the column as numbers.
std::string number(std::optional<double> value) {
  constexpr auto kDecimals = 3;
  return value ? spreadsheet_number(*value, kDecimals) : std::string{};
}

}  // namespace

std::string to_cells_csv(city::City const& city, scenario::Evaluation const& evaluation) {
  auto out = std::string{"\xEF\xBB\xBFGITTER_ID_100m;Bezirk-Code;Einwohner"};
  for (auto const& comparison : evaluation.comparisons) {
    out += fmt::format(";{0}_heute;{0}_mit_Plan", comparison.indicator->id);
  }
  out += ";Hinweis\r\n";
  auto const note = marks(city, evaluation);
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) {
    auto const& cell = city.people->cells[city::CellId{i}];
    auto const& leaf = city.districts->rows[(*city.links.leaf_of_cell)[i]];
    out += fmt::format("{};{};{}", geo::grid_name(cell.code), leaf.code, number(as_double(cell.residents)));
    for (auto const& comparison : evaluation.comparisons) {
      out += fmt::format(";{};{}", number(comparison.today.cells[i]), number(comparison.planned.cells[i]));
    }
    out += fmt::format(";{}\r\n", note);
  }
  return out;
}

}  // namespace leitbild::report
