// One decision with its paper and the way that led to it.
#include <algorithm>
#include <array>

#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters =
    std::array{Parameter{.name = "code",
                         .in = In::kPath,
                         .schema = R"({"type": "string", "minLength": 1, "maxLength": 100})",
                         .help_de = "Kürzel des Beschlusses; ein früheres führt zum heutigen."}};

constexpr auto kSchema = std::string_view{R"({
  "allOf": [{"$ref": "#/components/schemas/Decision"}], "type": "object", "required": ["paper_detail", "budget_lines"],
  "properties": {"paper_detail": {"type": ["object", "null"]}, "budget_lines": {"type": "array"}}})"};

Answer answer(Call const& call) {
  auto const& plan = call.site.plan();
  auto const& code = call.values.text("code");
  auto const found = std::ranges::find(plan.decisions, code, &plan::Decision::code);
  if (found == plan.decisions.end()) {
    if (auto elsewhere = moved(call, plan::Decision::kForm, code, "decisions")) { return *std::move(elsewhere); }
    return tl::unexpected{unknown_object("Einen Beschluss", "decision", code)};
  }
  auto const [schematic, examples] = notices(call.site);
  auto out = Json{{"schematic", schematic}, {"examples", examples}};
  out.update(decision_json(call, *found));
  auto const paper = std::ranges::find(plan.papers, found->paper, &plan::Paper::code);
  out["paper_detail"] = paper == plan.papers.end() ? Json() : paper_json(call, *paper);
  auto lines = Json::array();
  for (auto const& row : plan.budget_lines) {
    if (std::ranges::count(found->budget_lines, row.code) > 0) {
      lines.push_back({{"code", row.code}, {"title", row.title}, {"planned_cents", by_year_json(row.planned)}});
    }
  }
  out["budget_lines"] = std::move(lines);
  return json_response(out);
}

}  // namespace

extern constinit Endpoint const decision{.id = "decision",
                                         .path = "/api/v1/decisions/{code}",
                                         .group_de = "Beschlüsse",
                                         .summary_de = "Ein Beschluss mit Vorlage und Beratungsfolge",
                                         .description_de = "",
                                         .parameters = kParameters,
                                         .schema = kSchema,
                                         .example = "/api/v1/decisions/B-2020-05-25",
                                         .answer = answer};

}  // namespace leitbild::server
