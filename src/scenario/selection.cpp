#include "scenario/selection.h"

#include <algorithm>

#include <fmt/format.h>

namespace leitbild::scenario {
namespace {

Result<city::Changes> changes_of(city::City const& city, plan::Measure const& measure) {
  auto out = city::Changes{};
  auto problems = Problems{};
  for (auto const& spec : measure.effects) {
    auto const* const effect = effects::find_effect(spec.type);
    if (effect == nullptr) {
      problems.add(fmt::format("es gibt keine Wirkung „{}“", spec.type));
      continue;
    }
    auto changes = effects::resolve(*effect, city, measure.places[spec.place].shape, spec.parameters);
    if (!changes) {
      problems.add(std::move(changes).error());
      continue;
    }
    out.insert(out.end(), changes->begin(), changes->end());
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

bool has_begun(plan::Measure const& measure, Year year) {
  auto const begins = plan::takes_effect(measure);
  return begins && *begins <= year;
}

/// Where a selected measure is told: counted, without an effect, or later. The evaluation's year is set.
std::vector<std::string>& group_of(Evaluation& evaluation, plan::Measure const& measure) {
  if (measure.effects.empty()) { return evaluation.without_effect; }
  return has_begun(measure, evaluation.year) ? evaluation.measures : evaluation.later;
}

/// Appends the changes of one measure, if it is dated. Error: all problems of its effects, with its code.
Result<void> resolve_measure(city::City const& city, plan::Plan const& plan, CauseId cause,
                             std::vector<city::TimedChange>& out) {
  auto const& measure = plan.measures[cause.value];
  auto changes = changes_of(city, measure);
  if (!changes) { return fail(within(fmt::format("Maßnahme {}", measure.code), std::move(changes).error())); }
  auto const begins = plan::takes_effect(measure);
  if (!begins) { return {}; }
  for (auto& change : *changes) {
    auto const full = city::full_in(change, *begins);
    out.push_back({.change = std::move(change), .cause = cause, .first = *begins, .full = full});
  }
  return {};
}

}  // namespace

Year year_of_last_effect(plan::Plan const& plan, Year from) {
  auto out = from;
  for (auto const& measure : plan.measures) { out = std::max(out, plan::takes_effect(measure).value_or(out)); }
  return out;
}

Result<std::vector<CauseId>> selected(plan::Plan const& plan, Selection const& selection) {
  auto out = std::vector<CauseId>{};
  auto const& measures = plan.measures;
  if (selection.all) {
    for (auto i = std::size_t{0}; i < measures.size(); ++i) {
      if (plan::is_pursued(measures[i].state)) { out.emplace_back(i); }
    }
    return out;
  }
  auto problems = Problems{};
  for (auto const& code : selection.codes) {
    auto const found = std::ranges::find(measures, code, &plan::Measure::code);
    if (found == measures.end()) {
      problems.add(fmt::format("der Plan hat keine Maßnahme „{}“", code));
    } else {
      out.emplace_back(static_cast<std::size_t>(found - measures.begin()));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

void list_measures(Evaluation& evaluation, Scenario const& scenario, std::span<CauseId const> causes) {
  evaluation.year = scenario.year;
  for (auto const cause : causes) {
    auto const& measure = scenario.plan.measures[cause.value];
    group_of(evaluation, measure).push_back(measure.code);
    if (measure.example) { evaluation.examples.push_back(measure.code); }
  }
}

Result<void> check_conflicts(Scenario const& scenario, std::span<city::TimedChange const> changes) {
  auto problems = Problems{};
  auto const code = [&](CauseId cause) { return scenario.plan.measures[cause.value].code; };
  for (auto const& [one, other, about] : city::conflicts(scenario.city, changes, scenario.year)) {
    problems.add(one == other
                     ? fmt::format("die Maßnahme {} widerspricht sich selbst: {}", code(one), about)
                     : fmt::format("die Maßnahmen {} und {} widersprechen sich: {}; bitte angleichen oder nur eine von "
                                   "beiden rechnen",
                                   code(one), code(other), about));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return {};
}

city::LayerSet layers_written(std::span<city::TimedChange const> changes, Year year) {
  auto out = city::LayerSet{};
  for (auto const& change : changes) {
    if (change.first <= year) { out.add(city::layers_written(change.change)); }
  }
  return out;
}

Result<std::vector<city::TimedChange>> resolve(Scenario const& scenario) {
  TRY(auto const causes, selected(scenario.plan, scenario.selection));
  return resolve(scenario.city, scenario.plan, causes);
}

Result<std::vector<city::TimedChange>> resolve(city::City const& city, plan::Plan const& plan,
                                               std::span<CauseId const> causes) {
  auto out = std::vector<city::TimedChange>{};
  auto problems = Problems{};
  for (auto const cause : causes) {
    if (auto resolved = resolve_measure(city, plan, cause, out); !resolved) {
      problems.add(std::move(resolved).error());
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

}  // namespace leitbild::scenario
