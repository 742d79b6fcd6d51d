// Maps of the ground: soil groups, rain, evapotranspiration, heights, crowns, and what experts have computed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/landcover/ground_maps.h"
#include "import/ground/ground_frame.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct ImportedMap {
  city::MapRaster raster;
  ImportReport report;
};

/// Rasters that GDAL reads (GeoTIFF, HGT …), several of them side by side: the first that says something of a pixel counts. They
/// are brought to EPSG:3035 and a side of city::kMapSides; a note says so. A soil map may be a vector file, too, whose `field`
/// (empty: recognised) holds A to D or 1 to 4. Shares of crowns from 0 to 1 become per cent. Error: unreadable; values beyond
/// what the kind allows, with the first of them; nothing inside the city.
Result<ImportedMap> read_map(std::vector<std::filesystem::path> const& files, city::MapKind kind,
                             std::string const& field, MapArea const& area);

}  // namespace leitbild::importing
