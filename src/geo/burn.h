// Lines and areas burnt into a grid as GDAL rasterises them.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/grid.h"
#include "geo/shape.h"

namespace leitbild::geo {

/// 1 where a line passes (thin: GDAL's default), else 0.
Grid<std::uint8_t> burnt_lines(GridFrame const& frame, std::vector<Line> const& lines);

struct ValuedArea {
  MultiPolygon area;
  float value{};
};
/// The value of the last area that a pixel touches, or, with `touched` false, that holds its centre; kNoValue elsewhere.
Grid<float> burnt_areas(GridFrame const& frame, std::vector<ValuedArea> const& areas, bool touched);

}  // namespace leitbild::geo
