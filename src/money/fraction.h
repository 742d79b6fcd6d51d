// Rates, shares and their sums of money: exact fractions in, whole cents out. No binary floating-point number takes part:
// 0.9 is nine tenths, "2/3" two thirds. How cents are rounded: docs/decisions/0010.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace leitbild::money {

/// A trillion (10^12) euro: amounts up to here can be multiplied by any rate and price factor without overflow.
inline constexpr auto kLargestAmount = EuroCents{100'000'000'000'000};
/// Nine decimal places.
inline constexpr auto kLargestDenominator = std::int64_t{1'000'000'000};

/// An exact fraction in lowest terms with a denominator above 0. Make one with fraction_of() or parse_fraction().
struct Fraction {
  std::int64_t numerator{0};
  std::int64_t denominator{1};

  friend bool operator==(Fraction, Fraction) = default;
  friend std::strong_ordering operator<=>(Fraction a, Fraction b);
};

inline constexpr auto kNone = Fraction{0, 1};
inline constexpr auto kFull = Fraction{1, 1};

/// In lowest terms. Precondition: `denominator` above 0.
Fraction fraction_of(std::int64_t numerator, std::int64_t denominator);
constexpr bool is_share(Fraction rate) { return rate.numerator >= 0 && rate.numerator <= rate.denominator; }

/// "0.9", "-1", "9e-1", "2/3". Nothing: no number, more than nine decimal places, more than 15 digits.
std::optional<Fraction> parse_fraction(std::string_view text);
/// "90 %", "66,6667 %" (rounded to four decimals), for reading only.
std::string percent_text(Fraction rate);

/// Nothing if the common denominator exceeds 10^18; then no sum of decimals or usual fractions either.
std::optional<Fraction> sum_of(std::span<Fraction const> rates);

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
/// part takes all. Precondition: nothing negative, at least one weight; weights and their sum up to 10^18.
/// O(n log n).
std::vector<EuroCents> apportioned(EuroCents total, std::span<std::int64_t const> weights);
std::vector<EuroCents> apportioned(EuroCents total, std::span<EuroCents const> weights);
/// By shares that sum to 1.
std::vector<EuroCents> apportioned(EuroCents total, std::span<Fraction const> shares);

EuroCents total_of(std::span<EuroCents const> amounts);
/// Adds `more` from position `from` on; `sum` grows where needed.
void add_by_year(std::vector<EuroCents>& sum, std::span<EuroCents const> more, std::size_t from = 0);

}  // namespace leitbild::money
