// New green areas beside and onto those that exist.
#pragma once

#include <vector>

#include "city/landcover/landcover.h"
#include "geo/crs.h"

namespace leitbild::city {

/// What became of the table of green areas. Rows keep their ids; new ones follow.
struct GrownGreen {
  std::vector<GreenArea> rows;
  /// By row that is new or grew: the old rows it took in (and itself, if it existed). Rows that were taken in by another
  /// are empty.
  struct Grown {
    GreenId row;
    std::vector<GreenId> parts;
  };
  std::vector<Grown> grown;  // by row
};

/// An added area and all green of its kind that it touches, directly or through other added areas, become one: the row of
/// the first existing part holds it. The order of `added` is irrelevant. Areas are measured on the ground.
GrownGreen with_green(Landcover const& before, std::vector<GreenArea> added, geo::Crs crs);

}  // namespace leitbild::city
