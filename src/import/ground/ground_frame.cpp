#include "import/ground/ground_frame.h"

#include <algorithm>
#include <cmath>

#include "city/links/ground_cover.h"
#include "geo/zone.h"

namespace leitbild::importing {

Result<geo::GridFrame> map_frame(MapArea const& area, int side) {
  TRY(auto const to_grid, city::to_cover_plane(area.crs));
  TRY(auto const system, geo::describe(geo::kEuropeanGrid));
  auto const box = geo::box_of(geo::carried(area.city, to_grid)).grown_by(city::kAroundCity);
  auto const down = [&](double x) { return std::floor(x / side) * side; };
  auto const up = [&](double x) { return std::ceil(x / side) * side; };
  return geo::GridFrame{.corner = {down(box.low.x), up(box.high.y)},
                        .pixel_width = static_cast<double>(side),
                        .pixel_height = static_cast<double>(side),
                        .columns = static_cast<int>((up(box.high.x) - down(box.low.x)) / side),
                        .rows = static_cast<int>((up(box.high.y) - down(box.low.y)) / side),
                        .definition = system.wkt};
}

Metres pixel_size(geo::Raster const& raster) {
  constexpr auto kMetresOfDegree = 111'320.0;  // along a meridian
  return Metres{raster.is_in_metres() ? std::min(raster.pixel_width(), raster.pixel_height())
                                      : raster.pixel_height() * kMetresOfDegree};
}

int side_for(geo::Raster const& raster) {
  constexpr auto kRounding = 1.001;
  auto const size = pixel_size(raster).value;
  auto out = city::kMapSides.front();
  for (auto const side : city::kMapSides) {
    if (side <= size * kRounding) { out = side; }
  }
  return out;
}

Result<Share> covered(city::MapRaster const& map, MapArea const& area) {
  TRY(auto const to_grid, city::to_cover_plane(area.crs));
  auto all = 0.0;
  auto known = 0.0;
  for (auto const& run : geo::zone_of(map.frame(), geo::carried(area.city, to_grid))) {
    for (auto column = run.first; column < run.end; ++column) {
      all += 1.0;
      if (map.values.at(column, run.row) != city::MapRaster::kNothing) { known += 1.0; }
    }
  }
  return Share{all > 0.0 ? known / all : 0.0};
}

std::string name_of_system(std::string const& definition) {
  auto const first = definition.find('"');
  auto const last = definition.find('"', first == std::string::npos ? first : first + 1);
  return last == std::string::npos ? std::string{"eigenes System"} : definition.substr(first + 1, last - first - 1);
}

}  // namespace leitbild::importing
