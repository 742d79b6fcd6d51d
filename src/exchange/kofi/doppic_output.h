// The result of later years, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "money/doppik.h"
#include "money/finance.h"
#include "money/from_plan.h"

namespace leitbild::exchange {

/// What burdens the result of a year: depreciation − release + interest + running cost.
EuroCents burden_of(money::DoppicYear const& year, EuroCents running_cost);

/// Whole cents.
Json doppic_json(money::DoppicYear const& year, EuroCents running_cost);

/// The doppic view of all measures beside their cash.
struct DoppicShown {
  money::DoppicInput const& input;
  std::vector<money::DoppicYear> const& years;  // the same years as `finance`
  money::Finance const& finance;
};

Json doppic_json(DoppicShown const& shown);
/// Heads, then a line per year, in whole euro; the last line sums up what is no stand at the end of a year.
std::vector<std::vector<std::string>> doppic_lines(DoppicShown const& shown);

}  // namespace leitbild::exchange
