// One version of the plan: what it says about itself, its adopted words, what was in it.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/plan/milestone_json.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters = std::array{Parameter{.name = "code",
                                                  .in = In::kPath,
                                                  .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                                                  .help_de = "Kürzel der Fassung; ein früheres führt zum heutigen."}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["code", "title", "state", "kept", "wordings", "measures"],
  "properties": {
    "wordings": {"type": "array", "items": {"type": "object", "required": ["object", "text", "page"]}},
    "measures": {"type": ["array", "null"], "description": "Maßnahmen der aufgehobenen Fassung; null, wenn sie nicht aufgehoben ist"}}})"};

Json measures_json(Call const& call, std::string const& code) {
  auto const kept = call.site.adopted().find(code);
  if (kept == call.site.adopted().end()) { return {}; }
  auto out = Json::array();
  for (auto const& row : kept->second.measures) {
    out.push_back({{"code", row.code},
                   {"title", row.title},
                   {"field", row.field},
                   {"state", state_json(row.state, call.language)},
                   {"start", or_null(row.start)},
                   {"end", or_null(row.end)},
                   {"cost_cents", row.cost ? Json(row.cost->amount.value) : Json()},
                   {"example", row.example}});
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& plan = call.site.plan();
  auto const& code = call.values.text("code");
  auto const found = std::ranges::find(plan.versions, code, &plan::PlanVersion::code);
  if (found == plan.versions.end()) {
    if (auto elsewhere = moved(call, plan::PlanVersion::kForm, code, "versions")) { return *std::move(elsewhere); }
    return tl::unexpected{unknown_object("Eine Fassung", "version", code)};
  }
  auto out = version_json(call, *found);
  out["wordings"] = Json::array();
  for (auto const& row : plan.adopted_wordings) {
    if (row.version != code) { continue; }
    out["wordings"].push_back({{"object", row.object}, {"text", row.text_de}, {"page", or_null(row.page)}});
  }
  out["measures"] = measures_json(call, code);
  out["links"]["difference"] = api_address(call, fmt::format("versions/{}/difference", percent_encoded(code)));
  return json_response(out);
}

}  // namespace

extern constinit Endpoint const version{
    .id = "version",
    .path = "/api/v1/versions/{code}",
    .group_de = "Fassungen",
    .summary_de = "Eine Fassung des Plans",
    .description_de = "Mit dem beschlossenen Wortlaut und den Maßnahmen, wie sie in ihr standen.",
    .parameters = kParameters,
    .schema = kSchema,
    .answer = answer};

}  // namespace leitbild::server
