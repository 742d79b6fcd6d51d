// The rows of a box of pixels, some at a time, by several threads.
#pragma once

#include "base/parallel.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// `work(first, count)`: the place of the first pixel of a row among those of a grid of so many columns, and how many there are. No
/// result may depend on the order.
template <class Work>
void for_each_row(PixelBox const& box, int columns, int threads, Work work) {
  constexpr auto kRowsAtOnce = 64;
  auto const strips = static_cast<std::size_t>((box.rows + kRowsAtOnce - 1) / kRowsAtOnce);
  for_each_part(strips, threads, [&](std::size_t strip, int) {
    auto const first = box.row + static_cast<int>(strip) * kRowsAtOnce;
    for (auto row = first; row < std::min(first + kRowsAtOnce, box.end_row()); ++row) {
      work(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(box.column),
           static_cast<std::size_t>(box.columns));
    }
  });
}

}  // namespace leitbild::nature
