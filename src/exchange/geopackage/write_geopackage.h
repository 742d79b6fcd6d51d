// Features as a GeoPackage, which every GIS opens. Written by GDAL in memory: the workspace's own file is store's affair.
#pragma once

#include <string>

#include "base/result.h"
#include "exchange/features/feature.h"

namespace leitbild::exchange {

/// The bytes of a file with one layer of that name. Error: a plane that GDAL does not know; GDAL's own words where it fails.
Result<std::string> to_geopackage(FeatureTable const& features);

}  // namespace leitbild::exchange
