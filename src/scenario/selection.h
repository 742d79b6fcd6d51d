// From a selection of measures to the changes they make, before anything is computed.
#pragma once

#include <span>
#include <vector>

#include "scenario/scenario.h"

namespace leitbild::scenario {

/// The year in which the last measure of the plan takes effect, at least `from`: what is asked where no year is.
Year year_of_last_effect(plan::Plan const& plan, Year from);

/// Positions in the plan, each once. Error: every code that the plan does not have.
Result<std::vector<CauseId>> selected(plan::Plan const& plan, Selection const& selection);

/// The changes of these measures, those without a year left out. Error: all problems of all effects, by measure code.
Result<std::vector<city::TimedChange>> resolve(city::City const& city, plan::Plan const& plan,
                                               std::span<CauseId const> causes);

/// Says in the evaluation which measures count, which have no effect, which come later, and the year.
void list_measures(Evaluation& evaluation, Scenario const& scenario, std::span<CauseId const> causes);

/// Error: every pair of measures that contradict each other.
Result<void> check_conflicts(Scenario const& scenario, std::span<city::TimedChange const> changes);

/// By the changes that have begun by `year`.
city::LayerSet layers_written(std::span<city::TimedChange const> changes, Year year);

}  // namespace leitbild::scenario
