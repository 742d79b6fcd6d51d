// Which pixels belong to an area.
#pragma once

#include <vector>

#include "geo/grid.h"
#include "geo/shape.h"

namespace leitbild::geo {

/// Neighbouring pixels of one row.
struct PixelRun {
  int row{};
  int first{}, end{};  // columns; `end` is the one behind the last
  friend bool operator==(PixelRun const&, PixelRun const&) = default;
};
/// By row, then column: sums over a zone have one order.
using Zone = std::vector<PixelRun>;

/// Pixels whose centre is inside the area (even-odd rule; a centre exactly on an edge belongs to the area on its right
/// or below, so that neighbours share no pixel). O(edges × rows they cross).
Zone centres_inside(GridFrame const& frame, MultiPolygon const& area);

/// The same, but an area too small to hold a centre gets the pixels under its bounding box, as zonal statistics of the
/// reference models do; empty only for an area beside the grid.
Zone zone_of(GridFrame const& frame, MultiPolygon const& area);

}  // namespace leitbild::geo
