// Whether a shape and a box have a point in common, and which part of a segment they share.
#pragma once

#include <optional>
#include <utility>

#include "geo/shape.h"

namespace leitbild::geo {

/// Borders belong to both. Exact, not by the shape's box; O(points).
bool meets(Shape const& shape, Box const& box);

/// The part of a segment inside the box as shares of its length from `a` (Liang, Barsky 1984); nothing if it misses the
/// box.
std::optional<std::pair<double, double>> part_inside(Point a, Point b, Box const& box);

}  // namespace leitbild::geo
