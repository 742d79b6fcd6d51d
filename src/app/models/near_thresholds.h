// Pixels whose value lies so close to a limit of the model that rounding may decide on which side.
#pragma once

#include <string>
#include <string_view>

#include "app/models/output_folder.h"

namespace leitbild::app {

class NearThresholds {
 public:
  /// Within a millionth of the threshold, exactly at it included.
  void add(std::string_view raster, geo::GridFrame const& frame, geo::Grid<float> const& values, double threshold);
  /// "near_thresholds.csv" where there are any: raster, threshold, value, column and row from 0 at the upper left, centre of
  /// the pixel.
  Result<void> write(OutputFolder& out) const;

 private:
  std::string rows_;
};

}  // namespace leitbild::app
