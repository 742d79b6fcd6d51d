// What a cost and financing overview shows beside the computed figures: where each item stands, what was paid, and what
// the project means for the result of later years.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/quantity.h"
#include "base/result.h"
#include "money/cost_plan.h"
#include "money/doppik.h"
#include "plan/plan.h"

namespace leitbild::money {

/// One per item of the project.
struct ItemStanding {
  std::string measure;              // code
  std::string standing;             // "beschlossen; B-12 (06.10.2025)": state and the decision on the measure
  EuroCents paid_before, paid_now;  // until the end of last year; this year
};

struct KofiSupplement {
  Date as_of;
  std::vector<ItemStanding> items;  // as FundedProject::items
  Year first_year;                  // of the lists below
  std::vector<DoppicYear> doppic;
  std::vector<EuroCents> running_cost;
  std::vector<std::string> without_life;  // cost items without a useful life: not depreciated
  EuroCents without_life_cost;
};

/// The years of the overview and ten behind them. Error: a loan or a useful life that cannot be computed with.
Result<KofiSupplement> kofi_supplement(plan::Plan const& plan, FundedProject const& project, CostPlan const& overview,
                                       Date as_of);

}  // namespace leitbild::money
