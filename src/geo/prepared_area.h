// An area that is asked many questions: its edges sorted into horizontal bands.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/shape.h"

namespace leitbild::geo {

/// Of an area with valid rings. Building is O(edges); a question costs about the edges of one band, some tens even for
/// a forest of thousands.
class PreparedArea {
 public:
  explicit PreparedArea(MultiPolygon const& area);

  Box const& box() const { return box_; }
  /// As geo::contains().
  bool contains(Point p) const;
  /// Where the segment a-b meets or touches the rings, as shares of the way from a to b, sorted. Stretches along a ring
  /// give their ends.
  std::vector<double> crossings(Point a, Point b) const;

 private:
  struct RingEdge {
    Point low, high;  // low.y <= high.y
  };

  Box box_;
  double band_height_{1.0};
  std::vector<std::vector<RingEdge>> bands_;

  std::size_t band(double y) const;
};

}  // namespace leitbild::geo
