// From the records of a plan to figures that can be computed with. The records say who pays what by share and measure;
// money/cost_plan.h and money/finance.h say what follows.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/quantity.h"
#include "base/result.h"
#include "money/cost_plan.h"
#include "money/finance.h"
#include "plan/plan.h"

namespace leitbild::money {

/// The funded project with this code: its cost items, and those of its measures that name no project. A share with an
/// amount counts with that amount, as decided or asked for; one without with its rate, else that of the project. Approvals
/// and cash follow the years of the share. What the city pays itself is computed, not read.
/// Error, all at once: no such project (names those that exist), no cost items, a share without rate and amount.
Result<FundedProject> funded_project(plan::Plan const& plan, std::string_view code);

/// All measures that cost money or work, from `first` on. A measure without cost items spreads its estimate evenly over
/// its years; one without a year begins in `first`. Third parties, private owners and betterment charges count as
/// revenue; the city's approved shares as secured own funds.
FinanceInput finance_input(plan::Plan const& plan, Year first, std::size_t years);

}  // namespace leitbild::money
