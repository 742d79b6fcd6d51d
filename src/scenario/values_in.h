// Values of all indicators in a changed city, computed only where something they read has changed.
#pragma once

#include <span>
#include <vector>

#include "scenario/models.h"
#include "scenario/scenario.h"

namespace leitbild::scenario {

/// Which values an indicator keeps that reads nothing of what was written.
using OtherwiseValues = indicators::IndicatorValues Comparison::*;

/// In the order of `comparisons`; `models` are of that city.
Result<std::vector<indicators::IndicatorValues>> values_in(city::City const& city, city::LayerSet written,
                                                           std::vector<Comparison> const& comparisons,
                                                           OtherwiseValues otherwise, Models& models);

/// As evaluate(); `today` are models of the scenario's city, which hold afterwards all that indicators ask for.
Result<Evaluation> evaluate(Scenario const& scenario, Models& today);

/// All indicators today, by theme, then by id; planned values are the same.
Result<std::vector<Comparison>> compare_with_itself(city::City const& city, Models& models);

}  // namespace leitbild::scenario
