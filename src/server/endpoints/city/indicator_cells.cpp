#include <cmath>

#include <fmt/format.h>

#include "geo/cell.h"
#include "server/city/geometry.h"
#include "server/city/indicator.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    kIndicatorParameter,
    {.name = "bbox",
     .schema = R"({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4})",
     .help_de = "Nur Zellen, die dieses Rechteck berühren: West, Süd, Ost, Nord in Grad (WGS 84).",
     .example = "7.65,49.44,7.7,49.47"},
    {.name = "form",
     .schema = R"({"type": "string", "enum": ["geojson", "columns"], "default": "geojson"})",
     .help_de = "geojson: eine FeatureCollection von Quadraten; columns: Spalten mit der Mitte jeder Zelle, zehnmal "
                "kleiner.",
     .example = "columns"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "properties": {
    "type": {"type": "string", "enum": ["FeatureCollection"]},
    "indicator": {"type": "string"}, "count": {"type": "integer"},
    "features": {"type": "array", "items": {"type": "object", "properties": {
      "type": {"type": "string", "enum": ["Feature"]}, "id": {"type": "string"},
      "geometry": {"type": "object"},
      "properties": {"type": "object", "properties": {
        "residents": {"type": "number"}, "today": {"type": ["number", "null"]},
        "planned": {"type": ["number", "null"]}}}}}},
    "columns": {"type": "object", "properties": {
      "cell": {"type": "array", "items": {"type": "string"}},
      "lon": {"type": "array", "items": {"type": "number"}}, "lat": {"type": "array", "items": {"type": "number"}},
      "residents": {"type": "array", "items": {"type": "number"}},
      "today": {"type": "array", "items": {"type": ["number", "null"]}},
      "planned": {"type": "array", "items": {"type": ["number", "null"]}}}}}})"};

using Corners = std::array<geo::LonLat, 4>;

struct Cells {
  std::vector<Corners> const& corners;
  city::People const& people;
  scenario::Comparison const& comparison;

  std::optional<double> today(std::size_t i) const {
    return i < comparison.today.cells.size() ? comparison.today.cells[i] : std::nullopt;
  }
  std::optional<double> planned(std::size_t i) const {
    return i < comparison.planned.cells.size() ? comparison.planned.cells[i] : std::nullopt;
  }
  city::Cell const& cell(std::size_t i) const { return people.cells[city::CellId{i}]; }
};

/// As JSON; seven digits that count are more than any indicator has.
std::string number(std::optional<double> value) { return value ? fmt::format("{:.7g}", *value) : "null"; }

geo::Box box_of(Corners const& corners) {
  auto out = geo::Box{};
  for (auto const& corner : corners) { out.add(geo::Point{corner.lon, corner.lat}); }
  return out;
}

std::vector<std::size_t> wanted(Cells const& cells, std::vector<double> const& bbox) {
  auto out = std::vector<std::size_t>{};
  for (auto i = std::size_t{0}; i < cells.corners.size(); ++i) {
    auto const is_inside =
        bbox.empty() || box_of(cells.corners[i]).meets(geo::Box{{bbox[0], bbox[1]}, {bbox[2], bbox[3]}});
    if (is_inside) { out.push_back(i); }
  }
  return out;
}

void add_feature(std::string& out, Cells const& cells, std::size_t i) {
  auto const& c = cells.corners[i];
  fmt::format_to(std::back_inserter(out),
                 R"({{"type":"Feature","id":"{}","geometry":{{"type":"Polygon","coordinates":[[)"
                 R"([{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}],[{:.6f},{:.6f}]]]}},)"
                 R"("properties":{{"residents":{},"today":{},"planned":{}}}}})",
                 geo::grid_name(cells.cell(i).code), c[0].lon, c[0].lat, c[1].lon, c[1].lat, c[2].lon, c[2].lat,
                 c[3].lon, c[3].lat, c[0].lon, c[0].lat, number(as_double(cells.cell(i).residents)),
                 number(cells.today(i)), number(cells.planned(i)));
}

std::string features(Cells const& cells, std::vector<std::size_t> const& rows) {
  auto out = fmt::format(R"({{"type":"FeatureCollection","indicator":"{}","count":{},"features":[)",
                         cells.comparison.indicator->id, rows.size());
  for (auto const row : rows) {
    if (row != rows.front()) { out += ','; }
    add_feature(out, cells, row);
  }
  return out + "]}";
}

template <class Value>
void add_column(std::string& out, std::string_view name, std::vector<std::size_t> const& rows, Value const& value) {
  fmt::format_to(std::back_inserter(out), R"({}"{}":[)", out.back() == '{' ? "" : ",", name);
  for (auto const row : rows) {
    if (row != rows.front()) { out += ','; }
    out += value(row);
  }
  out += ']';
}

std::string columns(Cells const& cells, std::vector<std::size_t> const& rows) {
  auto const middle = [&](std::size_t i, double geo::LonLat::* axis) {
    return fmt::format("{:.6f}", (cells.corners[i][0].*axis + cells.corners[i][2].*axis) / 2.0);
  };
  auto out = fmt::format(R"({{"indicator":"{}","count":{},"columns":{{)", cells.comparison.indicator->id, rows.size());
  add_column(out, "cell", rows,
             [&](std::size_t i) { return fmt::format("\"{}\"", geo::grid_name(cells.cell(i).code)); });
  add_column(out, "lon", rows, [&](std::size_t i) { return middle(i, &geo::LonLat::lon); });
  add_column(out, "lat", rows, [&](std::size_t i) { return middle(i, &geo::LonLat::lat); });
  add_column(out, "residents", rows, [&](std::size_t i) { return number(as_double(cells.cell(i).residents)); });
  add_column(out, "today", rows, [&](std::size_t i) { return number(cells.today(i)); });
  add_column(out, "planned", rows, [&](std::size_t i) { return number(cells.planned(i)); });
  return out + "}}";
}

Answer answer(Call const& call) {
  auto const position = asked_comparison(call.site, call.values.text("indicator"));
  if (!position) { return tl::unexpected{position.error()}; }
  auto const& evaluation = call.site.evaluation();
  auto const cells = Cells{.corners = call.site.derived<CellCorners>().cells,
                           .people = evaluation.planned ? *evaluation.planned->people : *call.site.city().people,
                           .comparison = evaluation.comparisons[*position]};
  auto const rows = wanted(cells, call.values.numbers("bbox"));
  if (call.values.text("form") == "columns") { return text_response("application/json", columns(cells, rows)); }
  return text_response("application/geo+json", features(cells, rows));
}

}  // namespace

extern constinit Endpoint const indicator_cells{
    .id = "indicator_cells",
    .path = "/api/v1/indicators/{indicator}/cells",
    .group_de = "Indikatoren",
    .summary_de = "Die Werte eines Indikators je bewohnter 100-m-Zelle",
    .description_de =
        "Zellen des Zensusgitters (EPSG:3035) mit ihrem Namen darin, mit Einwohnern, dem Wert heute und mit "
        "Plan. Zellen, die erst der Plan bewohnt, haben heute keinen Wert. null heißt: keine Daten.",
    .parameters = kParameters,
    .type = "application/geo+json",
    .schema = kSchema,
    .example = "/api/v1/indicators/groceries_within_700m/cells?bbox=7.68,49.46,7.69,49.47",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
