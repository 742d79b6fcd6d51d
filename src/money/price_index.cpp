#include "money/price_index.h"

#include <cstdlib>

namespace leitbild::money {
namespace {

__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): __extension__ allows only this form

constexpr auto kOne = Wide{1'000'000'000};

Wide rounded(Wide numerator, Wide denominator) { return (2 * numerator + denominator) / (2 * denominator); }

// Far beyond any forecast, and within what an amount can be multiplied by.
constexpr auto kLargestFactor = kOne * 1'000;

Wide factor_after(int years, Fraction yearly) {
  auto factor = kOne;
  for (auto i = 0; i < years && factor < kLargestFactor; ++i) {
    factor += rounded(factor * yearly.numerator, yearly.denominator);
  }
  return factor < kLargestFactor ? factor : kLargestFactor;
}

}  // namespace

EuroCents in_prices_of(EuroCents amount, Year from, Year to, Fraction yearly) {
  auto const factor = factor_after(std::abs(to.value - from.value), yearly);
  auto const value = to < from ? rounded(amount.value * kOne, factor) : rounded(amount.value * factor, kOne);
  return EuroCents{static_cast<std::int64_t>(value)};
}

}  // namespace leitbild::money
