#include "plan/plan.h"

#include <algorithm>

#include "base/text.h"

namespace leitbild::plan {
namespace {

template <class Rows>
auto const* find_by_code(Rows const& rows, std::string_view code) {
  auto const found = std::ranges::find_if(rows, [&](auto const& row) { return row.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::vector<StateInfo> const& states() {
  static auto const kAll = std::vector<StateInfo>{
      {State::kIdea, "idea", "Idee", "Idea"},
      {State::kProposed, "proposed", "Vorschlag", "Proposed"},
      {State::kAssessed, "assessed", "geprüft", "Assessed"},
      {State::kInConcept, "in_concept", "im Konzept", "Part of the concept"},
      {State::kDecided, "decided", "beschlossen", "Decided"},
      {State::kInPlanning, "in_planning", "in Planung", "In planning"},
      {State::kFinanced, "financed", "finanziert", "Financed"},
      {State::kInProgress, "in_progress", "in Umsetzung", "In progress"},
      {State::kCompleted, "completed", "abgeschlossen", "Completed"},
      {State::kEvaluated, "evaluated", "evaluiert", "Evaluated"},
      {State::kDeferred, "deferred", "zurückgestellt", "Deferred"},
      {State::kRejected, "rejected", "verworfen", "Rejected"},
      {State::kReplaced, "replaced", "ersetzt", "Replaced"},
      {State::kPermanent, "permanent", "Daueraufgabe", "Permanent task"},
  };
  return kAll;
}

StateInfo const& info(State state) { return states()[static_cast<std::size_t>(state)]; }

std::optional<State> state_from(std::string_view text) {
  auto const typed = slug(text);
  auto const is_meant = [&](StateInfo const& s) { return s.id == text || slug(s.title_de) == typed; };
  auto const found = std::ranges::find_if(states(), is_meant);
  return found == states().end() ? std::nullopt : std::optional{found->state};
}

Measure const* find_measure(Plan const& plan, std::string_view code) { return find_by_code(plan.measures, code); }
Field const* find_field(Plan const& plan, std::string_view code) { return find_by_code(plan.fields, code); }
Goal const* find_goal(Plan const& plan, std::string_view code) { return find_by_code(plan.goals, code); }
Milestone const* find_milestone(Plan const& plan, std::string_view code) { return find_by_code(plan.milestones, code); }

std::vector<Milestone> milestones_by_date(Plan const& plan) {
  auto out = plan.milestones;
  std::ranges::stable_sort(out, {}, &Milestone::date);
  return out;
}

std::string marked_title(std::string const& title, bool example) {
  return example && title.find("Beispiel") == std::string::npos ? title + " [Beispiel]" : title;
}

std::optional<Year> takes_effect(Measure const& measure) { return measure.start ? measure.start : measure.end; }

}  // namespace leitbild::plan
