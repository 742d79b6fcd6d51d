// From a measure to its papers, consultations, decisions and specialist plans.
#include <algorithm>
#include <set>

#include "server/plan/geometry.h"
#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"

namespace leitbild::server {
namespace {

bool names(std::vector<std::string> const& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

Json consultation_json(Call const& call, plan::Consultation const& step) {
  return {{"code", step.code},
          {"date", or_null(step.date)},
          {"body", body_ref(call, step.body)},
          {"role", or_null(step.role, call.language)},
          {"outcome", or_null(step.outcome)},
          {"oparl", or_null(step.oparl)}};
}

Json votes_json(plan::Decision const& decision) {
  if (!decision.votes_for && !decision.votes_against && !decision.abstentions) { return {}; }
  return {{"for", or_null(decision.votes_for)},
          {"against", or_null(decision.votes_against)},
          {"abstentions", or_null(decision.abstentions)}};
}

Json recommendation_json(Call const& call, plan::Recommendation const& row) {
  return {{"code", row.code},
          {"title", text_in(call, row.code, "title", row.title)},
          {"text", or_null(text_in(call, row.code, "text", row.text))},
          {"body", body_ref(call, row.body)},
          {"kind", or_null(row.kind, call.language)},
          {"date", or_null(row.date)}};
}

Json specialist_plan_json(Call const& call, plan::SpecialistPlan const& row) {
  return {{"code", row.code},
          {"title", text_in(call, row.code, "title", row.title)},
          {"kind", or_null(row.kind, call.language)},
          {"state", or_null(row.state, call.language)},
          {"office", or_null(row.office)},
          {"begun", or_null(row.begun)},
          {"in_force", or_null(row.in_force)},
          {"development_plan", or_null(row.development_plan)},
          {"project", or_null(row.project)},
          {"xplan_id", or_null(row.xplan_id)},
          {"address", or_null(row.address)},
          {"geometry", call.site.derived<PlanGeometry>().record(row.code)}};
}

/// Newest first; what has no date comes last.
template <class Row>
void newest_first(std::vector<Row const*>& rows) {
  std::ranges::stable_sort(rows, [](Row const* a, Row const* b) {
    if (a->date.has_value() != b->date.has_value()) { return a->date.has_value(); }
    return a->date && *b->date < *a->date;
  });
}

}  // namespace

Json decision_json(Call const& call, plan::Decision const& decision) {
  auto const address = percent_encoded(decision.code);
  return {{"code", decision.code},
          {"subject", text_in(call, decision.code, "subject", decision.subject)},
          {"wording", or_null(decision.wording)},
          {"date", or_null(decision.date)},
          {"body", body_ref(call, decision.body)},
          {"kind", or_null(decision.kind, call.language)},
          {"result", or_null(decision.result, call.language)},
          {"authoritative", decision.authoritative},
          {"votes", votes_json(decision)},
          {"place", or_null(decision.place)},
          {"paper", or_null(decision.paper)},
          {"file", or_null(decision.file)},
          {"oparl", or_null(decision.oparl)},
          {"measures", measure_refs(call, decision.measures)},
          {"example", says_example(decision.subject)},
          {"links", links_json(call, "decisions/" + address, "beschluesse#" + address)}};
}

Json paper_json(Call const& call, plan::Paper const& paper) {
  auto steps = std::vector<plan::Consultation const*>{};
  for (auto const& step : call.site.plan().consultations) {
    if (step.paper == paper.code) { steps.push_back(&step); }
  }
  std::ranges::stable_sort(steps, [](auto const* a, auto const* b) { return a->date < b->date; });
  auto consultations = Json::array();
  for (auto const* const step : steps) { consultations.push_back(consultation_json(call, *step)); }
  return {{"code", paper.code},
          {"reference", or_null(paper.reference)},
          {"title", or_null(text_in(call, paper.code, "title", paper.title))},
          {"date", or_null(paper.date)},
          {"address", or_null(paper.address)},
          {"oparl", or_null(paper.oparl)},
          {"consultations", std::move(consultations)}};
}

Json measure_chain_json(Call const& call, plan::Measure const& measure) {
  auto const& plan = call.site.plan();
  auto out = Json{{"decisions", Json::array()},
                  {"papers", Json::array()},
                  {"recommendations", Json::array()},
                  {"specialist_plans", Json::array()}};
  auto papers = std::set<std::string>{};
  auto found = std::vector<plan::Paper const*>{};
  for (auto const& paper : plan.papers) {
    if (names(paper.measures, measure.code)) {
      found.push_back(&paper);
      papers.insert(paper.code);
    }
  }
  newest_first(found);
  for (auto const* const paper : found) { out["papers"].push_back(paper_json(call, *paper)); }
  auto decisions = std::vector<plan::Decision const*>{};
  for (auto const& decision : plan.decisions) {
    if (names(decision.measures, measure.code) || papers.contains(decision.paper)) { decisions.push_back(&decision); }
  }
  newest_first(decisions);
  for (auto const* const decision : decisions) { out["decisions"].push_back(decision_json(call, *decision)); }
  for (auto const& row : plan.recommendations) {
    if (names(row.measures, measure.code)) { out["recommendations"].push_back(recommendation_json(call, row)); }
  }
  for (auto const& row : plan.specialist_plans) {
    if (names(row.measures, measure.code)) { out["specialist_plans"].push_back(specialist_plan_json(call, row)); }
  }
  return out;
}

}  // namespace leitbild::server
