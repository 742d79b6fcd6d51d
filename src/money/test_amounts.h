// Amounts and rates as tests write them.
#pragma once

#include <string_view>
#include <vector>

#include "money/amounts.h"

namespace leitbild::money {

/// Throws for what is no fraction, which fails the test.
inline Fraction rate(std::string_view text) { return parse_fraction(text).value(); }

inline std::vector<EuroCents> in_euros(std::vector<std::int64_t> const& whole) {
  auto out = std::vector<EuroCents>{};
  for (auto const euro : whole) { out.push_back(euros(euro)); }
  return out;
}

}  // namespace leitbild::money
