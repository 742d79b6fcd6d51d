// The rules that a cost and financing overview must keep, checked on the finished figures and said in German words.
#pragma once

#include <vector>

#include "money/cost_plan.h"

namespace leitbild::money {

/// In a fixed order, also those that hold: uses = sources, sums over years, nothing overpaid, nothing funded twice, rate
/// within its band, minimum own share, end of the programme, contracts within the spending.
std::vector<Check> cost_plan_checks(FundedProject const& project, CostPlan const& plan);

}  // namespace leitbild::money
