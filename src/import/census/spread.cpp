#include "import/census/spread.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace leitbild::importing {
namespace {

/// A product of a count and a weight: 128 bits, because people are counted in thousandths.
__extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using): __extension__ allows only this form

/// Gives the thousandths that rounding down left over to the places with the largest remainders.
void hand_out(std::uint64_t left, std::vector<std::uint64_t> const& remainders, std::vector<Persons>& parts) {
  auto order = std::vector<std::uint32_t>(parts.size());
  std::iota(order.begin(), order.end(), 0U);
  auto const more_left = [&](std::uint32_t a, std::uint32_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  };
  auto const end = order.begin() + static_cast<std::ptrdiff_t>(left);
  std::partial_sort(order.begin(), end, order.end(), more_left);
  for (auto i = order.begin(); i != end; ++i) { parts[*i] += Persons{1}; }
}

}  // namespace

std::vector<Persons> spread(Persons total, std::span<std::uint64_t const> weights) {
  auto const sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  if (weights.empty()) { return {}; }
  if (sum == 0) { return spread(total, std::vector<std::uint64_t>(weights.size(), 1)); }
  auto parts = std::vector<Persons>(weights.size());
  auto remainders = std::vector<std::uint64_t>(weights.size());
  auto left = static_cast<std::uint64_t>(total.value);
  for (auto i = std::size_t{0}; i < weights.size(); ++i) {
    auto const product = static_cast<Wide>(total.value) * weights[i];
    auto const part = static_cast<std::uint64_t>(product / sum);
    parts[i] = Persons{static_cast<std::int64_t>(part)};
    remainders[i] = static_cast<std::uint64_t>(product % sum);
    left -= part;
  }
  assert(left < weights.size());
  hand_out(left, remainders, parts);
  return parts;
}

std::vector<Persons> spread_within(Persons total, std::span<Persons const> limits) {
  auto weights = std::vector<std::uint64_t>{};
  weights.reserve(limits.size());
  for (auto const limit : limits) { weights.push_back(static_cast<std::uint64_t>(limit.value)); }
  // A part of a whole, rounded down, is below its weight whenever a thousandth is left over for it: it has a remainder.
  return spread(total, weights);
}

}  // namespace leitbild::importing
