#include "report/json_parts.h"
#include "report/wording.h"
#include "server/city/words.h"
#include "server/endpoint.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["city", "note", "sources"],
  "properties": {
    "city": {"type": "string"}, "note": {"type": "string"},
    "population": {"type": "string", "description": "Zählung und Stand der Einwohner"},
    "sources": {"type": "array", "items": {"type": "object",
      "required": ["layer", "layer_title", "origin", "licence", "date", "status", "note"],
      "properties": {
        "layer": {"type": "string"}, "layer_title": {"type": "string"}, "file": {"type": "string"},
        "origin": {"type": "string", "description": "wer sie herausgibt"},
        "licence": {"type": "string", "description": "leer: nicht angegeben"},
        "date": {"type": "string", "description": "Stand, so genau wie bekannt; leer: unbekannt"},
        "status": {"type": "string"}, "sha256": {"type": "string"}, "imported": {"type": "string"},
        "note": {"type": "string"}}}}}})"};

Answer answer(Call const& call) {
  auto const& city = call.site.city();
  auto list = report::sources_json(*city.sources);
  for (auto& source : list) {
    source["layer_title"] = layer_words(source["layer"].get_ref<std::string const&>(), call.language);
  }
  return json_response({{"city", city.info.name},
                        {"note", marks_words(city, call.site.evaluation(), call.language)},
                        {"population", report::head_count_text(*city.people, {})},
                        {"sources", std::move(list)}});
}

}  // namespace

extern constinit Endpoint const sources{
    .id = "sources",
    .path = "/api/v1/sources",
    .group_de = "Daten",
    .summary_de = "Woher die Daten über die Stadt stammen: Herausgeber, Lizenz, Stand",
    .description_de = "Eine Zeile je eingelesener Datei. Ein leerer Text heißt: nicht angegeben.",
    .schema = kSchema,
    .example = "/api/v1/sources",
    .answer = answer};

}  // namespace leitbild::server
