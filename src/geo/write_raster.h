// GeoTIFF out.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "geo/grid.h"

namespace leitbild::geo {

/// What kNoValue becomes in a file.
inline constexpr auto kNodata = -9999.0F;

/// Band of 32-bit floats in uncompressed tiles: the fastest to write and to read in parts. Error: the file cannot be
/// written.
Result<void> write_raster(std::filesystem::path const& file, GridFrame const& frame, Grid<float> const& values);

}  // namespace leitbild::geo
