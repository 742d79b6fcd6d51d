#include "city/landcover/ground_maps.h"

#include <cmath>

namespace leitbild::city {

std::optional<std::size_t> MapRaster::place_of(geo::Point p) const {
  if (empty()) { return std::nullopt; }
  auto const column = std::floor((p.x - corner.x) / side);
  auto const row = std::floor((corner.y - p.y) / side);
  auto const inside = column >= 0.0 && row >= 0.0 && column < values.columns && row < values.rows;
  return inside ? std::optional{values.index(static_cast<int>(column), static_cast<int>(row))} : std::nullopt;
}

geo::GridFrame MapRaster::frame() const {
  return {.corner = corner,
          .pixel_width = static_cast<double>(side),
          .pixel_height = static_cast<double>(side),
          .columns = values.columns,
          .rows = values.rows,
          .definition = {}};
}

std::int16_t MapRaster::at(geo::Point p) const {
  auto const place = place_of(p);
  return place ? values.values[*place] : kNothing;
}

}  // namespace leitbild::city
