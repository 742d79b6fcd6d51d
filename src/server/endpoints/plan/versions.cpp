// The versions of the plan.
#include "server/plan/milestone_json.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["versions", "links"],
  "properties": {
    "versions": {"type": "array", "items": {"type": "object", "required": ["code", "title", "state", "decided_on", "kept", "links"]}},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& row : call.site.plan().versions) { rows.push_back(version_json(call, row)); }
  return json_response({{"versions", std::move(rows)}, {"links", links_json(call, "versions", "konzept")}});
}

}  // namespace

extern constinit Endpoint const versions{
    .id = "versions",
    .path = "/api/v1/versions",
    .group_de = "Fassungen",
    .summary_de = "Fassungen des Plans",
    .description_de = "Beschlossene Fassungen werden ganz aufgehoben („kept“) und ändern sich nicht mehr.",
    .schema = kSchema,
    .example = "/api/v1/versions",
    .answer = answer};

}  // namespace leitbild::server
