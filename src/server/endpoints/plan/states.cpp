// The states of measures, as they are defined.
#include "server/plan/parts.h"
#include "server/plan/state_words.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["states", "links"],
  "properties": {
    "states": {"type": "array", "items": {"allOf": [{"$ref": "#/components/schemas/StateDefinition"}],
      "type": "object", "required": ["side_state", "measures"],
      "properties": {"side_state": {"type": "boolean"}, "measures": {"type": "integer"}}}},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& state : plan::states()) {
    rows.push_back(state_definition_json(state.state, call.language));
    auto count = 0;
    for (auto const& measure : call.site.plan().measures) { count += measure.state == state.state ? 1 : 0; }
    rows.back()["side_state"] = state.state > plan::State::kEvaluated;
    rows.back()["measures"] = count;
  }
  return json_response({{"states", std::move(rows)}, {"links", links_json(call, "states", "methodik")}});
}

}  // namespace

extern constinit Endpoint const states{
    .id = "states",
    .path = "/api/v1/states",
    .group_de = "Maßnahmen",
    .summary_de = "Stände von Maßnahmen mit ihrer Erklärung",
    .description_de = "Wann ein Stand gilt, welcher Nachweis verlangt wird, wie viele Maßnahmen ihn haben.",
    .schema = kSchema,
    .example = "/api/v1/states",
    .answer = answer};

}  // namespace leitbild::server
