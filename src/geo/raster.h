// Rasters of numbers (GeoTIFF and whatever else GDAL reads), one window at a time. Together with raster.cpp the only
// place that knows GDAL's rasters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/grid.h"
#include "geo/point.h"

namespace leitbild::geo {

/// Column and row from the upper left corner.
struct Pixel {
  int column{};
  int row{};
  friend auto operator<=>(Pixel, Pixel) = default;
};

struct RasterWindow {
  Pixel first;
  int columns{}, rows{};
};

/// How the value of a pixel follows from those of a raster with other pixels.
enum class Resampling : std::uint8_t {
  kNearest,
  kMode,  // the most frequent code
  kBilinear,
  kAverage,      // of all pixels that lie in the new one
  kCubic,        // Catmull-Rom
  kCubicSpline,  // B-spline
};

/// "häufigster Wert", for notes.
std::string_view german(Resampling resampling);

struct ByteCodes {
  Grid<std::uint8_t> values;
  std::optional<std::uint8_t> nothing;  // the code that says that there is none
};

/// The first band of a file. Not shared between threads.
class Raster {
 public:
  /// Error: no such file, no raster, no coordinate system, pixels that are turned or sheared.
  static Result<Raster> open(std::filesystem::path const& file);
  Raster(Raster&&) noexcept;
  Raster& operator=(Raster&&) noexcept;
  ~Raster();

  /// The file's own coordinate system as well-known text, for Transform::to(); x is east, y is north.
  std::string const& definition() const;
  /// Side of a pixel in the units of that system (metres, unless it is geographic).
  double pixel_width() const;
  double pixel_height() const;
  /// The pixel that holds a point of the raster's plane; nothing outside.
  std::optional<Pixel> pixel_at(Point p) const;
  /// The pixels that meet a box of the raster's plane; no columns where they do not meet.
  RasterWindow window(Box const& box) const;
  /// Row by row; nothing where the file says that there is no value (its nodata value, its mask, or not a number).
  /// Error: a damaged file; a window of more than 50 million pixels.
  Result<std::vector<std::optional<double>>> read(RasterWindow const& window) const;

  /// Where its pixels lie. Error: rows from south to north.
  Result<GridFrame> frame() const;
  /// Whether every pixel of the frame is a pixel of the raster or lies outside it.
  bool has_pixels_of(GridFrame const& frame) const;
  /// Brought to the pixels of a frame: as they are where has_pixels_of(), otherwise resampled (GDAL's warper). kNoValue
  /// where the raster has no value: its nodata value (equal within 1e-5, as in the reference models), its mask, not a
  /// number, outside. Error: a damaged file, no way between the coordinate systems.
  Result<Grid<float>> values_on(GridFrame const& frame, Resampling resampling) const;
  /// The same for whole numbers; kNoCode where there is none.
  Result<Grid<int>> codes_on(GridFrame const& frame, Resampling resampling) const;
  /// The codes of a raster of bytes without a mask, as they are and a quarter as large; nothing for other rasters, other pixels
  /// than those of the frame (has_pixels_of()), and frames that reach beyond the raster. Error: a damaged file.
  Result<std::optional<ByteCodes>> byte_codes_on(GridFrame const& frame) const;
  /// Whether the file holds whole numbers.
  bool is_integer() const;
  /// Whether its plane is measured in metres (neither degrees nor feet).
  bool is_in_metres() const;
  std::string const& file_name() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit Raster(std::unique_ptr<Impl> impl);
};

}  // namespace leitbild::geo
