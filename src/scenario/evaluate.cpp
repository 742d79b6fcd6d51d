#include <algorithm>

#include <fmt/format.h>

#include "scenario/values_in.h"

namespace leitbild::scenario {
namespace {

bool is_dropped(plan::State state) {
  return state == plan::State::kDeferred || state == plan::State::kRejected || state == plan::State::kReplaced;
}

/// Positions in the plan. Error: every code that the plan does not have.
Result<std::vector<CauseId>> selected(Scenario const& scenario) {
  auto out = std::vector<CauseId>{};
  auto const& measures = scenario.plan.measures;
  if (scenario.selection.all) {
    for (auto i = std::size_t{0}; i < measures.size(); ++i) {
      if (!is_dropped(measures[i].state)) { out.emplace_back(i); }
    }
    return out;
  }
  auto problems = Problems{};
  for (auto const& code : scenario.selection.codes) {
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

Result<indicators::IndicatorValues> compute(indicators::Indicator const& indicator, Parameters const& parameters,
                                            city::City const& city, std::span<city::CellId const> cells,
                                            travel::Searches& searches) {
  return indicator.compute(
      {.city = city, .cells = cells, .searches = searches, .parameters = parameters, .reads = indicator.reads});
}

Result<Comparison> today_of(indicators::IndicatorEntry const& entry, city::City const& city,
                            std::span<city::CellId const> cells, travel::Searches& searches) {
  TRY(auto parameters, indicators::parameters_of(entry));
  auto today = compute(*entry.indicator, parameters, city, cells, searches);
  if (!today) { return fail(within(entry.indicator->id, std::move(today).error())); }
  return Comparison{
      .indicator = entry.indicator, .parameters = std::move(parameters), .today = *today, .planned = *today};
}

std::vector<city::CellId> all_cells(city::City const& city) {
  auto cells = std::vector<city::CellId>{};
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) { cells.emplace_back(i); }
  return cells;
}

/// All indicators today, by theme, then by id; planned values are the same.
Result<std::vector<Comparison>> compare_with_itself(city::City const& city, travel::Searches& searches) {
  auto out = std::vector<Comparison>{};
  auto const cells = all_cells(city);
  for (auto const& entry : indicators::all_indicators()) {
    TRY(auto comparison, today_of(entry, city, cells, searches));
    out.push_back(std::move(comparison));
  }
  std::ranges::stable_sort(out, {}, [](Comparison const& c) { return c.indicator->theme; });
  return out;
}

/// Error: every pair of measures that contradict each other.
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

}  // namespace

Result<std::vector<indicators::IndicatorValues>> values_in(city::City const& city, city::LayerSet written,
                                                           std::vector<Comparison> const& comparisons,
                                                           OtherwiseValues otherwise, travel::Searches& today) {
  auto const cells = all_cells(city);
  auto searches = travel::Searches{city, today};
  auto out = std::vector<indicators::IndicatorValues>{};
  out.reserve(comparisons.size());
  for (auto const& comparison : comparisons) {
    auto const& indicator = *comparison.indicator;
    if (!indicator.reads.meets(written)) {
      out.push_back(comparison.*otherwise);
      continue;
    }
    TRY(auto values, compute(indicator, comparison.parameters, city, cells, searches));
    out.push_back(std::move(values));
  }
  return out;
}

city::LayerSet layers_written(std::span<city::TimedChange const> changes, Year year) {
  auto out = city::LayerSet{};
  for (auto const& change : changes) {
    if (change.first <= year) { out.add(city::layers_written(change.change)); }
  }
  return out;
}

Result<std::vector<city::TimedChange>> resolve(Scenario const& scenario) {
  TRY(auto const causes, selected(scenario));
  auto out = std::vector<city::TimedChange>{};
  auto problems = Problems{};
  for (auto const cause : causes) {
    auto const& measure = scenario.plan.measures[cause.value];
    auto const begins = plan::takes_effect(measure);
    auto changes = changes_of(scenario.city, measure);
    if (!changes) {
      problems.add(within(fmt::format("Maßnahme {}", measure.code), std::move(changes).error()));
      continue;
    }
    if (!begins) { continue; }
    for (auto& change : *changes) {
      auto const full = city::full_in(change, *begins);
      out.push_back({.change = std::move(change), .cause = cause, .first = *begins, .full = full});
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return out;
}

Result<Evaluation> evaluate_today(city::City const& city) {
  auto searches = travel::Searches{city};
  TRY(auto comparisons, compare_with_itself(city, searches));
  auto out = Evaluation{};
  out.comparisons = std::move(comparisons);
  return out;
}

Result<Evaluation> evaluate(Scenario const& scenario) {
  auto searches = travel::Searches{scenario.city};
  return evaluate(scenario, searches);
}

Result<Evaluation> evaluate(Scenario const& scenario, travel::Searches& today) {
  TRY(auto const causes, selected(scenario));
  TRY(auto const changes, resolve(scenario));
  TRY_DO(check_conflicts(scenario, changes));
  TRY(auto comparisons, compare_with_itself(scenario.city, today));
  auto out = Evaluation{};
  out.comparisons = std::move(comparisons);
  out.year = scenario.year;
  for (auto const cause : causes) {
    auto const& measure = scenario.plan.measures[cause.value];
    group_of(out, measure).push_back(measure.code);
    if (measure.example) { out.examples.push_back(measure.code); }
  }
  out.planned = std::make_shared<city::City const>(city::with(scenario.city, changes, scenario.year));
  auto const written = layers_written(changes, scenario.year);
  TRY(auto values, values_in(*out.planned, written, out.comparisons, &Comparison::today, today));
  for (auto i = std::size_t{0}; i < values.size(); ++i) { out.comparisons[i].planned = std::move(values[i]); }
  return out;
}

}  // namespace leitbild::scenario
