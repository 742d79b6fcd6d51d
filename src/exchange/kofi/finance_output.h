// The money of all measures by year, for people and for programs; with a scenario also the change it brings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "money/finance.h"

namespace leitbild::exchange {

/// What is shown: the plan as it is and, with a scenario, as it would be. Both of one input but for the scenario.
struct FinanceShown {
  money::FinanceInput const& input;
  money::Finance const& today;
  std::optional<money::Finance> scenario{};
};

/// Whole cents, staff in hundredths of a month. `today`, and with a scenario `scenario` and `difference`.
Json finance_json(FinanceShown const& shown);

/// Heads, then one line per year, in whole euro; the last line sums up, of pre-financing the highest. For a terminal.
std::vector<std::vector<std::string>> finance_lines(money::Finance const& finance);
/// Heads, then one line per office that has work: months needed and there, by year. Empty where there is none.
std::vector<std::vector<std::string>> staff_lines(money::FinanceInput const& input, money::Finance const& finance);
/// Heads, then the measures with money that is not secured, the largest sums first.
std::vector<std::vector<std::string>> open_lines(money::FinanceInput const& input, money::Finance const& finance);

}  // namespace leitbild::exchange
