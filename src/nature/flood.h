// Runoff of one design rain: what a land-use class on a soil holds back, by the curve number method.
//
//   S = 25400 / CN - 254 mm;  Q = (P - 0.2 S)² / (P + 0.8 S) for P > 0.2 S, else 0;  retention index = 1 - Q / P
//
// Source: USDA, National Engineering Handbook, part 630, chapter 10 (2004); as InVEST Urban Flood Risk Mitigation.
// Purely local. Known weakness: no routing – where the water goes, and sinks that fill, are not in it; 0.2 S is a
// convention that is too high for small rains on sealed ground.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "nature/classes.h"
#include "nature/zones.h"

namespace leitbild::nature {

/// Curve numbers of a class by soil group, 0 .. 100.
using CurveNumbers = std::array<double, kSoilGroups>;

/// S in millimetres. A curve number of 0 holds everything back.
double potential_retention(double curve_number);
/// Q in millimetres, of a rain above 0.
double runoff(double rain, double curve_number);

/// One number for each class on each soil group.
class ValueByClass {
 public:
  /// `value(class, soil group)`.
  template <class Value>
  ValueByClass(std::size_t classes, Value value) : classes_{classes} {
    for (auto row = std::size_t{0}; row < classes; ++row) {
      for (auto soil = std::size_t{0}; soil < kSoilGroups; ++soil) {
        values_.push_back(static_cast<float>(value(row, soil)));
      }
      values_.push_back(geo::kNoValue);  // no soil group
    }
    values_.resize(values_.size() + kStride, geo::kNoValue);  // no class
  }

  float operator()(ClassIndex land_use, SoilGroup soil) const {
    return values_[std::min(std::size_t{land_use}, classes_) * kStride +
                   std::min(std::size_t{soil}, std::size_t{kSoilGroups})];
  }
  /// Over so many pixels of each class and group (count_of()).
  ZoneSum sum(std::span<std::size_t const> counts) const;

 private:
  static constexpr auto kStride = std::size_t{kSoilGroups} + 1;
  std::size_t classes_;
  std::vector<float> values_;
};

/// The number of every pixel, into `out`. The grids have one size.
void map(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil, ValueByClass const& values,
         int threads, geo::Grid<float>& out);

/// What the model says of a pixel.
enum class FloodResult : std::uint8_t { kRunoffDepth, kRunoffVolume, kRetentionIndex, kRetentionVolume };

/// Millimetres, cubic metres, share, cubic metres. `rain` above 0 in millimetres.
ValueByClass flood_values(FloodResult result, std::span<CurveNumbers const> by_class, double rain,
                          SquareMetres pixel_area);

}  // namespace leitbild::nature
