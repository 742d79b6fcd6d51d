// From pieces of green as they were drawn to whole parks and woods.
#pragma once

#include <string>
#include <vector>

#include "city/landcover/landcover.h"
#include "geo/crs.h"
#include "import/osm/clip_area.h"

namespace leitbild::importing {

struct GreenPiece {
  std::string name;
  bool forest{};
  geo::MultiPolygon shape;  // valid
};

/// Pieces of the same kind that touch become one area with the name of its biggest piece, clipped to `clip`, measured
/// on the ground. Forests after open greens; inside a kind from west to east.
std::vector<city::GreenArea> united_green(std::vector<GreenPiece> const& pieces, ClipArea const& clip, geo::Crs crs);

}  // namespace leitbild::importing
