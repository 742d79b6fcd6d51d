// Values on the pixels of a raster, and where those pixels lie.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "base/big_memory.h"
#include "geo/point.h"

namespace leitbild::geo {

/// Pixels of one size, rows from north to south.
struct GridFrame {
  Point corner;  // upper left corner of the first pixel
  double pixel_width{}, pixel_height{};
  int columns{}, rows{};
  std::string definition;  // of the coordinate system, as well-known text

  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
  SquareMetres pixel_area() const { return SquareMetres{pixel_width * pixel_height}; }
  Box box() const { return {{corner.x, corner.y - rows * pixel_height}, {corner.x + columns * pixel_width, corner.y}}; }
  /// So many rows from one on.
  GridFrame rows_from(int row, int count) const {
    auto out = *this;
    out.corner.y -= row * pixel_height;
    out.rows = count;
    return out;
  }
  /// Centre of a pixel.
  double x_of(int column) const { return corner.x + (column + 0.5) * pixel_width; }
  double y_of(int row) const { return corner.y - (row + 0.5) * pixel_height; }
};

/// Of many pixels at a time.
template <class T>
using Pixels = BigVector<T>;

/// Row by row from the upper left corner.
template <class T>
struct Grid {
  int columns{}, rows{};
  Pixels<T> values;

  Grid() = default;
  Grid(int width, int height, T value = {})
      : columns{width},
        rows{height},
        values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value) {}

  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
  T& at(int column, int row) { return values[index(column, row)]; }
  T at(int column, int row) const { return values[index(column, row)]; }
  std::span<T> row(int row) { return std::span{values}.subspan(index(0, row), static_cast<std::size_t>(columns)); }
  std::span<T const> row(int row) const {
    return std::span{values}.subspan(index(0, row), static_cast<std::size_t>(columns));
  }
  friend bool operator==(Grid const&, Grid const&) = default;
};

/// In a grid of numbers not-a-number says that there is no value.
inline constexpr auto kNoValue = std::numeric_limits<float>::quiet_NaN();
inline bool has_value(float value) { return !std::isnan(value); }

/// In a grid of codes (land use, soil) this says that there is none. No source has a code this low.
inline constexpr auto kNoCode = std::numeric_limits<int>::min();

}  // namespace leitbild::geo
