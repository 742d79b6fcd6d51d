// The sum of a grid's values around every pixel, weighted by a kernel; what lies outside the grid counts 0.
//
// Discs are summed exactly by prefix sums of rows; other kernels by Fourier transform (overlap-save: Oppenheim, Schafer,
// Discrete-Time Signal Processing), in double precision. Both work on the fixed tiles of `tiles()`: a tile depends on its
// own pixels and those up to `reach()` away, and on nothing else, so that one tile alone has the bits it has in a full
// run, with any number of threads. Limit: the side of the tiles follows from kernel, size of the grid and what they
// are for; other ones round differently in the last bits.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "nature/kernel.h"
#include "nature/tiles.h"

namespace leitbild::nature {

/// Writes the values of a row of the grid from `column` on.
using FillRow = std::function<void(int row, int column, std::span<double> values)>;
/// Sums of a tile, row by row.
using UseTile = std::function<void(PixelBox const& tile, std::span<double const> sums)>;

class WindowSum {
 public:
  /// For grids of this size.
  WindowSum(Kernel const& kernel, int columns, int rows, TilesFor purpose = TilesFor::kWhole);
  WindowSum(WindowSum&&) noexcept;
  WindowSum& operator=(WindowSum&&) noexcept;
  ~WindowSum();

  int reach() const;
  std::vector<PixelBox> const& tiles() const;

  /// What one thread needs while it works.
  class Memory;
  struct FreeMemory {
    void operator()(Memory* memory) const;
  };
  using MemoryPtr = std::unique_ptr<Memory, FreeMemory>;
  MemoryPtr memory() const;

  /// The sums of one tile; valid until the memory is used again.
  std::span<double const> of(PixelBox const& tile, FillRow const& fill, Memory& memory) const;
  /// The tiles that meet the box, in any order; `use` is called by several threads at once.
  void for_each_tile(PixelBox const& box, FillRow const& fill, int threads, UseTile const& use) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace leitbild::nature
