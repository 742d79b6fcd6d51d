#include "money/fraction.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/text.h"

namespace leitbild::money {
namespace {

// A product of an amount, a numerator and a weight needs up to 110 bits.
__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): __extension__ allows only this form

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
    if (numerator > kLargestAmount.value || numerator < -kLargestAmount.value) { return std::nullopt; }
    numerator *= 10;
  }
  return fraction_of(numerator, denominator);
}

/// The weights of shares: their numerators over the common denominator.
std::vector<std::int64_t> weights_of(std::span<Fraction const> shares) {
  auto common = std::int64_t{1};
  for (auto const share : shares) { common = std::lcm(common, share.denominator); }
  auto out = std::vector<std::int64_t>{};
  for (auto const share : shares) { out.push_back(share.numerator * (common / share.denominator)); }
  return out;
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
  text = trimmed(text);
  auto const slash = text.find('/');
  if (slash == std::string_view::npos) { return fraction_of_decimal(text); }
  auto const numerator = whole_number(trimmed(text.substr(0, slash)));
  auto const denominator = whole_number(trimmed(text.substr(slash + 1)));
  if (!numerator || !denominator || *denominator < 1 || *denominator > kLargestDenominator) { return std::nullopt; }
  return fraction_of(*numerator, *denominator);
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

EuroCents part_of(EuroCents amount, Fraction rate, RoundingRule rule) {
  auto const divisor = Wide{rate.denominator} * rule.step.value;
  auto const product = Wide{amount.value} * rate.numerator;
  auto const steps = rule.direction == Rounding::kDown ? product / divisor : (2 * product + divisor) / (2 * divisor);
  return EuroCents{static_cast<std::int64_t>(steps) * rule.step.value};
}

EuroCents part_rounded_up(EuroCents amount, Fraction rate) {
  auto const product = Wide{amount.value} * rate.numerator;
  return EuroCents{static_cast<std::int64_t>((product + rate.denominator - 1) / rate.denominator)};
}

std::vector<EuroCents> apportioned(EuroCents total, std::span<std::int64_t const> weights) {
  auto const sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  auto parts = std::vector<EuroCents>(weights.size());
  if (sum == 0) {
    parts.front() = total;
    return parts;
  }
  auto lost = std::vector<std::pair<std::int64_t, std::size_t>>{};  // remainder, position
  auto left = total.value;
  for (auto i = std::size_t{0}; i < weights.size(); ++i) {
    auto const product = Wide{total.value} * weights[i];
    parts[i] = EuroCents{static_cast<std::int64_t>(product / sum)};
    left -= parts[i].value;
    lost.emplace_back(static_cast<std::int64_t>(product % sum), i);
  }
  std::ranges::sort(
      lost, [](auto const& a, auto const& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (auto i = std::size_t{0}; i < static_cast<std::size_t>(left); ++i) { parts[lost[i].second] += EuroCents{1}; }
  return parts;
}

std::vector<EuroCents> apportioned(EuroCents total, std::span<EuroCents const> weights) {
  auto numbers = std::vector<std::int64_t>{};
  numbers.reserve(weights.size());
  for (auto const weight : weights) { numbers.push_back(weight.value); }
  return apportioned(total, numbers);
}

std::vector<EuroCents> apportioned(EuroCents total, std::span<Fraction const> shares) {
  return apportioned(total, weights_of(shares));
}

EuroCents total_of(std::span<EuroCents const> amounts) {
  auto sum = EuroCents{};
  for (auto const amount : amounts) { sum += amount; }
  return sum;
}

void add_by_year(std::vector<EuroCents>& sum, std::span<EuroCents const> more, std::size_t from) {
  if (sum.size() < from + more.size()) { sum.resize(from + more.size()); }
  for (auto i = std::size_t{0}; i < more.size(); ++i) { sum[from + i] += more[i]; }
}

}  // namespace leitbild::money
