// The goals as a tree, by action field.
#include "server/plan/goal_tree.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "fields", "links"],
  "properties": {
    "fields": {"type": "array", "items": {"type": "object", "required": ["code", "name", "goals"],
      "properties": {"goals": {"type": "array", "items": {"$ref": "#/components/schemas/GoalNode"}}}}},
    "targets": {"type": "object", "description": "Zielwerte nach dem Kürzel des Ziels"},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& row : call.site.plan().fields) {
    rows.push_back(field_ref(call, row.code));
    rows.back()["goals"] = goal_trees(call, row.code);
  }
  auto targets = Json::object();
  for (auto const& row : call.site.plan().goals) {
    if (auto of_goal = goal_targets_json(call, row.code); !of_goal.empty()) { targets[row.code] = std::move(of_goal); }
  }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"fields", std::move(rows)},
                        {"targets", std::move(targets)},
                        {"links", links_json(call, "goals", "ziele")}});
}

}  // namespace

extern constinit Endpoint const goals{
    .id = "goals",
    .path = "/api/v1/goals",
    .group_de = "Plan",
    .summary_de = "Ziele als Baum",
    .description_de = "Hauptziele mit ihren Teilzielen, wie viele Maßnahmen ihnen dienen, Zielwerte.",
    .schema = kSchema,
    .example = "/api/v1/goals",
    .answer = answer};

}  // namespace leitbild::server
