// The vision and the guidelines above the action fields.
#include <algorithm>

#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "visions", "guidelines", "links"],
  "properties": {
    "visions": {"type": "array", "items": {"type": "object", "required": ["code", "title", "text", "text_simple", "example"]}},
    "guidelines": {"type": "array", "items": {"type": "object",
      "required": ["code", "order", "title", "text", "text_simple", "goals", "example"],
      "properties": {"goals": {"type": "array", "items": {"$ref": "#/components/schemas/GoalRef"}}}}},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Json vision_json(Call const& call, plan::Vision const& row) {
  return {{"code", row.code},
          {"title", text_in(call, row.code, "title_de", row.title_de)},
          {"text", either(row.text_de, row.text_en, call.language)},
          {"text_simple", or_null(row.text_simple)},
          {"source", or_null(row.source)},
          {"example", says_example(row.title_de + row.text_de + row.source)}};
}

Json guideline_json(Call const& call, plan::Guideline const& row) {
  auto goals = Json::array();
  for (auto const& code : row.goals) {
    if (auto goal = goal_ref(call, code); !goal.is_null()) { goals.push_back(std::move(goal)); }
  }
  return {{"code", row.code},
          {"order", or_null(row.order)},
          {"title", text_in(call, row.code, "title_de", row.title_de)},
          {"text", either(row.text_de, row.text_en, call.language)},
          {"text_simple", or_null(row.text_simple)},
          {"goals", std::move(goals)},
          {"example", says_example(row.title_de + row.text_de)}};
}

Answer answer(Call const& call) {
  auto const& plan = call.site.plan();
  auto visions = Json::array();
  for (auto const& row : plan.visions) { visions.push_back(vision_json(call, row)); }
  auto rows = std::vector<plan::Guideline const*>{};
  for (auto const& row : plan.guidelines) { rows.push_back(&row); }
  // Those without a number come last.
  std::ranges::stable_sort(
      rows, [](auto const* a, auto const* b) { return a->order && (!b->order || *a->order < *b->order); });
  auto guidelines = Json::array();
  for (auto const* const row : rows) { guidelines.push_back(guideline_json(call, *row)); }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"visions", std::move(visions)},
                        {"guidelines", std::move(guidelines)},
                        {"links", links_json(call, "vision", "leitbild")}});
}

}  // namespace

extern constinit Endpoint const vision{.id = "vision",
                                       .path = "/api/v1/vision",
                                       .group_de = "Plan",
                                       .summary_de = "Zukunftsbild und Leitlinien",
                                       .description_de = "Auch in Leichter Sprache, wo der Plan sie hat.",
                                       .schema = kSchema,
                                       .example = "/api/v1/vision",
                                       .answer = answer};

}  // namespace leitbild::server
