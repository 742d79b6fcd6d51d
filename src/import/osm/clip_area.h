// An area that is asked for hundreds of thousands of points.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/shape.h"

namespace leitbild::importing {

/// Squares that lie wholly inside or outside are known in advance; only near the edge a point is tested exactly.
class ClipArea {
 public:
  explicit ClipArea(geo::MultiPolygon area);

  bool contains(geo::Point p) const;
  /// True only if the whole box lies inside; false also where that is not certain, near the edge.
  bool contains_all(geo::Box const& box) const;
  geo::MultiPolygon const& area() const { return area_; }

 private:
  enum class Square : std::uint8_t { kOutside, kInside, kEdge };

  geo::MultiPolygon area_;
  geo::Box box_;
  std::vector<Square> squares_;

  std::size_t column(double x) const;
  std::size_t row(double y) const;
  void mark_edges(geo::Ring const& ring);
};

}  // namespace leitbild::importing
