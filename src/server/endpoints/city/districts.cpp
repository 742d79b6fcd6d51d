#include <fmt/format.h>

#include "geo/crs.h"
#include "geo/shape.h"
#include "report/district_tree.h"
#include "report/json_parts.h"
#include "report/wording.h"
#include "server/city/district.h"
#include "server/city/geometry.h"
#include "server/city/indicator.h"
#include "server/city/words.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    {.name = "level",
     .schema = R"({"type": "string", "enum": ["city", "ortsbezirk", "statistical"]})",
     .help_de = "Nur Bezirke dieser Ebene: die Stadt, Kernstadt und Ortsbezirke, Statistische Bezirke.",
     .example = "ortsbezirk"},
    {.name = "geometry",
     .schema = R"({"type": "boolean", "default": false})",
     .help_de = "Mit den Grenzen als GeoJSON-Geometrie, auf fünf Meter vereinfacht.",
     .example = "true"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["city", "note", "year", "key_indicators", "districts"],
  "properties": {
    "city": {"type": "object", "properties": {
      "name": {"type": "string"}, "ags": {"type": "string"}, "schematic": {"type": "boolean"}}},
    "note": {"type": "string", "description": "Was zu jeder Zahl gesagt werden muss; leer, wenn nichts"},
    "year": {"type": ["integer", "null"], "description": "Jahr des Plans"},
    "key_indicators": {"type": "array", "items": {"type": "object", "properties": {
      "id": {"type": "string"}, "title": {"type": "string"}, "theme": {"type": "string"},
      "unit": {"type": "string"}, "better": {"type": "string", "enum": ["higher", "lower"]}}}},
    "districts": {"type": "array", "items": {
      "type": "object",
      "required": ["code", "slug", "name", "level", "parent", "depth", "residents", "measures"],
      "properties": {
        "code": {"type": "string"}, "slug": {"type": "string"}, "name": {"type": "string"},
        "level": {"type": "string", "enum": ["city", "ortsbezirk", "statistical"]},
        "level_title": {"type": "string"},
        "parent": {"type": ["string", "null"], "description": "Code des Bezirks darüber"},
        "depth": {"type": "integer"},
        "residents": {"type": ["number", "null"]}, "area_km2": {"type": ["number", "null"]},
        "measures": {"type": "object", "properties": {
          "here": {"type": "integer"}, "wider": {"type": "integer"}, "flagship": {"type": "integer"}}},
        "key_figures": {"type": "array", "items": {"type": "object", "properties": {
          "indicator": {"type": "string"}, "today": {"type": ["number", "null"]},
          "planned": {"type": ["number", "null"]}, "today_text": {"type": "string"},
          "planned_text": {"type": "string"}, "change_text": {"type": "string"}}}},
        "gain": {"type": ["object", "null"], "description": "Womit der Plan hier den größten Teil der Gezählten erreicht"},
        "centre": {"type": ["array", "null"], "items": {"type": "number"}},
        "bbox": {"type": ["array", "null"], "items": {"type": "number"}},
        "geometry": {"type": ["object", "null"]},
        "links": {"type": "object"}}}}}})"};

/// Nothing for a district without a shape.
std::optional<double> square_kilometres(city::City const& city, city::District const& row) {
  if (row.shape.empty()) { return std::nullopt; }
  constexpr auto kSquareKilometre = 1e6;
  auto const scale = geo::ground_scale(city.info.crs, row.label);
  return geo::area(row.shape).value / (scale * scale) / kSquareKilometre;
}

Json key_figures(Call const& call, std::vector<std::size_t> const& keys, city::DistrictId id) {
  auto out = Json::array();
  for (auto const key : keys) {
    auto const& comparison = call.site.evaluation().comparisons[key];
    auto const unit = comparison.indicator->unit;
    auto const today = comparison.today.districts[id].value;
    auto const planned =
        has_plan(call.site.evaluation()) ? comparison.planned.districts[id].value : std::optional<double>{};
    out.push_back({{"indicator", comparison.indicator->id},
                   {"today", report::number_or_null(today)},
                   {"planned", report::number_or_null(planned)},
                   {"today_text", value_words(unit, today, call.language)},
                   {"planned_text", value_words(unit, planned, call.language)},
                   {"change_text", change_words(unit, today, planned, call.language)}});
  }
  return out;
}

Json entry(Call const& call, std::vector<std::size_t> const& keys, report::TreeRow const& row) {
  auto const& city = call.site.city();
  auto const& district = city.districts->rows[row.id];
  auto const& numbers = call.site.derived<NumbersOfDistricts>().rows[row.id];
  auto const& outline = call.site.derived<Outlines>().rows[row.id];
  auto const gains = greatest_gains(call.site.evaluation(), numbers.changes);
  auto out = district_brief(call, row.id);
  out["parent"] = district.parent ? Json(city.districts->rows[*district.parent].code) : Json(nullptr);
  out["depth"] = row.depth;
  out["area_km2"] = report::number_or_null(square_kilometres(city, district));
  out["measures"] = {{"here", numbers.here}, {"wider", numbers.wider}, {"flagship", numbers.flagships}};
  out["key_figures"] = key_figures(call, keys, row.id);
  out["gain"] = gains.empty() ? Json(nullptr) : gain_json(call, gains.front(), numbers.changes[gains.front()]);
  out["centre"] = outline.centre;
  out["bbox"] = outline.box;
  if (call.values.flag("geometry")) { out["geometry"] = outline.geometry; }
  return out;
}

Json keys_json(Call const& call, std::vector<std::size_t> const& keys) {
  auto out = Json::array();
  for (auto const key : keys) {
    auto const& indicator = *call.site.evaluation().comparisons[key].indicator;
    out.push_back({{"id", indicator.id},
                   {"title", indicator_title(indicator, call.language)},
                   {"theme", name(indicator.theme)},
                   {"theme_title", theme_words(indicator.theme, call.language)},
                   {"unit", report::unit_id(indicator.unit)},
                   {"better", indicator.better == indicators::Direction::kHigher ? "higher" : "lower"}});
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& site = call.site;
  auto const keys = key_indicators(site.evaluation());
  auto const level = city::level_from(call.values.text("level"));
  auto rows = Json::array();
  for (auto const& row : report::tree_of(*site.city().districts)) {
    if (level && site.city().districts->rows[row.id].level != *level) { continue; }
    rows.push_back(entry(call, keys, row));
  }
  auto const& info = site.city().info;
  auto const year = site.evaluation().year;
  return json_response({{"city", {{"name", info.name}, {"ags", info.ags}, {"schematic", info.schematic}}},
                        {"note", marks_words(site.city(), site.evaluation(), call.language)},
                        {"year", year == Year{} ? Json(nullptr) : Json(year.value)},
                        {"key_indicators", keys_json(call, keys)},
                        {"districts", std::move(rows)}});
}

}  // namespace

extern constinit Endpoint const districts{
    .id = "districts",
    .path = "/api/v1/districts",
    .group_de = "Bezirke",
    .summary_de = "Alle Bezirke: was dort geplant ist und was es ändert",
    .description_de =
        "Die Stadt, ihre Kernstadt und Ortsbezirke und deren Statistische Bezirke, jeder gefolgt von seinen "
        "Teilen. Dazu je Thema der Anteil, den der Plan in der ganzen Stadt am stärksten hebt, heute und "
        "mit Plan, und der Indikator, mit dem der Plan in diesem Bezirk den größten Teil der Menschen "
        "erreicht. null heißt: keine Daten.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/districts?level=ortsbezirk",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
