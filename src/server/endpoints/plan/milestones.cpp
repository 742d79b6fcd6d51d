// What happened on the way to the plan and with it.
#include "server/plan/milestone_json.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "title", "profile", "milestones", "versions", "links"],
  "properties": {
    "profile": {"type": ["object", "null"]},
    "milestones": {"type": "array", "items": {"type": "object", "required": ["code", "date", "title", "source", "past"],
      "properties": {"date": {"$ref": "#/components/schemas/RoughDate"}, "past": {"type": "boolean"}}}},
    "versions": {"type": "array"},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

Answer answer(Call const& call) {
  auto const& plan = call.site.plan();
  auto rows = Json::array();
  for (auto const& row : plan::milestones_by_date(plan)) { rows.push_back(milestone_json(call, row)); }
  auto versions = Json::array();
  for (auto const& row : plan.versions) { versions.push_back(version_json(call, row)); }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"title", plan.title},
                        {"profile", plan_profile_json(call)},
                        {"milestones", std::move(rows)},
                        {"versions", std::move(versions)},
                        {"links", links_json(call, "milestones", "konzept")}});
}

}  // namespace

extern constinit Endpoint const milestones{
    .id = "milestones",
    .path = "/api/v1/milestones",
    .group_de = "Plan",
    .summary_de = "Der Weg zum Plan und mit ihm",
    .description_de = "Beschlüsse, Beteiligung, Fassungen mit Datum und Quelle, nach der Zeit.",
    .schema = kSchema,
    .example = "/api/v1/milestones",
    .answer = answer};

}  // namespace leitbild::server
