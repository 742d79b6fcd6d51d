#include "nature/rain_on_ground.h"

namespace leitbild::nature {
namespace {

bool is_of_storm(Water water) { return water == Water::kFalls || water == Water::kRunsOff; }

city::MapKind map_of(Water water) {
  return is_of_storm(water) ? city::MapKind::kHeavyRain : city::MapKind::kYearlyRain;
}

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
      map_{&given.sample(map_of(water))},
      slots_{is_of_storm(water) ? &given.heavy_rains() : &given.yearly_rains()},
      rows_{given.table().rows.size()} {
  auto rains = std::vector<double>{rain.millimetres};
  for (auto const value : slots_->values()) {
    rains.push_back(value * city::info(map_of(water)).step * rain.times_map());
  }
  depths_.reserve(rains.size() * rows_ * kSoilGroups);
  for (auto const falls : rains) {
    for (auto const& row : given.table().rows) {
      for (auto soil = std::size_t{0}; soil < kSoilGroups; ++soil) {
        depths_.push_back(static_cast<float>(depth_of(water, falls, row, soil)));
      }
    }
  }
}

}  // namespace leitbild::nature
