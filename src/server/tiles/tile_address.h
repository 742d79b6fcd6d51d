// Which tile: zoom, column from the west, row from the north, of the square that WebMercatorQuad divides.
#pragma once

#include <cstdint>

#include "geo/shape.h"

namespace leitbild::server {

/// Half the side of that square in metres of EPSG:3857: pi x 6,378,137.
inline constexpr double kMercatorHalf = 20'037'508.342789244;
inline constexpr std::uint32_t kDeepestZoom = 22;

struct TileAddress {
  std::uint32_t zoom{}, column{}, row{};  // columns and rows below 2^zoom
};

/// Metres of EPSG:3857 along a tile's side.
inline double side_of(TileAddress tile) {
  return 2.0 * kMercatorHalf / static_cast<double>(std::uint64_t{1} << tile.zoom);
}

/// In EPSG:3857.
inline geo::Box box_of(TileAddress tile) {
  auto const side = side_of(tile);
  auto const west = -kMercatorHalf + side * tile.column;
  auto const north = kMercatorHalf - side * tile.row;
  return {{west, north - side}, {west + side, north}};
}

}  // namespace leitbild::server
