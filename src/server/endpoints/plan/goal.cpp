// One goal, and what leads to it.
#include <algorithm>
#include <array>

#include "server/plan/goal_tree.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters = std::array{Parameter{.name = "goal",
                                                  .in = In::kPath,
                                                  .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                                                  .help_de = "Kürzel des Ziels; ein früheres führt zum heutigen.",
                                                  .example = "KLI-Z2"}};

constexpr auto kSchema = std::string_view{R"({
  "allOf": [{"$ref": "#/components/schemas/GoalNode"}], "type": "object",
  "required": ["parent", "field_ref", "targets", "guidelines", "contributions", "measure_list"],
  "properties": {"parent": {"type": ["object", "null"]}, "targets": {"type": "array"}, "guidelines": {"type": "array"},
    "contributions": {"type": "array", "description": "was Maßnahmen beitragen, von -2 bis 3"},
    "measure_list": {"type": "array", "items": {"$ref": "#/components/schemas/MeasureRow"}}}})"};

Json contributions_json(Call const& call, std::string const& code) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().goal_contributions) {
    if (row.goal != code) { continue; }
    out.push_back({{"measure", measure_ref(call, row.measure)},
                   {"strength", or_null(row.strength)},
                   {"note", or_null(text_in(call, row.code, "note", row.note))}});
  }
  return out;
}

Json guidelines_json(Call const& call, std::string const& code) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().guidelines) {
    if (std::ranges::count(row.goals, code) == 0) { continue; }
    out.push_back({{"code", row.code}, {"title", text_in(call, row.code, "title_de", row.title_de)}});
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& code = call.values.text("goal");
  auto const* const found = lookup(call).goal(code);
  if (found == nullptr) {
    if (auto elsewhere = moved(call, "goal", code, "goals")) { return *std::move(elsewhere); }
    return tl::unexpected{unknown_object("Ein Ziel", "goal", code)};
  }
  auto const* const position = lookup(call).position_of_goal(code);
  auto rows = Json::array();
  for (auto const* const row : measures_for(call, code)) { rows.push_back(measure_row(call, *row)); }
  auto const [schematic, examples] = notices(call.site);
  auto out = Json{{"schematic", schematic}, {"examples", examples}};
  out.update(goal_node(call, *found));
  out["field_ref"] = field_ref(call, found->field);
  out["parent"] = position == nullptr || position->parent.empty() ? Json() : goal_ref(call, position->parent);
  out["targets"] = goal_targets_json(call, code);
  out["guidelines"] = guidelines_json(call, code);
  out["contributions"] = contributions_json(call, code);
  out["measure_list"] = std::move(rows);
  return json_response(out);
}

}  // namespace

extern constinit Endpoint const goal{.id = "goal",
                                     .path = "/api/v1/goals/{goal}",
                                     .group_de = "Plan",
                                     .summary_de = "Ein Ziel mit dem, was zu ihm führt",
                                     .description_de = "Teilziele, Zielwerte, Leitlinien, Beiträge und Maßnahmen.",
                                     .parameters = kParameters,
                                     .schema = kSchema,
                                     .example = "/api/v1/goals/KLI-Z2",
                                     .answer = answer};

}  // namespace leitbild::server
