#include "nature/stormwater.h"

#include <algorithm>

#include "base/parallel.h"
#include "geo/unfilled_grid.h"
#include "nature/disc_count.h"
#include "nature/flood.h"
#include "nature/mean_around.h"

namespace leitbild::nature {
namespace {

constexpr auto kCubicMetresPerMillimetre = 1e-3;  // on a square metre
constexpr auto kKilogramsPerMilligram = 1e-3;     // per litre against per cubic metre

}  // namespace

geo::Grid<float> retention_ratio(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil,
                                 std::span<ClassStormwater const> by_class, int threads) {
  auto const values = ValueByClass{
      by_class.size(), [&](std::size_t row, std::size_t group) { return 1.0 - by_class[row].runoff[group]; }};
  auto out = geo::unfilled_grid<float>(land_use.columns, land_use.rows);
  map(land_use, soil, values, threads, out);
  return out;
}

geo::Grid<float> percolation_ratio(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil,
                                   std::span<ClassStormwater const> by_class, int threads) {
  auto const values = ValueByClass{
      by_class.size(), [&](std::size_t row, std::size_t group) { return by_class[row].percolation.value()[group]; }};
  auto out = geo::unfilled_grid<float>(land_use.columns, land_use.rows);
  map(land_use, soil, values, threads, out);
  return out;
}

geo::Grid<float> adjusted_retention(geo::Grid<float> const& retention, geo::Grid<ClassIndex> const& land_use,
                                    std::span<ClassStormwater const> by_class, geo::Grid<std::uint8_t> const& is_road,
                                    double radius, int threads) {
  constexpr auto kSide = 256;
  auto const disc = disc_kernel(radius);
  auto const drained = DiscCount{disc, land_use.columns, land_use.rows};
  auto is_connected = std::vector<std::uint8_t>{};
  for (auto const& row : by_class) { is_connected.push_back(row.connected ? 1 : 0); }
  is_connected.push_back(0);
  auto const mark = [&](int row, int column, std::span<std::uint8_t> marks) {
    auto pixel = land_use.index(column, row);
    for (auto& marked : marks) {
      auto const row_of_table = std::min(std::size_t{land_use.values[pixel]}, is_connected.size() - 1);
      marked = is_connected[row_of_table] | (is_road.values[pixel] != 0 ? 1 : 0);
      ++pixel;
    }
  };
  auto out = mean_around(retention, disc, threads);
  auto const parts = tiles_of(land_use.columns, land_use.rows, kSide);
  for_each_part(parts.size(), threads, [&](std::size_t number, int) {
    auto const& part = parts[number];
    auto near = std::vector<std::uint32_t>{};
    drained.of(part, mark, near);
    auto next = std::size_t{0};
    for (auto row = part.row; row < part.end_row(); ++row) {
      auto pixel = out.index(part.column, row);
      for (auto i = 0; i < part.columns; ++i, ++pixel, ++next) {
        auto const own = static_cast<double>(retention.values[pixel]);
        auto const around = near[next] != 0 ? 0.0 : static_cast<double>(out.values[pixel]);
        out.values[pixel] = static_cast<float>(own + (1.0 - own) * around);
      }
    }
  });
  return out;
}

void to_water_volume(geo::Grid<float>& ratio, geo::Grid<float> const& rain, SquareMetres pixel_area) {
  std::ranges::transform(ratio.values, rain.values, ratio.values.begin(), [&](float share, float millimetres) {
    return static_cast<float>(static_cast<double>(share) * static_cast<double>(millimetres) * pixel_area.value *
                              kCubicMetresPerMillimetre);
  });
}

geo::Grid<float> rest_of(geo::Grid<float> const& ratio) {
  auto out = geo::unfilled_like(ratio);
  std::ranges::transform(ratio.values, out.values.begin(), [](float share) { return 1.0F - share; });
  return out;
}

void to_pollutant_load(geo::Grid<float>& volume, geo::Grid<ClassIndex> const& land_use,
                       std::span<ClassStormwater const> by_class, std::size_t pollutant) {
  std::ranges::transform(volume.values, land_use.values, volume.values.begin(), [&](float water, ClassIndex row) {
    if (row == kNoClass) { return geo::kNoValue; }
    return static_cast<float>(static_cast<double>(water) * by_class[row].concentrations[pollutant] *
                              kKilogramsPerMilligram);
  });
}

}  // namespace leitbild::nature
