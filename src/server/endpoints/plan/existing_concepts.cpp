// What was there before: concepts, how they are rated, and what became of their measures.
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "concepts", "fates", "links"],
  "properties": {
    "concepts": {"type": "array", "items": {"type": "object",
      "required": ["code", "title", "office", "date", "current", "expressive", "binding", "measures"],
      "properties": {"measures": {"type": "array", "items": {"type": "object", "required": ["number", "title", "fate", "measure"]}}}}},
    "fates": {"type": "array", "items": {"type": "object", "required": ["id", "title", "count"]}},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Json measures_json(Call const& call, std::string const& code) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().existing_measures) {
    if (row.concept_code != code) { continue; }
    out.push_back({{"code", row.code},
                   {"number", or_null(row.number)},
                   {"title", text_in(call, row.code, "title", row.title)},
                   {"fate", or_null(row.fate, call.language)},
                   {"measure", row.measure.empty() ? Json() : measure_ref(call, row.measure)},
                   {"reason", or_null(text_in(call, row.code, "reason", row.reason))},
                   {"example", says_example(row.title)}});
  }
  return out;
}

Json fates_json(Call const& call) {
  auto out = Json::array();
  for (auto const& choice : plan::choices_of<plan::Fate>()) {
    auto count = 0;
    for (auto const& row : call.site.plan().existing_measures) {
      count += plan::value_text(row.fate) == choice.id ? 1 : 0;
    }
    out.push_back(choice_json(choice, call.language));
    out.back()["count"] = count;
  }
  return out;
}

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& row : call.site.plan().existing_concepts) {
    rows.push_back({{"code", row.code},
                    {"title", text_in(call, row.code, "title", row.title)},
                    {"office", or_null(row.office)},
                    {"date", or_null(row.date)},
                    {"current", or_null(row.current, call.language)},
                    {"expressive", or_null(row.expressive, call.language)},
                    {"binding", or_null(row.binding, call.language)},
                    {"note", or_null(text_in(call, row.code, "note", row.note))},
                    {"source", or_null(row.source)},
                    {"measures", measures_json(call, row.code)}});
  }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"concepts", std::move(rows)},
                        {"fates", fates_json(call)},
                        {"links", links_json(call, "existing-concepts", "bestehende-konzepte")}});
}

}  // namespace

extern constinit Endpoint const existing_concepts{.id = "existing_concepts",
                                                  .path = "/api/v1/existing-concepts",
                                                  .group_de = "Plan",
                                                  .summary_de = "Bestehende Konzepte und was aus ihren Maßnahmen wurde",
                                                  .description_de = "",
                                                  .schema = kSchema,
                                                  .example = "/api/v1/existing-concepts",
                                                  .answer = answer};

}  // namespace leitbild::server
