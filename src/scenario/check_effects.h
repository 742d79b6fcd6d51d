// The rule that the plan alone cannot check, because it knows no effects.
#pragma once

#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::scenario {

/// That a measure can be computed: its effects are known, with parameters that fit. Whether a place fits the city is
/// only seen when the city is there. Error: everything that does not, by position and type of the effect.
Result<void> check_effects(plan::Measure const& measure);

}  // namespace leitbild::scenario
