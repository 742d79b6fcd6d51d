// The action fields.
#include "server/plan/goal_tree.h"
#include "server/plan/parts.h"
#include "server/plan/totals.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "fields", "links"],
  "properties": {
    "fields": {"type": "array", "items": {"type": "object", "required": ["code", "name", "goals", "totals", "flagships", "links"],
      "properties": {"goals": {"type": "array", "items": {"$ref": "#/components/schemas/GoalNode"}}}}},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& row : call.site.plan().fields) {
    rows.push_back(field_ref(call, row.code));
    auto const found = measures_of(call, row.code);
    rows.back()["goals"] = goal_trees(call, row.code);
    rows.back()["totals"] = totals_json(call, found);
    auto flagships = Json::array();
    for (auto const* const found_one : found) {
      if (found_one->flagship) { flagships.push_back(measure_ref(call, found_one->code)); }
    }
    rows.back()["flagships"] = std::move(flagships);
  }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"fields", std::move(rows)},
                        {"links", links_json(call, "fields", "handlungsfelder")}});
}

}  // namespace

extern constinit Endpoint const fields{.id = "fields",
                                       .path = "/api/v1/fields",
                                       .group_de = "Plan",
                                       .summary_de = "Handlungsfelder mit Zielen und Zahlen",
                                       .description_de = "",
                                       .schema = kSchema,
                                       .example = "/api/v1/fields",
                                       .answer = answer};

}  // namespace leitbild::server
