#include "nature/sinks_on_ground.h"

#include <algorithm>

namespace leitbild::nature {
namespace {

constexpr auto kMap = city::MapKind::kElevation;

/// The pixels of the map that lie below a box of the cover.
PixelBox below(MapSample const& sample, PixelBox const& box) {
  auto columns = std::pair{-1, -1};
  auto rows = std::pair{-1, -1};
  auto const add = [](std::pair<int, int>& range, int value) {
    if (value < 0) { return; }
    range = {range.first < 0 ? value : std::min(range.first, value), std::max(range.second, value)};
  };
  for (auto column = box.column; column < box.end_column(); ++column) { add(columns, sample.column(column)); }
  for (auto row = box.row; row < box.end_row(); ++row) { add(rows, sample.row(row)); }
  if (columns.first < 0 || rows.first < 0) { return {}; }
  return {columns.first, rows.first, columns.second - columns.first + 1, rows.second - rows.first + 1};
}

}  // namespace

std::shared_ptr<Sinks const> sinks_of(Given const& given) {
  constexpr auto kShallow = Metres{0.2};  // below that height models are noise
  auto const& map = given.raster(kMap);
  auto heights = geo::Grid<float>{map.values.columns, map.values.rows, geo::kNoValue};
  for (auto i = std::size_t{0}; i < heights.values.size(); ++i) {
    auto const height = map.values.values[i];
    if (height != city::MapRaster::kNothing) { heights.values[i] = static_cast<float>(height * city::info(kMap).step); }
  }
  return std::make_shared<Sinks const>(heights, SquareMetres{static_cast<double>(map.side) * map.side}, kShallow);
}

void SinksOnGround::update(Given const& given, RainOnGround const& runoff, PixelBox const& changed) {
  constexpr auto kCubicMetres = static_cast<float>((city::kGroundPixel * city::kGroundPixel).value / 1'000.0);
  auto const& map = given.raster(kMap);
  auto const& sample = given.sample(kMap);
  auto const whole = PixelBox{0, 0, given.frame().columns, given.frame().rows};
  if (changed.empty()) { return; }
  auto const block = map.side / static_cast<int>(city::kGroundPixel.value);
  auto const box = changed.grown_by(block).within(whole);
  auto const touched = below(sample, changed);
  if (volumes_.values.empty()) { volumes_ = {map.values.columns, map.values.rows}; }
  for (auto row = touched.row; row < touched.end_row(); ++row) {
    for (auto column = touched.column; column < touched.end_column(); ++column) { volumes_.at(column, row) = 0.0F; }
  }
  for (auto row = box.row; row < box.end_row(); ++row) {
    for (auto column = box.column; column < box.end_column(); ++column) {
      auto const at = PixelBox{sample.column(column), sample.row(row), 1, 1};
      if (!at.meets(touched)) { continue; }
      auto const depth = runoff(column, row);
      if (geo::has_value(depth)) { volumes_.at(at.column, at.row) += depth * kCubicMetres; }
    }
  }
  depths_ = sinks_->depths(volumes_);
}

float SinksOnGround::depth(Given const& given, int column, int row) const {
  auto const place = given.sample(kMap).place(column, row);
  auto const is_known = place && given.raster(kMap).values.values[*place] != city::MapRaster::kNothing;
  return is_known ? depths_.values[*place] : geo::kNoValue;
}

}  // namespace leitbild::nature
