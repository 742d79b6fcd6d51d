// One's own figures of a project as JSON: what `leitbild kofi compute` reads and prints. Amounts are whole cents; rates,
// shares and tranches are decimals taken exactly as they are written, or fractions as text ("2/3").
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"
#include "base/quantity.h"
#include "base/result.h"
#include "money/kofi.h"

namespace leitbild::exchange {

struct FundingQuestion {
  money::FundingCase figures;
  std::optional<Year> first_year;  // calendar year of the first spending
};

/// Error, all at once, with the field: no JSON, a key that does not exist (names those that do), a value of another kind,
/// `gross` missing, what money::compute() refuses.
Result<FundingQuestion> read_funding_case(std::string_view text, std::string_view where);

/// Sums, lists by year, each programme, the checks in words.
Json to_json(FundingQuestion const& question, money::FundingResult const& result);

}  // namespace leitbild::exchange
