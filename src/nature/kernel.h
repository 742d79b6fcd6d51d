// Weights around a pixel: how much what lies at a distance counts.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace leitbild::nature {

/// Symmetric in both directions. Distances are between centres, in pixels; beyond the kernel's radius the weight is 0.
struct Kernel {
  int reach{};                  // pixels in each direction from the one in the middle
  std::vector<double> weights;  // row by row, side 2 * reach + 1
  bool is_disc{};               // every weight is 0 or 1

  int side() const { return 2 * reach + 1; }
  double at(int columns_away, int rows_away) const {
    return weights[static_cast<std::size_t>(rows_away + reach) * static_cast<std::size_t>(side()) +
                   static_cast<std::size_t>(columns_away + reach)];
  }
  double sum() const;
  /// For a disc: how far it reaches to either side in a row that far from the middle; below 0 if not at all.
  int half_width(int rows_away) const;
};

/// What a kernel weighs inside a grid: less than all of it near the edges.
class WeightInside {
 public:
  WeightInside(Kernel const& kernel, int columns, int rows);

  double at(int column, int row) const;
  /// Of the whole kernel.
  double whole() const { return whole_; }
  /// Whether the kernel around each pixel of these columns and rows lies inside the grid.
  bool is_whole(int column, int end_column, int row, int end_row) const {
    return column >= reach_ && row >= reach_ && end_column + reach_ <= columns_ && end_row + reach_ <= rows_;
  }
  /// The pixels of a row for which that holds: from the first to before the second. None: both are the same.
  std::pair<int, int> whole_columns(int row) const {
    if (row < reach_ || row + reach_ >= rows_ || columns_ <= 2 * reach_) { return {0, 0}; }
    return {reach_, columns_ - reach_};
  }

 private:
  int reach_, columns_, rows_;
  double whole_;
  std::vector<double> before_;  // at (x, y): all weights left of x and above y
};

/// How nature loses worth with distance r pixels, as Urban Nature Access defines it.
enum class Decay : std::uint8_t {
  kDichotomy,    // 1 up to r
  kDensity,      // 0.75 (1 - (d/r)^2)
  kGaussian,     // (exp(-(d/r)^2 / 2) - e^-0.5) / (1 - e^-0.5): 0 at d = r
  kExponential,  // exp(-d/r), cut at 2 ceil(r) + 1
};

/// `radius` above 0, in pixels, may be fractional.
Kernel decay_kernel(Decay decay, double radius);
Kernel disc_kernel(double radius);
/// exp(-d / mean) up to `radius`, with sum 1. With a mean of 0 the pixel itself is all that counts.
Kernel mean_by_distance(double mean, double radius);

}  // namespace leitbild::nature
