#include "geo/write_raster.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>
#include <gdal_priv.h>

#include "base/handle.h"
#include "geo/quiet_gdal.h"

namespace leitbild::geo {
namespace {

using Dataset = Handle<GDALDataset, GDALClose>;

constexpr auto kTile = 256;

CPLStringList creation_options() {
  auto out = CPLStringList{};
  out.SetNameValue("TILED", "YES");
  out.SetNameValue("BLOCKXSIZE", std::to_string(kTile).c_str());
  out.SetNameValue("BLOCKYSIZE", std::to_string(kTile).c_str());
  out.SetNameValue("BIGTIFF", "IF_SAFER");
  return out;
}

/// One tile of the file: what lies beyond the grid at its right and lower edge has no value.
void fill_tile(Grid<float> const& values, int column, int row, std::vector<float>& tile) {
  std::ranges::fill(tile, kNodata);
  auto const columns = static_cast<std::size_t>(std::min(kTile, values.columns - column));
  for (auto y = 0; y < std::min(kTile, values.rows - row); ++y) {
    auto const from = values.row(row + y).subspan(static_cast<std::size_t>(column), columns);
    std::ranges::transform(from, tile.begin() + static_cast<std::ptrdiff_t>(y) * kTile,
                           [](float value) { return has_value(value) ? value : kNodata; });
  }
}

/// Past GDAL's cache of blocks, which would hold a second copy of the raster.
bool write_tiles(GDALRasterBand& band, Grid<float> const& values) {
  auto tile = std::vector<float>(static_cast<std::size_t>(kTile) * kTile);
  for (auto row = 0; row < values.rows; row += kTile) {
    for (auto column = 0; column < values.columns; column += kTile) {
      fill_tile(values, column, row, tile);
      if (band.WriteBlock(column / kTile, row / kTile, tile.data()) != CE_None) { return false; }
    }
  }
  return true;
}

}  // namespace

Result<void> write_raster(std::filesystem::path const& file, GridFrame const& frame, Grid<float> const& values) {
  auto const quiet = QuietGdal{};
  GDALAllRegister();
  auto const broken = [&] {
    return fail(fmt::format("das Raster kann nicht geschrieben werden: „{}“", QuietGdal::last()), file.string());
  };
  auto* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  auto options = creation_options();
  auto made = Dataset{driver->Create(file.c_str(), values.columns, values.rows, 1, GDT_Float32, options.List())};
  auto srs = OGRSpatialReference{};
  if (!made || srs.importFromWkt(frame.definition.c_str()) != OGRERR_NONE) { return broken(); }
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  auto place = std::array{frame.corner.x, frame.pixel_width, 0.0, frame.corner.y, 0.0, -frame.pixel_height};
  auto* const band = made->GetRasterBand(1);
  auto const described = made->SetGeoTransform(place.data()) == CE_None && made->SetSpatialRef(&srs) == CE_None &&
                         band->SetNoDataValue(static_cast<double>(kNodata)) == CE_None;
  if (!described || !write_tiles(*band, values)) { return broken(); }
  // Errors of the last block appear only when the file is closed.
  CPLErrorReset();
  made.reset();
  if (CPLGetLastErrorType() >= CE_Failure) { return broken(); }
  return {};
}

}  // namespace leitbild::geo
