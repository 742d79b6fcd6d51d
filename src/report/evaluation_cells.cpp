#include <fmt/format.h>

#include "geo/cell.h"
#include "geo/crs.h"
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

/// Longitude and latitude of a cell's middle; empty where the city has no place on earth (drawn fixtures).
class Degrees {
 public:
  explicit Degrees(geo::Crs crs) {
    if (crs != geo::kLocalPlane) { way_ = geo::Transform::between(crs, geo::kWgs84); }
  }
  std::string text(geo::Point centre) const {
    if (!way_) { return ";"; }
    constexpr auto kDecimals = 6;  // a tenth of a metre
    auto const at = (*way_)(centre);
    return fmt::format("{};{}", spreadsheet_number(at.x, kDecimals), spreadsheet_number(at.y, kDecimals));
  }

 private:
  Result<geo::Transform> way_{fail("")};
};

}  // namespace

std::string to_cells_csv(city::City const& city, scenario::Evaluation const& evaluation) {
  auto out = std::string{kByteOrderMark} + "GITTER_ID_100m";
  // The id names a cell of EPSG:3035 by its south-west corner; the middle is given twice, for any GIS.
  out += fmt::format(";lon_WGS84;lat_WGS84;x_EPSG{0};y_EPSG{0};Bezirk-Code;Einwohner_heute;"
                     "Einwohner_mit_Plan",
                     city.info.crs.epsg);
  auto const degrees = Degrees{city.info.crs};
  for (auto const& comparison : evaluation.comparisons) {
    out += fmt::format(";{0}_heute;{0}_mit_Plan", comparison.indicator->id);
  }
  out += ";Hinweis\r\n";
  auto const note = marks(city, evaluation);
  auto const& planned = evaluation.planned ? *evaluation.planned : city;
  for (auto i = std::size_t{0}; i < planned.people->cells.size(); ++i) {  // those of today first
    auto const& cell = planned.people->cells[city::CellId{i}];
    auto const& leaf = city.districts->rows[(*planned.links.leaf_of_cell)[i]];
    auto const is_new = i >= city.people->cells.size();
    auto const today = is_new ? Persons{0} : city.people->cells[city::CellId{i}].residents;
    constexpr auto kDecimals = 1;
    out += fmt::format("{};{};{};{};{};{};{}", geo::grid_name(cell.code), degrees.text(cell.centre),
                       spreadsheet_number(cell.centre.x, kDecimals), spreadsheet_number(cell.centre.y, kDecimals),
                       leaf.code, number(as_double(today)), number(as_double(cell.residents)));
    for (auto const& comparison : evaluation.comparisons) {
      out += fmt::format(";{};{}", number(is_new ? std::nullopt : comparison.today.cells[i]),
                         number(comparison.planned.cells[i]));
    }
    out += fmt::format(";{}\r\n", note);
  }
  return out;
}

}  // namespace leitbild::report
