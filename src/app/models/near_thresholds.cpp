#include "app/models/near_thresholds.h"

#include <cmath>

#include <fmt/format.h>

namespace leitbild::app {

void NearThresholds::add(std::string_view raster, geo::GridFrame const& frame, geo::Grid<float> const& values,
                         double threshold) {
  constexpr auto kNear = 1e-6;  // of the threshold
  auto const low = static_cast<float>(threshold - kNear * std::abs(threshold));
  auto const high = static_cast<float>(threshold + kNear * std::abs(threshold));
  for (auto row = 0; row < values.rows; ++row) {
    auto const line = values.row(row);
    if (std::ranges::count_if(line, [&](float value) { return value >= low && value <= high; }) == 0) { continue; }
    for (auto column = 0; column < values.columns; ++column) {
      auto const value = line[static_cast<std::size_t>(column)];
      if (!(value >= low && value <= high)) { continue; }
      rows_ += fmt::format("{},{},{},{},{},{},{}\n", raster, threshold, value, column, row, frame.x_of(column),
                           frame.y_of(row));
    }
  }
}

Result<void> NearThresholds::write(OutputFolder& out) const {
  if (rows_.empty()) { return {}; }
  return out.table("near_thresholds.csv", "raster,threshold,value,column,row,x,y\n" + rows_);
}

}  // namespace leitbild::app
