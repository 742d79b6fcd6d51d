// All checks of the plan's money that need more than the plan itself: the overview of every funded project, computed, and
// the rules of the programmes that pay for it.
#pragma once

#include <vector>

#include "base/date.h"
#include "money/cost_plan.h"
#include "money/funding/catalogue.h"
#include "plan/consistency.h"
#include "plan/plan.h"

namespace leitbild::money {

/// Puts what the programmes demand into the project: band of rates, last year of spending, smallest own share – of the
/// versions that are valid on that day. Programmes that nobody knows stay without.
void add_programme_rules(FundedProject& project, funding::Catalogue const& catalogue, Date on);

/// In the order of the plan. What the programmes say is of the version on the day of the approval, else of the
/// application, else of `today`.
/// Errors: an overview that cannot be computed or breaks a rule of its own (kofi-…): uses = sources in every row and year,
/// sums over years, nothing funded twice, nothing overpaid; more shares for a measure than it costs.
/// Warnings: rate outside the band, own share below the smallest, spending or cash after the end of the programme or the
/// project, all grants above the ceiling, programmes that exclude each other, works begun before application or
/// approval, a cost item in two projects, an unknown programme.
/// O(projects × items × years).
std::vector<plan::Inconsistency> money_inconsistencies(plan::Plan const& plan, funding::Catalogue const& catalogue,
                                                       Date today);

}  // namespace leitbild::money
