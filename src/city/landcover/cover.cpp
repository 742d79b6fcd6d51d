#include "city/landcover/cover.h"

#include <cmath>

namespace leitbild::city {
namespace {

constexpr auto kCell = geo::kCellSide.value;

int whole(double number) { return static_cast<int>(std::lround(number)); }

}  // namespace

int Cover::column_of(geo::CellCode cell) const {
  return whole((cell.east * kCell - frame.corner.x) / kGroundPixel.value);
}

int Cover::row_of(geo::CellCode cell) const {
  return whole((frame.corner.y - (cell.north + 1) * kCell) / kGroundPixel.value);
}

}  // namespace leitbild::city
