#include <algorithm>

#include <fmt/format.h>

#include "scenario/selection.h"
#include "scenario/values_in.h"

namespace leitbild::scenario {
namespace {

Result<indicators::IndicatorValues> compute(indicators::Indicator const& indicator, Parameters const& parameters,
                                            city::City const& city, std::span<city::CellId const> cells,
                                            Models& models) {
  return indicators::values_of(indicator, {.city = city,
                                           .cells = cells,
                                           .searches = models.searches,
                                           .ground = models.ground,
                                           .parameters = parameters,
                                           .reads = indicator.reads});
}

Result<Comparison> today_of(indicators::IndicatorEntry const& entry, city::City const& city,
                            std::span<city::CellId const> cells, Models& models) {
  TRY(auto parameters, indicators::parameters_of(entry));
  auto today = compute(*entry.indicator, parameters, city, cells, models);
  if (!today) { return fail(within(entry.indicator->id, std::move(today).error())); }
  return Comparison{
      .indicator = entry.indicator, .parameters = std::move(parameters), .today = *today, .planned = *today};
}

std::vector<city::CellId> all_cells(city::City const& city) {
  auto cells = std::vector<city::CellId>{};
  for (auto i = std::size_t{0}; i < city.people->cells.size(); ++i) { cells.emplace_back(i); }
  return cells;
}

}  // namespace

Result<std::vector<Comparison>> compare_with_itself(city::City const& city, Models& models) {
  auto out = std::vector<Comparison>{};
  auto const cells = all_cells(city);
  for (auto const& entry : indicators::all_indicators()) {
    TRY(auto comparison, today_of(entry, city, cells, models));
    out.push_back(std::move(comparison));
  }
  std::ranges::stable_sort(out, {}, [](Comparison const& c) { return c.indicator->theme; });
  return out;
}

Result<std::vector<indicators::IndicatorValues>> values_in(city::City const& city, city::LayerSet written,
                                                           std::vector<Comparison> const& comparisons,
                                                           OtherwiseValues otherwise, Models& models) {
  auto const cells = all_cells(city);
  auto out = std::vector<indicators::IndicatorValues>{};
  out.reserve(comparisons.size());
  for (auto const& comparison : comparisons) {
    auto const& indicator = *comparison.indicator;
    if (!indicator.reads.meets(written)) {
      out.push_back(comparison.*otherwise);
      continue;
    }
    TRY(auto values, compute(indicator, comparison.parameters, city, cells, models));
    out.push_back(std::move(values));
  }
  return out;
}

Result<city::City> planned_city(Scenario const& scenario) {
  TRY(auto const changes, resolve(scenario));
  TRY_DO(check_conflicts(scenario, changes));
  return city::with(scenario.city, changes, scenario.year);
}

Result<Evaluation> evaluate_today(city::City const& city) {
  auto models = Models{city};
  TRY(auto comparisons, compare_with_itself(city, models));
  auto out = Evaluation{};
  out.comparisons = std::move(comparisons);
  return out;
}

Result<Evaluation> evaluate(Scenario const& scenario) {
  auto models = Models{scenario.city};
  return evaluate(scenario, models);
}

Result<Evaluation> evaluate(Scenario const& scenario, Models& today) {
  TRY(auto const causes, selected(scenario.plan, scenario.selection));
  TRY(auto const changes, resolve(scenario));
  TRY_DO(check_conflicts(scenario, changes));
  TRY(auto comparisons, compare_with_itself(scenario.city, today));
  auto out = Evaluation{};
  out.comparisons = std::move(comparisons);
  list_measures(out, scenario, causes);
  out.planned = std::make_shared<city::City const>(city::with(scenario.city, changes, scenario.year));
  auto const written = layers_written(changes, scenario.year);
  auto models = Models{*out.planned, today};
  TRY(auto values, values_in(*out.planned, written, out.comparisons, &Comparison::today, models));
  for (auto i = std::size_t{0}; i < values.size(); ++i) { out.comparisons[i].planned = std::move(values[i]); }
  return out;
}

}  // namespace leitbild::scenario
