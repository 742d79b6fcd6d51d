// Plan and city together: which measures, in which year, change which indicators by how much.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/cause.h"
#include "city/city.h"
#include "effects/effect.h"
#include "indicators/indicator.h"
#include "plan/plan.h"

namespace leitbild::scenario {

/// Which measures a scenario contains.
struct Selection {
  bool all{};                      // every measure of the plan that is not deferred, rejected or replaced
  std::vector<std::string> codes;  // else these
};

/// An assumption about the future: these measures, seen in that year.
struct Scenario {
  city::City const& city;  // today
  plan::Plan const& plan;
  Selection selection;
  Year year;
};

/// One indicator today and in the scenario.
struct Comparison {
  indicators::Indicator const* indicator{};
  Parameters parameters;
  indicators::IndicatorValues today;
  indicators::IndicatorValues planned;
};

struct Evaluation {
  Year year;
  std::vector<std::string> measures;        // counted: selected, with an effect, begun by that year
  std::vector<std::string> without_effect;  // selected, but nothing to compute: no effect entered
  std::vector<std::string> later;           // selected, but not begun by that year or without a year
  std::vector<std::string> examples;        // selected and only illustrative: "Beispiel" wherever they are shown
  std::vector<Comparison> comparisons;      // by theme, then by id
  /// The city in that year with the measures that counted: its cells are those of `planned` values. None: today only.
  std::shared_ptr<city::City const> planned{};
};

/// The changes of the selected measures; the cause is the measure's position in the plan. Error: unknown codes, and
/// all problems of all effects, by measure code.
Result<std::vector<city::TimedChange>> resolve(Scenario const& scenario);

/// The city in the scenario's year with its measures. Errors as evaluate().
Result<city::City> planned_city(Scenario const& scenario);

/// Errors as resolve(), and every pair of measures that contradict each other, by code.
Result<Evaluation> evaluate(Scenario const& scenario);

/// Today only, without any measure.
Result<Evaluation> evaluate_today(city::City const& city);

}  // namespace leitbild::scenario
