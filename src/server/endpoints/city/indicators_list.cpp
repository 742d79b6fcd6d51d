#include "server/city/indicator.h"
#include "server/city/words.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    {.name = "theme",
     .schema = R"({"type": "string", "enum": ["living", "work", "climate", "mobility"]})",
     .help_de = "Nur Indikatoren dieses Themas; gemessene Reihen haben keines und fallen dann weg.",
     .example = "climate"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["note", "year", "themes", "indicators", "series"],
  "properties": {
    "note": {"type": "string", "description": "Was zu jeder Zahl gesagt werden muss; leer, wenn nichts"},
    "schematic": {"type": "boolean"},
    "year": {"type": ["integer", "null"], "description": "Jahr des Plans"},
    "themes": {"type": "array", "items": {"type": "object", "properties": {
      "id": {"type": "string"}, "title": {"type": "string"}, "count": {"type": "integer"}}}},
    "indicators": {"type": "array", "items": {
      "type": "object",
      "required": ["id", "title", "kind", "theme", "unit", "better", "today", "planned", "change"],
      "properties": {
        "id": {"type": "string"}, "title": {"type": "string"}, "kind": {"type": "string", "enum": ["computed"]},
        "value_label": {"type": "string"}, "theme": {"type": "string"}, "theme_title": {"type": "string"},
        "unit": {"type": "string", "enum": ["share", "m", "min", "count", "m2_per_resident", "percent_of_ground", "kelvin", "celsius", "mm", "m3", "m2_per_resident_and_year"]},
        "unit_text": {"type": "string"}, "better": {"type": "string", "enum": ["higher", "lower"]},
        "yardstick": {"type": ["object", "null"]},
        "today": {"type": ["number", "null"]}, "planned": {"type": ["number", "null"]},
        "change": {"type": ["number", "null"]}, "today_text": {"type": "string"}, "planned_text": {"type": "string"},
        "change_text": {"type": "string"}, "counted": {"type": "number"}, "covered": {"type": "number"},
        "covered_share": {"type": ["number", "null"]}, "covered_text": {"type": "string"},
        "gained": {"type": "number"}, "lost": {"type": "number"}, "sentence": {"type": "string"},
        "targets": {"type": "integer"}, "points": {"type": "integer"}, "links": {"type": "object"}}}},
    "series": {"type": "array", "description": "Gemessene Reihen und Ziele, die nicht berechnet werden",
      "items": {"type": "object", "properties": {
        "id": {"type": "string"}, "title": {"type": "string"}, "kind": {"type": "string", "enum": ["measured"]},
        "unit_text": {"type": "string"}, "value": {"type": ["number", "null"]}, "date": {"type": ["string", "null"]},
        "targets": {"type": "integer"}, "points": {"type": "integer"}, "links": {"type": "object"}}}}}})"};

Json themes_json(Call const& call) {
  auto out = Json::array();
  for (auto const theme : kThemes) {
    auto const count = std::ranges::count(call.site.evaluation().comparisons, theme,
                                          [](scenario::Comparison const& c) { return c.indicator->theme; });
    if (count > 0) {
      out.push_back({{"id", name(theme)}, {"title", theme_words(theme, call.language)}, {"count", count}});
    }
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& evaluation = call.site.evaluation();
  auto const theme = theme_from(call.values.text("theme"));
  auto computed = Json::array();
  for (auto i = std::size_t{0}; i < evaluation.comparisons.size(); ++i) {
    if (theme && evaluation.comparisons[i].indicator->theme != *theme) { continue; }
    computed.push_back(indicator_brief(call, i));
  }
  auto series = Json::array();
  for (auto const& row : measured_series(call.site)) {
    if (!theme) { series.push_back(series_brief(call, row)); }
  }
  return json_response({{"note", marks_words(call.site.city(), evaluation, call.language)},
                        {"schematic", call.site.city().info.schematic},
                        {"year", has_plan(evaluation) ? Json(evaluation.year.value) : Json(nullptr)},
                        {"themes", themes_json(call)},
                        {"indicators", std::move(computed)},
                        {"series", std::move(series)}});
}

}  // namespace

extern constinit Endpoint const indicators_list{
    .id = "indicators",
    .path = "/api/v1/indicators",
    .group_de = "Indikatoren",
    .summary_de = "Alle Indikatoren mit dem Wert der Stadt heute und mit Plan",
    .description_de =
        "Berechnete Indikatoren nach Thema; ihre Werte sind Modellwerte aus den Daten der Stadt und keine "
        "Messungen. Dazu die gemessenen Reihen des Plans. null heißt: keine Daten.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/indicators",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
