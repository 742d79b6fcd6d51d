// Whether a shape and a box have a point in common.
#pragma once

#include "geo/shape.h"

namespace leitbild::geo {

/// Borders belong to both. Exact, not by the shape's box; O(points).
bool meets(Shape const& shape, Box const& box);

}  // namespace leitbild::geo
