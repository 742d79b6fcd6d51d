// Which pixels belong to an area, and sums over them.
#pragma once

#include <span>
#include <vector>

#include "geo/grid.h"
#include "geo/shape.h"

namespace leitbild::nature {

/// Neighbouring pixels of one row.
struct PixelRun {
  int row{};
  int first{}, end{};  // columns; `end` is the one behind the last
  friend bool operator==(PixelRun const&, PixelRun const&) = default;
};
/// By row, then column: sums over a zone have one order.
using Zone = std::vector<PixelRun>;

/// Pixels whose centre is inside the area (even-odd rule; a centre exactly on an edge belongs to the area on its right
/// or below, so that neighbours share no pixel). An area too small to hold a centre gets the pixels under its bounding
/// box, as zonal statistics of the reference models do; empty only for an area beside the grid.
/// O(edges × rows they cross).
Zone zone_of(geo::GridFrame const& frame, geo::MultiPolygon const& area);

struct ZoneSum {
  double sum{};
  std::size_t count{};  // pixels with a value

  double mean() const { return sum / static_cast<double>(count); }
};

/// `value(column, row)` is a float; pixels without a value are passed over.
template <class Value>
ZoneSum sum_of(Zone const& zone, Value value) {
  auto out = ZoneSum{};
  for (auto const& run : zone) {
    for (auto column = run.first; column < run.end; ++column) {
      auto const number = static_cast<float>(value(column, run.row));
      if (!geo::has_value(number)) { continue; }
      out.sum += static_cast<double>(number);
      ++out.count;
    }
  }
  return out;
}

inline ZoneSum sum_of(Zone const& zone, geo::Grid<float> const& values) {
  return sum_of(zone, [&](int column, int row) { return values.at(column, row); });
}

}  // namespace leitbild::nature
