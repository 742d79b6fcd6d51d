// The 100 m grid of the census: cells of ETRS89 LAEA (EPSG:3035), named by their south-west corner.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/quantity.h"
#include "geo/point.h"

namespace leitbild::geo {

inline constexpr Metres kCellSide{100.0};

/// South-west corner of a cell in whole hundreds of metres.
struct CellCode {
  std::int32_t east{};
  std::int32_t north{};
  friend auto operator<=>(CellCode, CellCode) = default;
};

inline CellCode cell_at(Point grid) {
  return {static_cast<std::int32_t>(std::floor(grid.x / kCellSide.value)),
          static_cast<std::int32_t>(std::floor(grid.y / kCellSide.value))};
}
/// In metres of the grid's plane.
inline Point centre_of(CellCode code) {
  return {(code.east + 0.5) * kCellSide.value, (code.north + 0.5) * kCellSide.value};
}

/// "CRS3035RES100mN2933500E4154700".
std::string grid_name(CellCode code);
/// Also the short form "100mN29335E41547". Nothing for any other text or resolution.
std::optional<CellCode> parse_grid_name(std::string_view name);

}  // namespace leitbild::geo
