// Who takes part: organisations, and in how many measures.
#include <algorithm>

#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["organizations", "bodies", "links"],
  "properties": {
    "organizations": {"type": "array", "items": {"type": "object", "required": ["code", "name", "kind", "part_of", "measures"]}},
    "bodies": {"type": "array"}, "links": {"type": "object"}}})"};

Json measures_of_organization(Call const& call, std::string const& code) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().involvements) {
    if (row.organization != code) { continue; }
    out.push_back({{"measure", measure_ref(call, row.measure)}, {"role", or_null(row.role, call.language)}});
  }
  return out;
}

Answer answer(Call const& call) {
  auto rows = Json::array();
  for (auto const& row : call.site.plan().organizations) {
    rows.push_back({{"code", row.code},
                    {"name", text_in(call, row.code, "name", row.name)},
                    {"kind", or_null(row.kind, call.language)},
                    {"part_of", row.part_of.empty() ? Json() : organization_ref(call, row.part_of)},
                    {"address", or_null(row.address)},
                    {"leads", std::ranges::count(call.site.plan().measures, row.name, &plan::Measure::lead)},
                    {"measures", measures_of_organization(call, row.code)}});
  }
  auto bodies = Json::array();
  for (auto const& row : call.site.plan().bodies) { bodies.push_back(body_ref(call, row.code)); }
  return json_response({{"organizations", std::move(rows)},
                        {"bodies", std::move(bodies)},
                        {"links", {{"self", api_address(call, "organizations")}}}});
}

}  // namespace

extern constinit Endpoint const organizations{
    .id = "organizations",
    .path = "/api/v1/organizations",
    .group_de = "Plan",
    .summary_de = "Ämter, Unternehmen, Gremien",
    .description_de = "Mit den Maßnahmen, an denen sie beteiligt sind. Personen werden nicht genannt.",
    .schema = kSchema,
    .example = "/api/v1/organizations",
    .answer = answer};

}  // namespace leitbild::server
