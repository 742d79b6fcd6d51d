// What the plan's records of money mean in the words of this folder: amounts by year as lists, shares as rates or caps.
#pragma once

#include <optional>
#include <vector>

#include "base/exact.h"
#include "base/quantity.h"
#include "money/amounts.h"
#include "money/cost_group.h"
#include "plan/records/finance.h"

namespace leitbild::money {

EuroCents sum_of_years(ByYear<EuroCents> const& amounts);
/// From `first` on, 0 for years without an entry; empty for none. Precondition: no entry before `first`.
std::vector<EuroCents> from_year(ByYear<EuroCents> const& amounts, Year first);
/// Each year's part of the sum; all in the first year where the sum is 0.
std::vector<Fraction> parts_of(std::vector<EuroCents> const& amounts);

/// A share without a source is the city's.
Source source_of(plan::FundingShare const& share);
/// Federation, Land and EU give grants; the others contribute.
bool is_grant(Source source);
/// Named by the item, else by its measure.
bool belongs_to(plan::CostItem const& item, plan::FundedProject const& project);
/// By cost item, else by measure.
bool pays_for(plan::FundingShare const& share, plan::CostItem const& item);
/// Whether somebody has bindingly said that it will be paid.
bool is_approved(plan::FundingShare const& share);

struct ShareTerms {
  Fraction rate;
  std::optional<EuroCents> cap;
  std::optional<Year> programme_year;  // the first with an approval or with cash
};
/// An amount goes before a rate; without both the `usual` rate. Nothing where that is missing, too.
std::optional<ShareTerms> terms_of(plan::FundingShare const& share, std::optional<Fraction> usual);

}  // namespace leitbild::money
