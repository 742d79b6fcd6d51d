// From shapes in EPSG:3857 to what a tile holds of them: cut, thinned, in whole units of the tile.
#pragma once

#include <optional>

#include "exchange/mvt/write_mvt.h"
#include "server/tiles/tile_address.h"

namespace leitbild::server {

class TileCut {
 public:
  explicit TileCut(TileAddress tile);

  /// The tile and its margin: lines and outlines along the border are drawn by both neighbours.
  geo::Box const& box() const { return box_; }
  /// Metres of EPSG:3857 in a unit of the tile.
  double unit() const { return unit_; }

  /// Nothing outside, and nothing where only a speck would be seen. Coordinates are off by half a unit through rounding
  /// and by kTolerance through thinning. Rings that thinning or rounding made cross themselves are repaired.
  std::optional<exchange::mvt::Geometry> operator()(geo::Shape const& shape) const;

  /// How far thinning may move a line, in units of the tile: an eighth of a pixel of a map with tiles of 512 pixels.
  static constexpr double kTolerance = 1.0;
  /// Rings with less area, in square units, and lines that are shorter, in units, are left out.
  static constexpr double kLeastArea = 24.0;
  static constexpr double kLeastLength = 3.0;
  static constexpr double kMargin = 64.0;

 private:
  geo::Point corner_;  // north-west
  double unit_;
  geo::Box box_;

  exchange::mvt::Spot spot(geo::Point p) const;
  exchange::mvt::Spots spots(geo::Line const& line) const;
  std::optional<exchange::mvt::Geometry> cut(geo::Point const& point) const;
  std::optional<exchange::mvt::Geometry> cut(geo::Line const& line) const;
  std::optional<exchange::mvt::Geometry> cut(geo::MultiPolygon const& area) const;
  exchange::mvt::Spots ring(geo::Ring const& ring) const;
};

}  // namespace leitbild::server
