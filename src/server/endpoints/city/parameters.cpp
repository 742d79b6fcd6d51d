#include "effects/effect.h"
#include "report/json_parts.h"
#include "server/city/words.h"
#include "server/endpoint.h"
#include "server/texts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object",
  "required": ["parameters"],
  "properties": {"parameters": {"type": "array", "items": {"type": "object",
    "required": ["of", "id", "title", "name", "value", "unit", "source", "year"],
    "properties": {
      "of": {"type": "string", "enum": ["indicator", "effect"]}, "id": {"type": "string"},
      "title": {"type": "string"}, "name": {"type": "string"}, "value": {"type": "number"},
      "unit": {"type": "string"}, "source": {"type": "string"}, "year": {"type": "integer"}}}}}})"};

void add(Json& out, std::string_view of, std::string_view id, std::string_view title, Parameters const& parameters) {
  for (auto& fact : report::parameters_json(parameters)) {
    auto row = Json{{"of", of}, {"id", id}, {"title", title}};
    row.update(fact);
    out.push_back(std::move(row));
  }
}

Answer answer(Call const& call) {
  auto out = Json::array();
  for (auto const& comparison : call.site.evaluation().comparisons) {
    auto const& indicator = *comparison.indicator;
    add(out, "indicator", indicator.id, indicator_title(indicator, call.language), comparison.parameters);
  }
  for (auto const& entry : effects::all_effects()) {
    auto const& effect = *entry.effect;
    auto const facts = effects::parameters_of(effect);
    if (!facts) { return tl::unexpected{problem(500)}; }
    add(out, "effect", effect.id, either(effect.title_de, effect.title_en, call.language), *facts);
  }
  return json_response({{"parameters", std::move(out)}});
}

}  // namespace

extern constinit Endpoint const parameters{
    .id = "parameters",
    .path = "/api/v1/parameters",
    .group_de = "Daten",
    .summary_de = "Alle Schwellen, Kennwerte und Sätze, mit denen gerechnet wird",
    .description_de = "Der Indikatoren und der Wirkungen von Maßnahmen, jeder Wert mit Einheit, Quelle und Jahr.",
    .schema = kSchema,
    .example = "/api/v1/parameters",
    .answer = answer};

}  // namespace leitbild::server
