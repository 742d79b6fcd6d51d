// Decisions about the plan and its measures.
#include <algorithm>
#include <array>
#include <set>

#include "plan/rename.h"
#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

constexpr auto kParameters = std::array{Parameter{.name = "year",
                                                  .schema = R"({"type": "integer", "minimum": 1900, "maximum": 2200})",
                                                  .help_de = "Nur Beschlüsse dieses Jahres."},
                                        Parameter{.name = "body",
                                                  .schema = R"({"type": "string", "maxLength": 100})",
                                                  .help_de = "Nur Beschlüsse dieses Gremiums (Kürzel)."},
                                        Parameter{.name = "measure",
                                                  .schema = R"({"type": "string", "maxLength": 100})",
                                                  .help_de = "Nur Beschlüsse über diese Maßnahme (Kürzel).",
                                                  .example = "KLI-08"}};

constexpr auto kSchema = std::string_view{R"({
  "type": "object", "required": ["schematic", "examples", "count", "total", "bodies", "years", "decisions", "links"],
  "properties": {
    "count": {"type": "integer"}, "total": {"type": "integer"},
    "bodies": {"type": "array", "items": {"type": "object", "required": ["code", "name", "count"]}},
    "years": {"type": "array", "items": {"type": "object", "required": ["year", "count"]}},
    "decisions": {"type": "array", "items": {"$ref": "#/components/schemas/Decision"}},
    "links": {"$ref": "#/components/schemas/Links"}}})"};

struct Wanted {
  std::optional<int> year;
  std::string body, measure;
};

bool is_wanted(plan::Decision const& row, Wanted const& wanted) {
  if (wanted.year && (!row.date || static_cast<int>(row.date->year) != *wanted.year)) { return false; }
  if (!wanted.body.empty() && row.body != wanted.body) { return false; }
  return wanted.measure.empty() || std::ranges::count(row.measures, wanted.measure) > 0;
}

Json bodies_json(Call const& call) {
  auto const& all = call.site.plan().decisions;
  auto out = Json::array();
  for (auto const& body : call.site.plan().bodies) {
    auto const count = std::ranges::count(all, body.code, &plan::Decision::body);
    if (count == 0) { continue; }
    out.push_back(body_ref(call, body.code));
    out.back()["count"] = count;
  }
  return out;
}

Json years_json(Call const& call) {
  auto years = std::multiset<int, std::greater<>>{};
  for (auto const& row : call.site.plan().decisions) {
    if (row.date) { years.insert(static_cast<int>(row.date->year)); }
  }
  auto out = Json::array();
  for (auto at = years.begin(); at != years.end(); at = years.upper_bound(*at)) {
    out.push_back({{"year", *at}, {"count", years.count(*at)}});
  }
  return out;
}

Answer answer(Call const& call) {
  auto const& plan = call.site.plan();
  auto wanted = Wanted{
      .year = {}, .body = call.values.text("body"), .measure = plan::current_code(plan, call.values.text("measure"))};
  if (auto const year = call.values.integer("year")) { wanted.year = static_cast<int>(*year); }
  auto problems = std::vector<ParameterProblem>{};
  if (!wanted.body.empty() && lookup(call).body(wanted.body) == nullptr) {
    problems.push_back({"body", {"dieses Gremium gibt es nicht", "there is no such body"}});
  }
  if (!wanted.measure.empty() && lookup(call).measure(wanted.measure) == nullptr) {
    problems.push_back({"measure", {"diese Maßnahme gibt es nicht", "there is no such measure"}});
  }
  if (!problems.empty()) { return tl::unexpected{bad_parameters(std::move(problems))}; }
  auto found = std::vector<plan::Decision const*>{};
  for (auto const& row : plan.decisions) {
    if (is_wanted(row, wanted)) { found.push_back(&row); }
  }
  std::ranges::stable_sort(found, [](auto const* a, auto const* b) { return b->date < a->date; });
  auto rows = Json::array();
  for (auto const* const row : found) { rows.push_back(decision_json(call, *row)); }
  auto const [schematic, examples] = notices(call.site);
  return json_response({{"schematic", schematic},
                        {"examples", examples},
                        {"count", found.size()},
                        {"total", plan.decisions.size()},
                        {"bodies", bodies_json(call)},
                        {"years", years_json(call)},
                        {"decisions", std::move(rows)},
                        {"links", links_json(call, "decisions", "beschluesse")}});
}

}  // namespace

extern constinit Endpoint const decisions{
    .id = "decisions",
    .path = "/api/v1/decisions",
    .group_de = "Beschlüsse",
    .summary_de = "Beschlüsse über den Plan und seine Maßnahmen",
    .description_de = "Die neuesten zuerst. Der Beschluss über den Plan ist nicht der über eine Maßnahme.",
    .parameters = kParameters,
    .schema = kSchema,
    .example = "/api/v1/decisions",
    .answer = answer};

}  // namespace leitbild::server
