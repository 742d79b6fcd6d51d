// Money scenarios: what if rates fall, a programme ends, building gets dearer, the budget comes late, a measure moves?
// They change a copy of the figures, never the plan.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "base/toml.h"
#include "money/amounts.h"
#include "money/finance.h"

namespace leitbild::money {

struct RateChange {
  std::string programme;
  Fraction rate;
  std::optional<Year> from;  // approvals from this year on
};

struct ProgrammeEnd {
  std::string programme;
  Year year;  // the last with approvals
};

struct CostChange {
  Fraction change;                    // 0.1: ten per cent dearer; not below −1
  std::vector<std::string> measures;  // codes; empty: all
  std::optional<Year> from;           // spending from this year on
};

/// The budget of a year is approved so many months late. Measures that begin in that year spend, earn and work so much
/// later: of every year n/12 moves to the next. Grants keep their programme year. Running cost is counted by whole years:
/// from six months on it begins a year later.
struct LateBudget {
  Year year;
  int months{};  // 1..12
};

struct Move {
  std::string measure;
  int years{};  // later; below 0: earlier. Grants and running cost move along, secured own funds stay.
};

struct WhatIf {
  std::vector<RateChange> rates;
  std::vector<ProgrammeEnd> ends;
  std::vector<CostChange> costs;
  std::vector<LateBudget> late_budgets;
  std::vector<Move> moves;
};

/// `[[rate]] programme rate from`, `[[programme_ends]] programme year`, `[[cost]] change measures from`,
/// `[[budget_late]] year months`, `[[move]] measure years`. Rates and changes are numbers or text ("2/3").
/// Error, all at once: unknown tables and keys (names those that exist), missing or unreadable values.
Result<WhatIf> read_what_if(TomlTable const& table, std::string_view where);

/// Whatever their order in the file: moves, late budgets, costs, rates, ends. Error, all at once: programmes and measures
/// that do not exist, values out of range. O(measures × years).
Result<FinanceInput> with(WhatIf const& what_if, FinanceInput input);

}  // namespace leitbild::money
