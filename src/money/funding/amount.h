// Rates and the arithmetic of grants: whole cents, exact fractions, a stated rounding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace leitbild::money::funding {

/// Fördersatz as a fraction, so that two thirds are two thirds. 0 ≤ numerator ≤ denominator ≤ 10,000.
struct Rate {
  std::int64_t numerator{};
  std::int64_t denominator{1};
};
/// Of every rate; also the decimals of a rate: four.
inline constexpr auto kMostDenominator = std::int64_t{10'000};
/// Two fractions of the same value are the same rate.
bool operator==(Rate a, Rate b);
bool operator<(Rate a, Rate b);

/// 0.75, at most four decimals; nothing for other numbers and for what is not within 0 and 1.
std::optional<Rate> rate_from(double share);
/// "2/3"; nothing for anything else.
std::optional<Rate> parse_rate(std::string_view text);
/// What is left of the whole: 9/10 -> 1/10.
Rate rest_of(Rate rate);
/// "75 %", "66,67 %".
std::string percent_text(Rate rate);

/// The largest amount that is reckoned with: 10 thousand million euros.
inline constexpr auto kMostMoney = EuroCents{1'000'000'000'000};

/// "5.000 €", "3.200,50 €".
std::string euro(EuroCents amount);

/// Rounded down to the cent: a grant is never above its rate. `amount` is not negative.
EuroCents part_of(EuroCents amount, Rate rate);

/// Splits `total` in the proportion of the weights by the largest remainder; of equal remainders the first wins.
/// 0 ≤ total ≤ sum of the weights, none of them negative. All are 0 where the sum is 0. The result adds up to `total`.
std::vector<EuroCents> apportioned(EuroCents total, std::vector<EuroCents> const& weights);

}  // namespace leitbild::money::funding
