// From the records of a plan to figures that can be computed with. The records say who pays what by share and measure;
// money/cost_plan.h and money/finance.h say what follows.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/quantity.h"
#include "base/result.h"
#include "money/cost_plan.h"
#include "money/doppik.h"
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
///
/// `inflation` above 0: cost, revenue and running cost rise each year from their price year on (nominal view); 0: all
/// stands in the prices of its price year. Shares are amounts of their own years in both.
FinanceInput finance_input(plan::Plan const& plan, Year first, std::size_t years, Fraction inflation = kNone);

/// What burdens the result of later years.
struct DoppicInput {
  std::vector<Asset> assets;
  std::vector<Loan> loans;
  std::vector<YearlyCost> running_costs;
  /// Cost items and measures without a useful life, "K-7 Planung": no data, so they are not depreciated.
  std::vector<std::string> without_life;
  EuroCents without_life_cost;
};

/// Of all measures, or of one funded project (its items, its measures' running costs, its loans and those of its
/// measures). An item is in use from the year in which its measure is complete, else from its last year of spending; land
/// is an asset that is not depreciated. Grants and contributions for the item become its Sonderposten, those for a whole
/// measure in proportion to the cost of its items.
DoppicInput doppic_input(plan::Plan const& plan, plan::FundedProject const* project);

/// Exactly these years. Error: as doppic_view().
Result<std::vector<DoppicYear>> doppic_years(DoppicInput const& input, Year first, std::size_t years);
/// What runs every year, by year.
std::vector<EuroCents> running_cost_of(std::vector<YearlyCost> const& costs, Year first, std::size_t years);

}  // namespace leitbild::money
