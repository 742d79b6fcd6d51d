// Decimal numbers as people write them, taken exactly: amounts of money, quantities by year.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/quantity.h"
#include "base/result.h"

namespace leitbild {

/// Work of one person for one month, in hundredths.
using PersonMonths = Quantity<struct PersonMonthsKind, std::int64_t>;

template <class Amount>
using ByYear = std::map<Year, Amount>;

/// "1234.5" or "-3" times ten to the power of `decimals`, without rounding: "1234.5" with 2 is 123450.
/// Error: no number; more decimals than that; beyond ±10^15 after scaling.
Result<std::int64_t> parse_exact(std::string_view text, int decimals);
/// The shortest text that parse_exact() takes back: 123450 with 2 is "1234.5".
std::string exact_text(std::int64_t value, int decimals);

}  // namespace leitbild
