// Sums in the prices of another year. The factor is compounded year by year and carried with nine decimals, rounded half
// up at each year, so that it is the same on every machine; an amount is rounded half up to the cent.
#pragma once

#include <cstdint>

#include "base/quantity.h"
#include "money/amounts.h"

namespace leitbild::money {

/// Which prices a table is in.
enum class PriceView : std::uint8_t { kNominal, kPriceYear };

/// `amount` in prices of `from`, in prices of `to`, with prices rising by `yearly` each year. Before `from` prices were
/// lower. The factor never exceeds 1,000. Precondition: 0 ≤ amount ≤ kLargestAmount, 0 ≤ yearly ≤ 1.
EuroCents in_prices_of(EuroCents amount, Year from, Year to, Fraction yearly);

}  // namespace leitbild::money
