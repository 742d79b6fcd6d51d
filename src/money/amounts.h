// Sums of money by rates and shares: exact fractions in, whole cents out. How cents are rounded: docs/decisions/0010.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/fraction.h"
#include "base/quantity.h"

namespace leitbild::money {

/// A trillion (10^12) euro: amounts up to here can be multiplied by any rate and price factor without overflow.
inline constexpr auto kLargestAmount = EuroCents{100'000'000'000'000};
/// How a grant is rounded: per programme.
enum class Rounding : std::uint8_t { kDown, kHalfUp };
struct RoundingRule {
  Rounding direction{Rounding::kDown};
  EuroCents step{1};  // 10,000: to whole hundreds of euro; above 0
  friend bool operator==(RoundingRule, RoundingRule) = default;
};

/// amount × rate, rounded. Rounded down, a grant never exceeds its rate. Precondition: amount and rate not negative,
/// within kLargestAmount.
EuroCents part_of(EuroCents amount, Fraction rate, RoundingRule rule = {});
/// The smallest amount that is at least amount × rate: for lower limits.
EuroCents part_rounded_up(EuroCents amount, Fraction rate);

/// `total` in proportion to `weights`, by the largest remainder: every part is rounded down, the cents left over go to
/// the parts that lost most, among equals to the earlier. The sum is exactly `total`. Where all weights are 0 the first
/// part takes all. Precondition: nothing negative; weights and their sum up to 10^18.
/// O(n log n).
std::vector<EuroCents> apportioned(EuroCents total, std::span<std::int64_t const> weights);
std::vector<EuroCents> apportioned(EuroCents total, std::span<EuroCents const> weights);
/// By shares that sum to 1.
std::vector<EuroCents> apportioned(EuroCents total, std::span<Fraction const> shares);

/// "5.000 €", but "3.200,50 €": without cents where there are none.
std::string short_euros(EuroCents amount);

EuroCents total_of(std::span<EuroCents const> amounts);
/// Adds `more` from position `from` on; `sum` grows where needed.
void add_by_year(std::vector<EuroCents>& sum, std::span<EuroCents const> more, std::size_t from = 0);

}  // namespace leitbild::money
