#include "server/city/evaluation_texts.h"
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["city", "note", "year", "measures", "indicators", "sources"],
  "properties": {
    "city": {"type": "object"}, "note": {"type": "string"}, "year": {"type": ["integer", "null"]},
    "measures": {"type": "array", "description": "mitgerechnet", "items": {"type": "string"}},
    "without_effect": {"type": "array", "items": {"type": "string"}},
    "later": {"type": "array", "description": "erst nach diesem Jahr", "items": {"type": "string"}},
    "examples": {"type": "array", "description": "nur Beispiele", "items": {"type": "string"}},
    "population_base": {"type": "string"}, "population_date": {"type": ["string", "null"]},
    "indicators": {"type": "array", "items": {"type": "object", "properties": {
      "id": {"type": "string"}, "title_de": {"type": "string"}, "title_en": {"type": "string"},
      "theme": {"type": "string"}, "unit": {"type": "string"}, "better": {"type": "string"},
      "districts": {"type": "array", "items": {"type": "object", "properties": {
        "code": {"type": "string"}, "today": {"type": ["number", "null"]},
        "planned": {"type": ["number", "null"]}, "difference": {"type": ["number", "null"]}}}}}}},
    "sources": {"type": "array", "items": {"type": "object"}}, "program": {"type": "string"}}})"};

Answer answer(Call const& call) {
  return Response{.type = "application/json", .body = call.site.derived<EvaluationAsJson>().text};
}

}  // namespace

extern constinit Endpoint const evaluation{
    .id = "evaluation",
    .path = "/api/v1/evaluation",
    .group_de = "Indikatoren",
    .summary_de = "Alle Indikatoren aller Bezirke heute und mit Plan als eine Tabelle",
    .description_de = "Dasselbe wie `leitbild evaluate --all` als JSON: Anteile von 0 bis 1, null für keine Daten, mit "
                      "Methoden, Parametern und Quellen.",
    .schema = kSchema,
    .example = "/api/v1/evaluation",
    .work = Work::kSlow,
    .answer = answer};

}  // namespace leitbild::server
