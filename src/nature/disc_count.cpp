#include "nature/disc_count.h"

#include <limits>

#include "base/simd.h"

namespace leitbild::nature {
namespace {

std::size_t size(int number) { return static_cast<std::size_t>(number); }

/// A chord of the disc is the difference of two prefix sums. Unsigned numbers wrap around and come back.
LEITBILD_SIMD void add_chord(std::uint16_t const* __restrict high, std::uint16_t const* __restrict low,
                             std::uint16_t* __restrict sums, std::size_t count) {
  for (auto i = std::size_t{0}; i < count; ++i) { sums[i] = static_cast<std::uint16_t>(sums[i] + high[i] - low[i]); }
}
LEITBILD_SIMD void add_chord(std::uint32_t const* __restrict high, std::uint32_t const* __restrict low,
                             std::uint32_t* __restrict sums, std::size_t count) {
  for (auto i = std::size_t{0}; i < count; ++i) { sums[i] += high[i] - low[i]; }
}

}  // namespace

DiscCount::DiscCount(Kernel const& disc, int columns, int rows)
    : columns_{columns},
      rows_{rows},
      reach_{disc.reach},
      is_small_{disc.sum() <= static_cast<double>(std::numeric_limits<std::uint16_t>::max())} {
  for (auto row = -reach_; row <= reach_; ++row) { half_widths_.push_back(disc.half_width(row)); }
}

template <class Number>
void DiscCount::count(PixelBox const& box, MarkRow const& mark, std::vector<std::uint32_t>& counts) const {
  auto const window = box.grown_by(reach_);
  auto const inside = window.within({0, 0, columns_, rows_});
  auto const stride = size(window.columns) + 1;
  auto prefixes = std::vector<Number>(stride * size(window.rows));  // of each row of the window
  auto marks = std::vector<std::uint8_t>(size(inside.columns));
  for (auto row = inside.row; row < inside.end_row(); ++row) {
    mark(row, inside.column, marks);
    auto* at = prefixes.data() + size(row - window.row) * stride + size(inside.column - window.column) + 1;
    auto sum = Number{0};
    for (auto const marked : marks) { *at++ = sum = static_cast<Number>(sum + marked); }
    std::fill(at, prefixes.data() + (size(row - window.row) + 1) * stride, sum);
  }
  auto sums = std::vector<Number>(size(box.columns));
  counts.resize(box.size());
  for (auto row = 0; row < box.rows; ++row) {
    std::ranges::fill(sums, Number{0});
    for (auto away = std::size_t{0}; away < half_widths_.size(); ++away) {
      auto const half = half_widths_[away];
      if (half < 0) { continue; }
      auto const* const prefix = prefixes.data() + (size(row) + away) * stride;
      add_chord(prefix + reach_ + half + 1, prefix + reach_ - half, sums.data(), sums.size());
    }
    std::ranges::copy(sums, counts.begin() + static_cast<std::ptrdiff_t>(row) * box.columns);
  }
}

void DiscCount::of(PixelBox const& box, MarkRow const& mark, std::vector<std::uint32_t>& counts) const {
  is_small_ ? count<std::uint16_t>(box, mark, counts) : count<std::uint32_t>(box, mark, counts);
}

}  // namespace leitbild::nature
