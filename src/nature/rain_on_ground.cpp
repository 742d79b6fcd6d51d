#include "nature/rain_on_ground.h"

#include <algorithm>

namespace leitbild::nature {
namespace {

bool is_of_storm(Water water) { return water == Water::kFalls || water == Water::kRunsOff; }

double depth_of(Water water, double rain, GroundValues const& row, std::size_t soil) {
  switch (water) {
    case Water::kFalls: return rain;
    case Water::kRunsOff: return rain > 0.0 ? runoff(rain, row.curve[soil]) : 0.0;
    case Water::kPercolates: return rain * row.percolation[soil];
    case Water::kStaysYearly: return rain * (1.0 - row.runoff[soil]);
  }
  return 0.0;
}

}  // namespace

RainOnGround::RainOnGround(Given const& given, ClassGrid const& classes, city::Cover const& cover, Water water,
                           Rain rain)
    : given_{&given},
      classes_{&classes},
      storage_{cover.storage.get()},
      water_{water},
      rows_{given.table().rows.size()},
      rains_{static_cast<float>(rain.millimetres)} {
  read_map(is_of_storm(water) ? city::MapKind::kHeavyRain : city::MapKind::kYearlyRain, rain);
  depths_.reserve(rains_.size() * rows_ * kSoilGroups);
  for (auto const falls : rains_) {
    for (auto const& row : given.table().rows) {
      for (auto soil = std::size_t{0}; soil < kSoilGroups; ++soil) {
        depths_.push_back(static_cast<float>(depth_of(water, static_cast<double>(falls), row, soil)));
      }
    }
  }
}

/// A map has far fewer values than pixels: each gets a slot.
void RainOnGround::read_map(city::MapKind kind, Rain rain) {
  auto values = std::vector<std::int16_t>{};
  for (auto const value : given_->raster(kind).values.values) {
    if (value != city::MapRaster::kNothing) { values.push_back(value); }
  }
  if (values.empty()) { return; }
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
  map_ = &given_->sample(kind);
  lowest_ = values.front();
  slots_.resize(static_cast<std::size_t>(values.back() - lowest_) + 1);
  for (auto const value : values) {
    slots_[static_cast<std::size_t>(value - lowest_)] = static_cast<std::uint16_t>(rains_.size());
    rains_.push_back(static_cast<float>(value * city::info(kind).step * rain.times_map()));
  }
}

}  // namespace leitbild::nature
