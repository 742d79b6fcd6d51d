// The mean of what is known around every pixel.
#pragma once

#include "geo/grid.h"
#include "nature/kernel.h"

namespace leitbild::nature {

/// Weighted by the kernel; what is unknown or outside the grid neither counts nor weighs. kNoValue where the pixel itself is
/// unknown. Works on fixed tiles (window_sum.h).
geo::Grid<float> mean_around(geo::Grid<float> const& values, Kernel const& kernel, int threads);

}  // namespace leitbild::nature
