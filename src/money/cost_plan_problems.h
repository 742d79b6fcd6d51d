// Whether a funded project can be computed with; all that is wrong with it at once.
#pragma once

#include "base/result.h"
#include "money/cost_plan.h"

namespace leitbild::money {

/// The cost of an item with the VAT that the city bears, in prices of its price year.
EuroCents cost_of(CostItem const& item, Estimate estimate);

/// Adds a problem for every figure that is not allowed; `where` names the item or programme and the field.
void check_project(FundedProject const& project, Problems& problems);

}  // namespace leitbild::money
