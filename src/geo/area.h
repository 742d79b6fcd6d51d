// Set operations on areas (GEOS): clip, unite, buffer, repair.
#pragma once

#include "base/result.h"
#include "geo/shape.h"

namespace leitbild::geo {

/// The same area with rings that do not cross themselves or each other. Empty if nothing with an area remains.
MultiPolygon repaired(MultiPolygon const& area);
/// Empty if all rings are simple and in order, otherwise GEOS' reason and place, in German.
std::string invalid_because(MultiPolygon const& area);
/// The operations below repair areas that GEOS cannot work on; what it then still fails on gives nothing.
MultiPolygon intersection(MultiPolygon const& a, MultiPolygon const& b);
MultiPolygon united(std::vector<MultiPolygon> const& areas);
MultiPolygon difference(MultiPolygon const& a, MultiPolygon const& b);
/// All points within `distance` of the area; negative distances shrink it.
MultiPolygon buffered(MultiPolygon const& area, Metres distance);
/// The parts of a line inside the area, in its direction.
std::vector<Line> clipped(Line const& line, MultiPolygon const& area);
/// Fewer vertices, none moved by more than `tolerance`; stays valid.
MultiPolygon simplified(MultiPolygon const& area, Metres tolerance);

/// A box as an area.
MultiPolygon rectangle(Box const& box);

}  // namespace leitbild::geo
