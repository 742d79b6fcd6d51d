// The money of the plan as it is shown in public: computed once per site.
#pragma once

#include <map>
#include <string>

#include "money/finance.h"
#include "server/site.h"

namespace leitbild::server {

/// Sums are of the measures that are pursued. In the prices of the estimates, without any growth of prices; empty where the amounts cannot be computed with.
struct PublicFinance {
  Year first_year;
  std::size_t years{};
  money::FinanceInput input;
  money::Finance all;
  std::map<std::string, money::Finance, std::less<>> by_field;
  std::map<std::string, money::MeasureTotals, std::less<>> by_measure;
  bool known{};

  explicit PublicFinance(Site const& site);
};

}  // namespace leitbild::server
