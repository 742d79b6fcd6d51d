#include "base/fraction.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

#include "base/exact.h"
#include "base/text.h"

namespace leitbild {
namespace {

// A product of two numerators or denominators needs up to 110 bits.
__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): __extension__ allows only this form

constexpr auto kLargestNumerator = std::int64_t{100'000'000'000'000};
constexpr auto kMostDigits = std::size_t{15};
constexpr auto kLargestCommonDenominator = Wide{1'000'000'000'000'000'000};

struct Decimal {
  std::string digits;  // with sign
  int exponent{};      // value = digits × 10^exponent
};

std::optional<int> parse_exponent(std::string_view text) {
  constexpr auto kFarthest = 30;
  auto const value = parse_integer(text);
  if (!value || *value < -kFarthest || *value > kFarthest) { return std::nullopt; }
  return static_cast<int>(*value);
}

/// Splits "12.50e-1" without judging the digits.
std::optional<Decimal> parse_decimal(std::string_view text) {
  auto out = Decimal{};
  if (auto const at = text.find_first_of("eE"); at != std::string_view::npos) {
    auto const exponent = parse_exponent(text.substr(at + 1));
    if (!exponent) { return std::nullopt; }
    out.exponent = *exponent;
    text = text.substr(0, at);
  }
  auto const point = text.find('.');
  out.digits = text.substr(0, point);
  if (point != std::string_view::npos) {
    auto fraction = text.substr(point + 1);
    while (fraction.ends_with('0')) { fraction.remove_suffix(1); }
    out.digits += fraction;
    out.exponent -= static_cast<int>(fraction.size());
  }
  return out;
}

std::optional<std::int64_t> whole_number(std::string_view digits) {
  auto const unsigned_digits = digits.starts_with('-') ? digits.substr(1) : digits;
  if (unsigned_digits.empty() || unsigned_digits.size() > kMostDigits) { return std::nullopt; }
  if (!std::ranges::all_of(unsigned_digits, [](char c) { return c >= '0' && c <= '9'; })) { return std::nullopt; }
  return parse_integer(digits);
}

std::optional<Fraction> fraction_of_decimal(std::string_view text) {
  auto const decimal = parse_decimal(text);
  if (!decimal) { return std::nullopt; }
  auto const digits = whole_number(decimal->digits);
  if (!digits) { return std::nullopt; }
  auto numerator = *digits;
  auto denominator = std::int64_t{1};
  for (auto e = decimal->exponent; e < 0; ++e) {
    if (denominator >= kLargestDenominator) { return std::nullopt; }
    denominator *= 10;
  }
  for (auto e = decimal->exponent; e > 0; --e) {
    if (numerator > kLargestNumerator || numerator < -kLargestNumerator) { return std::nullopt; }
    numerator *= 10;
  }
  return fraction_of(numerator, denominator);
}

/// value ÷ 10^decimals.
struct Scaled {
  std::int64_t value{};
  int decimals{};
};

/// Nothing where the decimals do not end, or not soon enough.
std::optional<Scaled> as_decimal(Fraction rate) {
  auto scale = std::int64_t{1};
  for (auto decimals = 0; scale <= kLargestDenominator; ++decimals, scale *= 10) {
    if (scale % rate.denominator != 0) { continue; }
    auto const value = Wide{rate.numerator} * (scale / rate.denominator);
    if (value > kLargestNumerator || value < -kLargestNumerator) { return std::nullopt; }
    return Scaled{static_cast<std::int64_t>(value), decimals};
  }
  return std::nullopt;
}

}  // namespace

std::strong_ordering operator<=>(Fraction a, Fraction b) {
  auto const left = Wide{a.numerator} * b.denominator;
  auto const right = Wide{b.numerator} * a.denominator;
  if (left == right) { return std::strong_ordering::equal; }
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

Fraction fraction_of(std::int64_t numerator, std::int64_t denominator) {
  auto const divisor = std::gcd(numerator, denominator);
  return {numerator / divisor, denominator / divisor};
}

std::optional<Fraction> parse_fraction(std::string_view text) {
  constexpr auto kPerCent = std::int64_t{100};
  text = trimmed(text);
  if (text.ends_with('%')) {
    auto const out = fraction_of_decimal(trimmed(text.substr(0, text.size() - 1)));
    if (!out || out->denominator > kLargestDenominator / kPerCent) { return std::nullopt; }
    return fraction_of(out->numerator, out->denominator * kPerCent);
  }
  auto const slash = text.find('/');
  if (slash == std::string_view::npos) { return fraction_of_decimal(text); }
  auto const numerator = whole_number(trimmed(text.substr(0, slash)));
  auto const denominator = whole_number(trimmed(text.substr(slash + 1)));
  if (!numerator || !denominator || *denominator < 1 || *denominator > kLargestDenominator) { return std::nullopt; }
  return fraction_of(*numerator, *denominator);
}

std::optional<Fraction> fraction_from(double number) { return parse_fraction(fmt::format("{}", number)); }

std::string to_text(Fraction rate) {
  auto const decimal = as_decimal(rate);
  return decimal ? exact_text(decimal->value, decimal->decimals)
                 : fmt::format("{}/{}", rate.numerator, rate.denominator);
}

std::string exact_percent_text(Fraction rate) {
  constexpr auto kShift = 2;
  auto const decimal = as_decimal(rate);
  if (!decimal) { return to_text(rate); }
  auto const missing = std::max(kShift - decimal->decimals, 0);
  constexpr auto kPowers = std::array<std::int64_t, kShift + 1>{1, 10, 100};
  auto out = exact_text(decimal->value * kPowers.at(static_cast<std::size_t>(missing)),
                        std::max(decimal->decimals - kShift, 0));
  std::ranges::replace(out, '.', ',');
  return out + " %";
}

std::string percent_text(Fraction rate) {
  constexpr auto kMostDecimals = 4;
  auto const percent = static_cast<double>(rate.numerator) * 100.0 / static_cast<double>(rate.denominator);
  auto text = format_number(percent, kMostDecimals);
  while (text.ends_with('0')) { text.pop_back(); }
  if (text.ends_with(',')) { text.pop_back(); }
  return text + "\u00A0%";
}

std::optional<Fraction> sum_of(std::span<Fraction const> rates) {
  auto sum = kNone;
  for (auto const rate : rates) {
    auto const common = Wide{sum.denominator} / std::gcd(sum.denominator, rate.denominator) * rate.denominator;
    if (common > kLargestCommonDenominator) { return std::nullopt; }
    auto const numerator = sum.numerator * (common / sum.denominator) + rate.numerator * (common / rate.denominator);
    if (numerator > kLargestCommonDenominator || numerator < -kLargestCommonDenominator) { return std::nullopt; }
    // Not in lowest terms on the way: the denominator stays common to all that were added.
    sum = {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(common)};
  }
  return fraction_of(sum.numerator, sum.denominator);
}

}  // namespace leitbild
