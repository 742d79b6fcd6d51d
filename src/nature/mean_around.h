// The mean of what is known around every pixel.
#pragma once

#include "geo/grid.h"
#include "nature/window_sum.h"

namespace leitbild::nature {

/// Weighted by a kernel; what is unknown or outside the grid neither counts nor weighs. Works on fixed tiles (window_sum.h).
class MeanAround {
 public:
  /// For grids of this size.
  MeanAround(Kernel const& kernel, int columns, int rows, TilesFor purpose = TilesFor::kWhole);

  /// Computes the tiles that meet the box into `out`, a grid of that size: kNoValue where the pixel itself is unknown.
  /// `fill` gives values, not-a-number where there is none.
  void compute(PixelBox const& box, FillRow const& fill, int threads, geo::Grid<float>& out) const;
  int reach() const { return window_.reach(); }

 private:
  WindowSum window_;
  WeightInside weight_;

  struct Memory;
  void divide_by_place(PixelBox const& tile, std::span<double const> sums, geo::Grid<float>& out) const;
  void divide_by_known(PixelBox const& tile, FillRow const& fill, Memory& memory, geo::Grid<float>& out) const;
  void compute_tile(PixelBox const& tile, FillRow const& fill, Memory& memory, geo::Grid<float>& out) const;
};

/// The values of a grid, to be filled in.
FillRow values_of(geo::Grid<float> const& grid);

/// The means of a whole grid.
geo::Grid<float> mean_around(geo::Grid<float> const& values, Kernel const& kernel, int threads);

}  // namespace leitbild::nature
