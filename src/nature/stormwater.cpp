#include "nature/stormwater.h"

#include <algorithm>

#include "nature/flood.h"
#include "nature/mean_around.h"
#include "nature/window_sum.h"

namespace leitbild::nature {
namespace {

constexpr auto kCubicMetresPerMillimetre = 1e-3;  // on a square metre
constexpr auto kKilogramsPerMilligram = 1e-3;     // per litre against per cubic metre

/// 1 where connected sealed ground or a road lies within the kernel.
geo::Grid<std::uint8_t> drained_nearby(geo::Grid<ClassIndex> const& land_use, std::span<ClassStormwater const> by_class,
                                       geo::Grid<std::uint8_t> const& is_road, Kernel const& disc, int threads) {
  auto const fill = [&](int row, int column, std::span<double> out) {
    auto pixel = land_use.index(column, row);
    for (auto& value : out) {
      auto const row_of_table = land_use.values[pixel];
      auto const sealed = row_of_table != kNoClass && by_class[row_of_table].connected;
      value = sealed || is_road.values[pixel] != 0 ? 1.0 : 0.0;
      ++pixel;
    }
  };
  auto out = geo::Grid<std::uint8_t>{land_use.columns, land_use.rows};
  auto const use = [&](Tile const& tile, std::span<double const> sums) {
    auto next = sums.begin();
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      auto pixel = out.index(tile.column, row);
      for (auto i = 0; i < tile.columns; ++i) { out.values[pixel++] = *next++ > 0.0 ? 1 : 0; }
    }
  };
  WindowSum{disc, land_use.columns, land_use.rows}.for_each_tile(fill, threads, use);
  return out;
}

}  // namespace

geo::Grid<float> retention_ratio(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil,
                                 std::span<ClassStormwater const> by_class, int threads) {
  auto const values = ValueByClass{
      by_class.size(), [&](std::size_t row, std::size_t group) { return 1.0 - by_class[row].runoff[group]; }};
  return mapped(land_use, soil, values, threads);
}

geo::Grid<float> percolation_ratio(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil,
                                   std::span<ClassStormwater const> by_class, int threads) {
  auto const values = ValueByClass{
      by_class.size(), [&](std::size_t row, std::size_t group) { return by_class[row].percolation.value()[group]; }};
  return mapped(land_use, soil, values, threads);
}

geo::Grid<float> adjusted_retention(geo::Grid<float> const& retention, geo::Grid<ClassIndex> const& land_use,
                                    std::span<ClassStormwater const> by_class, geo::Grid<std::uint8_t> const& is_road,
                                    double radius, int threads) {
  auto const disc = disc_kernel(radius);
  auto const drained = drained_nearby(land_use, by_class, is_road, disc, threads);
  auto out = mean_around(retention, disc, threads);
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    auto const own = static_cast<double>(retention.values[i]);
    auto const around = drained.values[i] != 0 ? 0.0 : static_cast<double>(out.values[i]);
    out.values[i] = static_cast<float>(own + (1.0 - own) * around);
  }
  return out;
}

geo::Grid<float> water_volume(geo::Grid<float> const& ratio, geo::Grid<float> const& rain, SquareMetres pixel_area) {
  auto out = ratio;
  std::ranges::transform(ratio.values, rain.values, out.values.begin(), [&](float share, float millimetres) {
    return static_cast<float>(static_cast<double>(share) * static_cast<double>(millimetres) * pixel_area.value *
                              kCubicMetresPerMillimetre);
  });
  return out;
}

geo::Grid<float> rest_of(geo::Grid<float> const& ratio) {
  auto out = ratio;
  for (auto& value : out.values) { value = 1.0F - value; }
  return out;
}

geo::Grid<float> pollutant_load(geo::Grid<float> const& volume, geo::Grid<ClassIndex> const& land_use,
                                std::span<ClassStormwater const> by_class, std::size_t pollutant) {
  auto out = volume;
  std::ranges::transform(volume.values, land_use.values, out.values.begin(), [&](float water, ClassIndex row) {
    if (row == kNoClass) { return geo::kNoValue; }
    return static_cast<float>(static_cast<double>(water) * by_class[row].concentrations[pollutant] *
                              kKilogramsPerMilligram);
  });
  return out;
}

}  // namespace leitbild::nature
