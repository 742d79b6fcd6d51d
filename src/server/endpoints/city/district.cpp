#include "server/city/district.h"

namespace leitbild::server {
namespace {

constexpr Parameter kParameters[] = {
    {.name = "district",
     .in = In::kPath,
     .schema = R"({"type": "string", "minLength": 1, "maxLength": 200})",
     .help_de = "Code oder Name des Bezirks oder der letzte Teil seiner Adresse; den nennt „slug“ in der Liste.",
     .example = "siegelbach"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["city", "district", "code", "slug", "level", "facts", "measures", "indicators", "summary", "links"],
  "properties": {
    "city": {"type": "string"}, "district": {"type": "string"}, "code": {"type": "string"},
    "slug": {"type": "string"}, "level": {"type": "string"},
    "level_id": {"type": "string", "enum": ["city", "ortsbezirk", "statistical"]},
    "part_of": {"type": "string"}, "plan": {"type": "string"}, "year": {"type": ["integer", "null"]},
    "schematic": {"type": "boolean"}, "note": {"type": "string"}, "examples": {"type": "boolean"},
    "population": {"type": "string"}, "residents": {"type": ["number", "null"]},
    "language": {"type": "string", "enum": ["de", "en"]},
    "text_language": {"type": "string", "description": "Sprache der Methoden, Quellen und der Karte"},
    "summary": {"type": "object", "properties": {
      "measures_here": {"type": "integer"}, "measures_wider": {"type": "integer"}, "flagships": {"type": "integer"},
      "cost_cents": {"type": "integer", "description": "Summe, soweit geschätzt"},
      "without_cost": {"type": "integer"}, "fields": {"type": "array", "items": {"type": "object"}}}},
    "gains": {"type": "array", "description": "Womit der Plan hier die meisten Menschen erreicht",
      "items": {"type": "object", "properties": {
        "indicator": {"type": "string"}, "title": {"type": "string"}, "sentence": {"type": "string"},
        "gained": {"type": "number"}, "lost": {"type": "number"}, "compared": {"type": "number"}}}},
    "facts": {"type": "array", "items": {"type": "object", "properties": {
      "id": {"type": "string"}, "group": {"type": "string"}, "title": {"type": "string"},
      "value": {"type": ["number", "null"]}, "unit": {"type": "string"}, "text": {"type": "string"},
      "note": {"type": "string"}, "source": {"type": "string"}}}},
    "map": {"type": "object", "properties": {
      "text": {"type": "string"}, "scale": {"type": "string"}, "large": {"type": "boolean"},
      "legend": {"type": "array", "items": {"type": "object"}}}},
    "measures": {"type": "array", "items": {"type": "object", "properties": {
      "number": {"type": ["integer", "null"], "description": "Nummer in der Karte"},
      "code": {"type": "string"}, "title": {"type": "string"}, "field": {"type": "string"},
      "field_code": {"type": "string"}, "colour": {"type": "string"}, "state": {"type": "string"},
      "state_id": {"type": "string"}, "start": {"type": ["integer", "null"]}, "end": {"type": ["integer", "null"]},
      "cost_cents": {"type": ["integer", "null"]}, "price_year": {"type": ["integer", "null"]},
      "wider": {"type": "boolean", "description": "für ein größeres Gebiet, zu dem der Bezirk gehört"},
      "example": {"type": "boolean"}, "counted": {"type": "boolean"},
      "geometries": {"type": "array", "items": {"type": "object"}}, "links": {"type": "object"}}}},
    "indicators": {"type": "array", "items": {"type": "object", "properties": {
      "id": {"type": "string"}, "title": {"type": "string"}, "theme": {"type": "string"},
      "today": {"type": ["number", "null"]}, "planned": {"type": ["number", "null"]},
      "difference": {"type": ["number", "null"]}, "city_today": {"type": ["number", "null"]},
      "today_band": {"type": ["array", "null"], "items": {"type": "number"},
        "description": "Spanne der Annahmen: von, bis"},
      "planned_band": {"type": ["array", "null"], "items": {"type": "number"}},
      "covered_share": {"type": ["number", "null"]}, "change_sentence": {"type": "string"},
      "method": {"type": "string"}, "parameters": {"type": "array", "items": {"type": "object"}}}}},
    "sources": {"type": "array", "items": {"type": "object"}},
    "parent": {"type": ["object", "null"]},
    "parts": {"type": "array", "items": {"type": "object"}},
    "neighbours": {"type": "array", "items": {"type": "object"}},
    "geometry": {"type": ["object", "null"], "description": "GeoJSON, auf fünf Meter vereinfacht"},
    "centre": {"type": ["array", "null"], "items": {"type": "number"}},
    "bbox": {"type": ["array", "null"], "items": {"type": "number"}},
    "links": {"type": "object"}}})"};

Answer answer(Call const& call) {
  auto const id = asked_district(call.site, call.values.text("district"));
  if (!id) { return tl::unexpected{id.error()}; }
  return json_response(profile_json(call, *id));
}

}  // namespace

extern constinit Endpoint const district{
    .id = "district",
    .path = "/api/v1/districts/{district}",
    .group_de = "Bezirke",
    .summary_de = "Das Profil eines Bezirks: was dort geplant ist, was es ändert, was dort ist",
    .description_de = "Derselbe Inhalt wie das gedruckte Bezirksprofil, dazu Grenzen, Orte der Maßnahmen, Teile und "
                      "Nachbarn. null heißt: keine Daten.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/districts/siegelbach",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
