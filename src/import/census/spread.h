// Spreading a count over places so that nothing is lost and nothing invented: the one place that does it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/quantity.h"

namespace leitbild::importing {

/// Parts in proportion to the weights, in thousandths of a person; their sum is `total`, exactly (largest remainder;
/// among equals the earlier place). Where all weights are zero, all places count the same. No places: nothing.
/// Preconditions: total >= 0, sum of the weights below 2^63. O(n log n).
std::vector<Persons> spread(Persons total, std::span<std::uint64_t const> weights);

/// As spread(), but no part exceeds its weight: for a part of the residents who live there. Precondition:
/// 0 <= total <= sum of `limits`.
std::vector<Persons> spread_within(Persons total, std::span<Persons const> limits);

}  // namespace leitbild::importing
