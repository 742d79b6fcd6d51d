#include "report/counts_csv.h"

#include <fmt/format.h>

#include "geo/cell.h"
#include "report/spreadsheet.h"

namespace leitbild::report {

Result<std::string> counts_csv(city::City const& city, std::vector<travel::Counts> const& counts) {
  constexpr auto kDegreeDecimals = 6;
  TRY(auto const to_degrees, geo::Transform::between(city.info.crs, geo::kWgs84));
  auto out = std::string{kByteOrderMark} + "GITTER_ID_100m;lon;lat;Bezirk-Code;Einwohner";
  for (auto const& category : city::kFacilityCategories) { out += fmt::format(";{}", category.id); }
  out += "\r\n";
  for (auto i = std::size_t{0}; i < counts.size(); ++i) {
    auto const& cell = city.people->cells[city::CellId{i}];
    auto const place = to_degrees(cell.centre);
    auto const& leaf = city.districts->rows[(*city.links.leaf_of_cell)[i]];
    out += fmt::format("{};{};{};{};{}", geo::grid_name(cell.code), spreadsheet_number(place.x, kDegreeDecimals),
                       spreadsheet_number(place.y, kDegreeDecimals), spreadsheet_text(leaf.code),
                       spreadsheet_number(as_double(cell.residents), 3));
    auto const known = (*city.links.known_of_cell)[i];
    auto const is_known = known.has(city::Layer::kStreets) && known.has(city::Layer::kFacilities);
    for (auto const count : counts[i]) { out += is_known ? fmt::format(";{}", count) : std::string{";"}; }
    out += "\r\n";
  }
  return out;
}

}  // namespace leitbild::report
