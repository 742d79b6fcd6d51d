// One action field: what was found, what is wanted, what is planned.
#include <array>

#include "plan/rename.h"
#include "server/plan/goal_tree.h"
#include "server/plan/parts.h"
#include "server/plan/spatial.h"
#include "server/plan/totals.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters =
    std::array{Parameter{.name = "field",
                         .in = In::kPath,
                         .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                         .help_de = "Kürzel des Handlungsfelds; ein früheres führt zum heutigen.",
                         .example = "KLI"}};

constexpr auto kSchema = std::string_view{R"({
  "allOf": [{"$ref": "#/components/schemas/FieldRef"}],
  "type": "object", "required": ["schematic", "examples", "totals", "goals", "findings", "guidelines", "map", "measures"],
  "properties": {
    "goals": {"type": "array", "items": {"$ref": "#/components/schemas/GoalNode"}},
    "findings": {"type": "array", "description": "Stärken, Schwächen, Chancen, Risiken"},
    "guidelines": {"type": "array"}, "map": {"type": ["object", "null"]},
    "measures": {"type": "array", "items": {"$ref": "#/components/schemas/MeasureRow"}}}})"};

Json findings_json(Call const& call, std::string const& code) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().findings) {
    if (row.field != code) { continue; }
    out.push_back({{"code", row.code},
                   {"kind", or_null(row.kind, call.language)},
                   {"text", either(row.text_de, row.text_en, call.language)},
                   {"source", or_null(row.source)},
                   {"goals", row.goals},
                   {"example", says_example(row.text_de + row.source)}});
  }
  return out;
}

/// Guidelines above a goal of the field.
Json guidelines_json(Call const& call, std::string const& code) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().guidelines) {
    for (auto const& goal : row.goals) {
      auto const* const known = lookup(call).goal(goal);
      if (known == nullptr || known->field != code) { continue; }
      out.push_back({{"code", row.code},
                     {"title", text_in(call, row.code, "title_de", row.title_de)},
                     {"text", either(row.text_de, row.text_en, call.language)}});
      break;
    }
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& code = call.values.text("field");
  if (lookup(call).field(code) == nullptr) {
    if (auto elsewhere = moved(call, "field", code, "fields")) { return *std::move(elsewhere); }
    return tl::unexpected{unknown_object("Ein Handlungsfeld", "action field", code)};
  }
  auto const found = measures_of(call, code);
  auto rows = Json::array();
  for (auto const* const row : found) { rows.push_back(measure_row(call, *row)); }
  auto const [schematic, examples] = notices(call.site);
  auto out = Json{{"schematic", schematic}, {"examples", examples}};
  out.update(field_ref(call, code));
  out["totals"] = totals_json(call, found);
  out["goals"] = goal_trees(call, code);
  out["findings"] = findings_json(call, code);
  out["guidelines"] = guidelines_json(call, code);
  out["map"] = strategy_map_of(call, code);
  out["background"] = out["map"].is_null() ? Json() : map_background(call);
  out["measures"] = std::move(rows);
  return json_response(out);
}

}  // namespace

extern constinit Endpoint const field{.id = "field",
                                      .path = "/api/v1/fields/{field}",
                                      .group_de = "Plan",
                                      .summary_de = "Ein Handlungsfeld",
                                      .description_de = "Ziele, Stärken und Schwächen, Strategiekarte, Maßnahmen.",
                                      .parameters = kParameters,
                                      .schema = kSchema,
                                      .example = "/api/v1/fields/KLI",
                                      .answer = answer};

}  // namespace leitbild::server
