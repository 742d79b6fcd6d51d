// Rates and shares: exact fractions. No binary floating-point number takes part: 0.9 is nine tenths, "2/3" two thirds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace leitbild {

/// Nine decimal places.
inline constexpr auto kLargestDenominator = std::int64_t{1'000'000'000};

/// In lowest terms with a denominator above 0. Make one with fraction_of() or parse_fraction().
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
/// What is left of the whole: 9/10 -> 1/10.
constexpr Fraction rest_of(Fraction share) { return {share.denominator - share.numerator, share.denominator}; }

/// "0.9", "-1", "9e-1", "2/3", "12.5 %". Nothing: no number, more than nine decimal places, more than 15 digits.
std::optional<Fraction> parse_fraction(std::string_view text);
/// The fraction that the shortest decimal of a number means: how a file in which 0.1 was written is taken at its word.
std::optional<Fraction> fraction_from(double number);
/// The shortest text that parse_fraction() takes back: "0.75" where that is exact with nine decimals, else "2/3".
std::string to_text(Fraction rate);
/// The same in per cent, as read in German: "75 %", "2/3".
std::string exact_percent_text(Fraction rate);
/// "90 %", "66,6667 %" (rounded to four decimals), for reading only.
std::string percent_text(Fraction rate);

/// Nothing if the common denominator exceeds 10^18; then no sum of decimals or usual fractions either.
std::optional<Fraction> sum_of(std::span<Fraction const> rates);

}  // namespace leitbild
