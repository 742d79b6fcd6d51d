#include "money/amounts.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/text.h"

namespace leitbild::money {
namespace {

// A product of an amount, a numerator and a weight needs up to 110 bits.
__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): __extension__ allows only this form

/// The weights of shares: their numerators over the common denominator.
std::vector<std::int64_t> weights_of(std::span<Fraction const> shares) {
  auto common = std::int64_t{1};
  for (auto const share : shares) { common = std::lcm(common, share.denominator); }
  auto out = std::vector<std::int64_t>{};
  for (auto const share : shares) { out.push_back(share.numerator * (common / share.denominator)); }
  return out;
}

}  // namespace

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
  if (parts.empty()) { return parts; }
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

std::string short_euros(EuroCents amount) {
  constexpr auto kNoCents = std::string_view{",00\u00A0€"};
  constexpr auto kZeros = std::size_t{3};
  auto out = format_euros(amount);
  if (out.ends_with(kNoCents)) { out.erase(out.size() - kNoCents.size(), kZeros); }
  return out;
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
