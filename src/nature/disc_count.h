// How many marked pixels lie in a disc around each pixel. Whole numbers: exact, whatever part of a grid is asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "nature/kernel.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Writes 1 for the marked pixels of a row of the grid from `column` on, 0 for the others.
using MarkRow = std::function<void(int row, int column, std::span<std::uint8_t> marks)>;

class DiscCount {
 public:
  /// A kernel that is a disc, on grids of this size.
  DiscCount(Kernel const& disc, int columns, int rows);

  /// Row by row of a box inside the grid; what lies outside the grid is not marked. O(pixels × rows of the disc).
  void of(PixelBox const& box, MarkRow const& mark, std::vector<std::uint32_t>& counts) const;
  int reach() const { return reach_; }

 private:
  int columns_, rows_, reach_;
  std::vector<int> half_widths_;  // by row of the disc
  bool is_small_;                 // all counts fit into 16 bits

  template <class Number>
  void count(PixelBox const& box, MarkRow const& mark, std::vector<std::uint32_t>& counts) const;
};

}  // namespace leitbild::nature
