// How far a measure is: its state with the written definition, what the next one lacks, reports, what was changed.
#include <algorithm>

#include "plan/rename.h"
#include "plan/status.h"
#include "plan/transitions.h"
#include "server/plan/measure_detail.h"
#include "server/plan/parts.h"
#include "server/plan/state_words.h"

namespace leitbild::server {
namespace {

/// Nothing behind "evaluated" and in side states.
Json next_state_json(Call const& call, plan::Measure const& measure) {
  if (measure.state >= plan::State::kEvaluated) { return {}; }
  auto const next = static_cast<plan::State>(static_cast<int>(measure.state) + 1);
  auto out = state_definition_json(next, call.language);
  out["missing"] = plan::missing_evidence(call.site.plan(), measure, next);
  out["missing_language"] = "de";  // sentences of the register
  return out;
}

Json light_json(Call const& call, plan::Measure const& measure) {
  auto const light = plan::traffic_light(call.site.plan(), measure, call.site.today());
  if (!light) { return {}; }
  auto out = or_null(std::optional{light->light}, call.language);
  out["reason"] = light->reason_de;
  out["reason_language"] = "de";
  out["by_hand"] = light->by_hand;
  return out;
}

Json report_json(Call const& call, plan::StatusReport const& report) {
  return {{"code", report.code},
          {"date", or_null(report.date)},
          {"office", or_null(report.office)},
          {"text", or_null(text_in(call, report.code, "text", report.text))},
          {"obstacle", or_null(text_in(call, report.code, "obstacle", report.obstacle))},
          {"progress", report.progress ? Json(static_cast<double>(*report.progress) / 100.0) : Json()},
          {"next_step", or_null(text_in(call, report.code, "next_step", report.next_step))},
          {"next_due", or_null(report.next_due)}};
}

/// Released ones, newest first.
std::vector<plan::StatusReport const*> reports_of(plan::Plan const& plan, plan::Measure const& measure) {
  auto out = std::vector<plan::StatusReport const*>{};
  for (auto const& report : plan.status_reports) {
    if (report.measure == measure.code && report.released) { out.push_back(&report); }
  }
  std::ranges::stable_sort(out, [](auto const* a, auto const* b) { return b->date < a->date; });
  return out;
}

/// Entries about the measure itself, under any code it had; newest first. Offices only.
Json history_json(Call const& call, plan::Measure const& measure) {
  auto const& plan = call.site.plan();
  auto out = Json::array();
  auto const& journal = call.site.journal();
  for (auto entry = journal.rbegin(); entry != journal.rend(); ++entry) {
    if (entry->object != measure.code && plan::current_code(plan, entry->object) != measure.code) { continue; }
    out.push_back({{"at", entry->at},
                   {"office", or_null(entry->role)},
                   {"action", entry->action},
                   {"note", or_null(entry->note)},
                   {"note_language", "de"}});
  }
  return out;
}

}  // namespace

Json measure_progress_json(Call const& call, plan::Measure const& measure) {
  auto const found = reports_of(call.site.plan(), measure);
  auto reports = Json::array();
  for (auto const* const report : found) { reports.push_back(report_json(call, *report)); }
  auto next_step = Json();
  if (!found.empty() && !found.front()->next_step.empty()) {
    next_step = {{"text", reports.front()["next_step"]}, {"due", or_null(found.front()->next_due)}};
  }
  return {{"state", state_definition_json(measure.state, call.language)},
          {"next_state", next_state_json(call, measure)},
          {"light", light_json(call, measure)},
          {"next_step", std::move(next_step)},
          {"reports", std::move(reports)},
          {"history", history_json(call, measure)}};
}

}  // namespace leitbild::server
