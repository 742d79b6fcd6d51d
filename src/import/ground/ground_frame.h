// Where the pixels of an imported map of the ground lie.
#pragma once

#include "base/result.h"
#include "city/landcover/ground_maps.h"
#include "geo/crs.h"
#include "geo/raster.h"

namespace leitbild::importing {

/// The city that maps are cut to.
struct MapArea {
  geo::MultiPolygon const& city;  // its boundary
  geo::Crs crs;
};

/// Pixels of that side in the plane of the cover (city/links/ground_cover.h) over the city and what lies around it. Error: a plane that PROJ
/// does not know.
Result<geo::GridFrame> map_frame(MapArea const& area, int side);

/// The shorter side of a pixel; of geographic ones that along the meridian.
Metres pixel_size(geo::Raster const& raster);

/// The largest of city::kMapSides that is not larger than the pixels of a raster, at least the smallest.
int side_for(geo::Raster const& raster);

/// Share of the pixels inside the city that have a value.
Result<Share> covered(city::MapRaster const& map, MapArea const& area);

/// "ETRS89 / UTM zone 32N", from well-known text.
std::string name_of_system(std::string const& definition);

}  // namespace leitbild::importing
