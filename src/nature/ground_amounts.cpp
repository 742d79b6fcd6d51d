#include "nature/ground_amounts.h"

namespace leitbild::nature {

PixelBox pixels_of(city::Cover const& cover, geo::CellCode cell) {
  return PixelBox{cover.column_of(cell), cover.row_of(cell), city::kPixelsPerCell, city::kPixelsPerCell}.within(
      {0, 0, cover.frame.columns, cover.frame.rows});
}

std::vector<Total> GroundAmounts::leaves() const {
  auto out = std::vector<Total>{};
  for (auto const& strips : leaves_) {
    auto total = Total{};
    for (auto const& strip : strips) { total.add(strip.total); }
    out.push_back(total);
  }
  return out;
}

std::vector<GroundAmounts::Strip> GroundAmounts::strips_of(geo::Zone const& zone) {
  constexpr auto kRows = 32;
  auto out = std::vector<Strip>{};
  for (auto i = std::size_t{0}; i < zone.size(); ++i) {
    auto const& run = zone[i];
    if (out.empty() || zone[out.back().first].row / kRows != run.row / kRows) {
      out.push_back({.first = i, .end = i, .box = {}, .total = {}});
    }
    out.back().end = i + 1;
    out.back().box = out.back().box.with({run.first, run.row, run.end - run.first, 1});
  }
  return out;
}

}  // namespace leitbild::nature
