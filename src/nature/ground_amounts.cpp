#include "nature/ground_amounts.h"

#include <algorithm>

#include "nature/grid_difference.h"

namespace leitbild::nature {

PixelBox changed_between(city::Cover const& before, city::Cover const& now) {
  auto out = PixelBox{};
  if (before.ground != now.ground) { out = out.with(difference_of(*before.ground, *now.ground)); }
  if (before.source_class != now.source_class) {
    out = out.with(difference_of(*before.source_class, *now.source_class));
  }
  if (before.storage != now.storage) { out = out.with(difference_of(*before.storage, *now.storage)); }
  return out;
}

PixelBox pixels_of(city::Cover const& cover, geo::CellCode cell) {
  return PixelBox{cover.column_of(cell), cover.row_of(cell), city::kPixelsPerCell, city::kPixelsPerCell}.within(
      {0, 0, cover.frame.columns, cover.frame.rows});
}

bool meets(geo::Zone const& zone, PixelBox const& box) {
  return std::ranges::any_of(zone, [&](geo::PixelRun const& run) {
    return run.row >= box.row && run.row < box.end_row() && run.first < box.end_column() && run.end > box.column;
  });
}

}  // namespace leitbild::nature
