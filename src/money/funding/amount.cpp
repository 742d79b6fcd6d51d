#include "money/funding/amount.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::money::funding {
namespace {

struct Quotient {
  std::int64_t whole{}, rest{};
};

/// a · b / c by long multiplication in the binary system, since a · b may be larger than 64 bits.
/// 0 ≤ a, 0 ≤ b ≤ c < 2^61.
Quotient times_over(std::int64_t a, std::int64_t b, std::int64_t c) {
  auto out = Quotient{};
  for (auto bit = 62; bit >= 0; --bit) {
    out.whole *= 2;
    out.rest *= 2;
    if (((a >> bit) & 1) != 0) { out.rest += b; }
    while (out.rest >= c) {
      out.rest -= c;
      ++out.whole;
    }
  }
  return out;
}

}  // namespace

bool operator==(Rate a, Rate b) { return a.numerator * b.denominator == b.numerator * a.denominator; }
bool operator<(Rate a, Rate b) { return a.numerator * b.denominator < b.numerator * a.denominator; }

std::optional<Rate> rate_from(double share) {
  if (!(share >= 0.0 && share <= 1.0)) { return std::nullopt; }
  auto const scaled = share * static_cast<double>(kMostDenominator);
  auto const part = std::llround(scaled);
  constexpr auto kNoise = 1e-6;  // of binary fractions; a fifth decimal is 0.1
  if (std::abs(scaled - static_cast<double>(part)) > kNoise) { return std::nullopt; }
  auto const common = std::gcd(part, kMostDenominator);
  return Rate{.numerator = part / common, .denominator = kMostDenominator / common};
}

std::optional<Rate> parse_rate(std::string_view text) {
  auto const parts = split(text, '/');
  if (parts.size() != 2) { return std::nullopt; }
  auto const part = parse_integer(parts[0]);
  auto const whole = parse_integer(parts[1]);
  if (!part || !whole || *part < 0 || *whole < 1 || *whole > kMostDenominator || *part > *whole) {
    return std::nullopt;
  }
  return Rate{.numerator = *part, .denominator = *whole};
}

Rate rest_of(Rate rate) { return {.numerator = rate.denominator - rate.numerator, .denominator = rate.denominator}; }

std::string percent_text(Rate rate) {
  constexpr auto kPerCent = 100;
  auto const decimals = rate.numerator * kPerCent % rate.denominator == 0 ? 0 : 2;
  return format_share(static_cast<double>(rate.numerator) / static_cast<double>(rate.denominator), decimals);
}

std::string euro(EuroCents amount) {
  constexpr auto kCents = 100;
  auto const decimals = amount.value % kCents == 0 ? 0 : 2;
  return fmt::format("{}\u00A0€", format_number(static_cast<double>(amount.value) / kCents, decimals));
}

EuroCents part_of(EuroCents amount, Rate rate) {
  return EuroCents{times_over(amount.value, rate.numerator, rate.denominator).whole};
}

std::vector<EuroCents> apportioned(EuroCents total, std::vector<EuroCents> const& weights) {
  auto out = std::vector<EuroCents>(weights.size());
  auto sum = std::int64_t{0};
  for (auto const weight : weights) { sum += weight.value; }
  if (sum == 0) { return out; }
  auto rests = std::vector<std::int64_t>(weights.size());
  auto left = total.value;
  for (auto i = std::size_t{0}; i < weights.size(); ++i) {
    auto const share = times_over(total.value, weights[i].value, sum);
    out[i] = EuroCents{share.whole};
    rests[i] = share.rest;
    left -= share.whole;
  }
  auto order = std::vector<std::size_t>(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](auto a, auto b) { return rests[a] > rests[b]; });
  for (auto i = std::size_t{0}; left > 0; ++i, --left) { out[order[i]].value += 1; }
  return out;
}

}  // namespace leitbild::money::funding
