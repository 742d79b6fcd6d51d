// The measures that a reader asks for.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/plan/geometry.h"
#include "server/plan/measure_filter.h"
#include "server/plan/measure_parameters.h"
#include "server/plan/parts.h"
#include "server/plan/spatial.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters = with_filters(std::array{
    Parameter{.name = "page",
              .schema = R"({"type": "integer", "minimum": 1, "maximum": 100000, "default": 1})",
              .help_de = "Welche Seite der Liste."},
    Parameter{.name = "page_size",
              .schema = R"({"type": "integer", "minimum": 1, "maximum": 1000, "default": 100})",
              .help_de = "Wie viele Maßnahmen eine Seite hat."},
    Parameter{.name = "geometry",
              .schema = R"({"type": "boolean", "default": false})",
              .help_de = "Mit der Lage als GeoJSON-Geometrie."},
    Parameter{.name = "view",
              .schema = R"({"type": "string", "enum": ["cards", "table", "map", "timeline"], "default": "cards"})",
              .help_de = "Ansicht der Seite; „map“ heißt: mit Geometrie."}});

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["schematic", "examples", "total", "count", "page", "page_size", "pages", "filters", "facets", "sums",
               "measures", "links"],
  "properties": {
    "schematic": {"type": "boolean"}, "examples": {"type": "boolean"},
    "total": {"type": "integer", "description": "alle Maßnahmen des Plans"},
    "count": {"type": "integer", "description": "Maßnahmen, auf die die Filter passen"},
    "page": {"type": "integer"}, "page_size": {"type": "integer"}, "pages": {"type": "integer"},
    "filters": {"type": "array", "items": {"type": "object", "required": ["name", "value", "title"]}},
    "facets": {"type": "object", "description": "je Filter, was gewählt werden kann und wie viele Maßnahmen das gibt",
      "additionalProperties": {"type": "array", "items": {"type": "object", "required": ["value", "title", "count", "chosen"]}}},
    "sums": {"type": "object", "required": ["cost_cents", "without_cost"],
      "properties": {"cost_cents": {"type": "integer"}, "without_cost": {"type": "integer"}}},
    "measures": {"type": "array", "items": {"$ref": "#/components/schemas/MeasureRow"}},
    "background": {"type": ["object", "null"], "description": "Grenzen der Bezirke, in der Ansicht „map“"},
    "links": {"type": "object"}}})"};

Json sums_json(std::vector<plan::Measure const*> const& found) {
  auto cost = EuroCents{};
  auto without = 0;
  for (auto const* const measure : found) {
    if (!plan::is_pursued(measure->state)) { continue; }
    if (measure->cost) {
      cost += measure->cost->amount;
    } else {
      ++without;
    }
  }
  return {{"cost_cents", cost.value}, {"without_cost", without}};
}

Json list_links(Call const& call, std::int64_t page, std::int64_t pages, std::int64_t size) {
  auto const query = query_text(call);
  auto const at = [&](std::int64_t number) {
    return api_address(call,
                       fmt::format("measures{}{}page={}&page_size={}", query, query.empty() ? '?' : '&', number, size));
  };
  return {{"self", at(page)},
          {"next", page < pages ? Json(at(page + 1)) : Json()},
          {"previous", page > 1 ? Json(at(page - 1)) : Json()},
          {"page", page_address(call, "massnahmen" + query)},
          {"csv", api_address(call, "measures.csv" + query)},
          {"xlsx", api_address(call, "measures.xlsx" + query)},
          {"geojson", api_address(call, "measures.geojson" + query)}};
}

Answer answer(Call const& call) {
  auto const filter = measure_filter(call);
  if (!filter) { return tl::unexpected{filter.error()}; }
  auto const found = meant_measures(call, *filter, call.values.text("sort"));
  auto const page = call.values.integer("page").value_or(1);
  auto const size = call.values.integer("page_size").value_or(1);
  auto const count = static_cast<std::int64_t>(found.size());
  auto const pages = std::max<std::int64_t>(1, (count + size - 1) / size);
  auto const with_geometry = call.values.flag("geometry") || call.values.text("view") == "map";
  auto rows = Json::array();
  for (auto i = (page - 1) * size; i < std::min(count, page * size); ++i) {
    auto const& measure = *found[static_cast<std::size_t>(i)];
    rows.push_back(measure_row(call, measure));
    if (with_geometry) { rows.back()["geometry"] = call.site.derived<PlanGeometry>().measure(measure.code); }
  }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"total", call.site.plan().measures.size()},
                        {"count", count},
                        {"page", page},
                        {"page_size", size},
                        {"pages", pages},
                        {"sort", call.values.text("sort")},
                        {"filters", active_filters(call, *filter)},
                        {"facets", facets_json(call, *filter)},
                        {"sums", sums_json(found)},
                        {"measures", std::move(rows)},
                        {"background", call.values.text("view") == "map" ? map_background(call) : Json()},
                        {"links", list_links(call, page, pages, size)}});
}

}  // namespace

extern constinit Endpoint const measures{
    .id = "measures",
    .path = "/api/v1/measures",
    .group_de = "Maßnahmen",
    .summary_de = "Maßnahmen, nach Filtern",
    .description_de =
        "Werte eines Filters erweitern die Auswahl, mehrere Filter verengen sie. Dieselbe Auswahl gibt es als CSV, "
        "XLSX und GeoJSON.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/measures?field=KLI&page_size=2",
    .answer = answer};

}  // namespace leitbild::server
