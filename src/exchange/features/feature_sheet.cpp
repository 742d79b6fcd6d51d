#include "exchange/features/feature_sheet.h"

#include <fmt/format.h>

namespace leitbild::exchange {
namespace {

bool is_in_degrees(geo::Crs crs) { return crs == geo::kWgs84; }
int decimals(geo::Crs crs) { return is_in_degrees(crs) ? 7 : 2; }

CellKind kind_of(PropertyType type) {
  switch (type) {
    case PropertyType::kWhole: return CellKind::kWholeNumber;
    case PropertyType::kNumber: return CellKind::kDecimal;
    default: return CellKind::kText;
  }
}

std::string geometry_text(std::vector<geo::Shape> const& shapes, geo::Crs crs) {
  if (shapes.size() == 1) { return geo::to_wkt(shapes.front(), decimals(crs)); }
  auto parts = std::vector<std::string>{};
  for (auto const& shape : shapes) { parts.push_back(geo::to_wkt(shape, decimals(crs))); }
  return parts.empty() ? std::string{} : fmt::format("GEOMETRYCOLLECTION ({})", fmt::join(parts, ", "));
}

std::vector<Cell> point_cells(std::vector<geo::Shape> const& shapes, geo::Crs crs) {
  if (shapes.empty()) { return {{.text = {}, .kind = CellKind::kDecimal}, {.text = {}, .kind = CellKind::kDecimal}}; }
  auto const at = geo::label_point(shapes.front());
  return {{.text = fmt::format("{:.{}f}", at.x, decimals(crs)), .kind = CellKind::kDecimal},
          {.text = fmt::format("{:.{}f}", at.y, decimals(crs)), .kind = CellKind::kDecimal}};
}

}  // namespace

Table sheet_of(FeatureTable const& features, SheetGeometry geometry) {
  auto out = Table{.name = features.title, .header = {"Kennung"}, .rows = {}};
  out.looks.push_back({});
  for (auto const& property : features.properties) {
    out.header.push_back(property.title_de);
    out.looks.push_back({.kind = kind_of(property.type), .note = property.help_de, .choices = {}, .codes_of = {}});
  }
  auto const degrees = is_in_degrees(features.crs);
  out.header.push_back(degrees ? "Länge (WGS 84)" : fmt::format("Ost (EPSG:{})", features.crs.epsg));
  out.header.push_back(degrees ? "Breite (WGS 84)" : fmt::format("Nord (EPSG:{})", features.crs.epsg));
  out.looks.resize(
      out.header.size(),
      {.kind = CellKind::kDecimal, .note = "ein Punkt der Fläche oder Linie", .choices = {}, .codes_of = {}});
  if (geometry == SheetGeometry::kFull) {
    out.header.push_back(fmt::format("Geometrie (WKT, EPSG:{})", features.crs.epsg));
    out.looks.push_back({});
  }
  for (auto const& feature : features.features) {
    auto row = std::vector<Cell>{{.text = feature.id}};
    for (auto i = std::size_t{0}; i < features.properties.size(); ++i) {
      row.push_back({.text = value_as_text(feature.values[i]), .kind = kind_of(features.properties[i].type)});
    }
    for (auto& cell : point_cells(feature.shapes, features.crs)) { row.push_back(std::move(cell)); }
    if (geometry == SheetGeometry::kFull) { row.push_back({.text = geometry_text(feature.shapes, features.crs)}); }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace leitbild::exchange
