// One measure, in the order of its Steckbrief.
#include <array>

#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters = std::array{Parameter{.name = "code",
                                                  .in = In::kPath,
                                                  .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                                                  .help_de = "Kürzel der Maßnahme; ein früheres führt zum heutigen.",
                                                  .example = "KLI-08"}};

constexpr auto kSchema = std::string_view{R"({
  "allOf": [{"$ref": "#/components/schemas/MeasureRow"}],
  "type": "object",
  "required": ["schematic", "examples", "profile", "places", "involved", "work_packages", "money", "effects", "decisions", "papers",
               "specialist_plans", "related_measures", "state", "next_state", "reports", "history", "former_codes"],
  "properties": {
    "summary_plain_german": {"$ref": "#/components/schemas/Text"},
    "goals": {"description": "Ziele mit dem Beitrag dazu, von -2 (wirkt entgegen) bis 3"},
    "profile": {"type": ["object", "null"], "description": "Angaben des Steckbriefs"},
    "adopted_wordings": {"type": "array", "description": "Wortlaut der beschlossenen Fassung"},
    "places": {"type": "array", "items": {"type": "object", "required": ["title", "kind", "extent", "geometry"],
      "properties": {"title": {"$ref": "#/components/schemas/Text"}, "kind": {"enum": ["point", "line", "area"]},
        "extent": {"type": "object"}, "geometry": {"$ref": "#/components/schemas/Geometry"}}}},
    "sites": {"type": "array"}, "involved": {"type": "array"}, "work_packages": {"type": "array"},
    "money": {"type": "object", "required": ["estimate", "items", "running_costs", "funding", "sums"],
      "properties": {"sums": {"type": ["object", "null"], "description":
        "Gesamtkosten, Zuschüsse, andere, Eigenanteil, davon noch nicht gesichert, in Cent"}}},
    "effects": {"type": "object", "required": ["label", "year", "counted", "effects", "indicators"]},
    "decisions": {"type": "array", "items": {"$ref": "#/components/schemas/Decision"}},
    "papers": {"type": "array"}, "recommendations": {"type": "array"}, "specialist_plans": {"type": "array"},
    "related_measures": {"type": "array"}, "origins": {"type": "array"},
    "state": {"$ref": "#/components/schemas/StateDefinition"},
    "next_state": {"type": ["object", "null"], "properties": {"missing": {"type": "array", "items": {"type": "string"}}}},
    "light": {"type": ["object", "null"]}, "next_step": {"type": ["object", "null"]},
    "reports": {"type": "array"}, "history": {"type": "array"}, "former_codes": {"type": "array"},
    "stable_id": {"type": "string"}}})"};

Answer answer(Call const& call) {
  auto const& code = call.values.text("code");
  if (auto const* const found = lookup(call).measure(code)) { return json_response(measure_json(call, *found)); }
  if (auto elsewhere = moved(call, "measure", code, "measures")) { return *std::move(elsewhere); }
  return tl::unexpected{unknown_object("Eine Maßnahme", "measure", code)};
}

}  // namespace

extern constinit Endpoint const measure{
    .id = "measure",
    .path = "/api/v1/measures/{code}",
    .group_de = "Maßnahmen",
    .summary_de = "Eine Maßnahme, wie im Steckbrief",
    .description_de =
        "Ziele, Beschreibung, Orte, Beteiligte, Zeitraum, Kosten und Finanzierung, Wirkung, Beschlüsse, Fachplanungen, "
        "Stand mit Erklärung, nächster Schritt, Verlauf.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/measures/KLI-08",
    .answer = answer};

}  // namespace leitbild::server
