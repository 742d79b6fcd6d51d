// Where two grids of one size differ, bit by bit.
#pragma once

#include <cstring>

#include "geo/grid.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Bits are meant, not numbers: not-a-number differs from itself, and 0 is -0.
template <class T>
bool differ(T const* a, T const* b, std::size_t count) {
  return std::memcmp(a, b, count * sizeof(T)) != 0;  // NOLINT(bugprone-suspicious-memory-comparison)
}

/// The smallest box that holds all differences; both grids have one size.
template <class T>
PixelBox difference_of(geo::Grid<T> const& a, geo::Grid<T> const& b) {
  auto out = PixelBox{};
  for (auto row = 0; row < a.rows; ++row) {
    auto const one = a.row(row);
    auto const other = b.row(row);
    if (!differ(one.data(), other.data(), one.size())) { continue; }
    auto first = std::size_t{0};
    while (!differ(&one[first], &other[first], 1)) { ++first; }
    auto last = one.size() - 1;
    while (!differ(&one[last], &other[last], 1)) { --last; }
    out = out.with({static_cast<int>(first), row, static_cast<int>(last - first) + 1, 1});
  }
  return out;
}

}  // namespace leitbild::nature
