// A transform for very many points of one window, such as all nodes of an extract.
#pragma once

#include <span>
#include <vector>

#include "geo/crs.h"

namespace leitbild::geo {

/// How far a point may come to lie from where the exact transform puts it.
inline constexpr Metres kWindowError{0.001};

/// Transforms the nodes of a grid over the window exactly and goes between them by bicubic interpolation, some thirty
/// times faster than PROJ. Smooth projections change so little over a square of some kilometres that the error is far
/// below kWindowError; a tenth of it is asked for in the middle of every square, and where that does not hold (a datum
/// shift by a grid) every point is transformed exactly, as all points outside the window are. Not shared between threads.
class WindowTransform {
 public:
  /// `to` is a metric plane. The window is in units of `from`.
  WindowTransform(Transform exact, Box const& window);

  /// A point that cannot be projected becomes (inf, inf).
  Point operator()(Point p) const;
  void apply(std::span<Point> points) const;
  Transform const& exact() const { return exact_; }

 private:
  Transform exact_;
  Box window_;
  double column_width_{}, row_height_{};
  std::vector<Point> nodes_;  // kNodes x kNodes, one ring of them outside the window; empty: all is transformed exactly

  Point interpolated(Point p) const;
  void check_squares();
};

}  // namespace leitbild::geo
