#include "nature/cooling.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "nature/mean_around.h"

namespace leitbild::nature {
namespace {

/// Kernels end where what is left of them no longer counts.
constexpr auto kDecayLengths = 5.0;

/// Half to even, as the reference rounds.
double whole_pixels(Metres distance, double pixel_side) { return std::nearbyint(distance.value / pixel_side); }

geo::Grid<float> empty_like(geo::Grid<ClassIndex> const& grid) {
  return geo::Grid<float>{grid.columns, grid.rows, geo::kNoValue};
}

/// `value(class, ET0)` where both are known.
template <class Value>
geo::Grid<float> by_pixel(CoolingInput const& input, Value value) {
  auto out = empty_like(input.land_use);
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    auto const land_use = input.land_use.values[i];
    auto const evapotranspiration = input.reference_evapotranspiration.values[i];
    if (land_use == kNoClass || !geo::has_value(evapotranspiration)) { continue; }
    out.values[i] = static_cast<float>(value(input.by_class[land_use], static_cast<double>(evapotranspiration)));
  }
  return out;
}

}  // namespace

std::optional<double> largest_evapotranspiration(geo::Grid<float> const& values) {
  constexpr auto kDecimals = 1e9;
  auto largest = std::optional<double>{};
  for (auto const value : values.values) {
    if (geo::has_value(value)) { largest = std::max(largest.value_or(value), static_cast<double>(value)); }
  }
  if (largest) { *largest = std::nearbyint(*largest * kDecimals) / kDecimals; }
  return largest;
}

geo::Grid<float> evapotranspiration_index(CoolingInput const& input, double largest) {
  return by_pixel(input, [&](ClassCooling const& row, double evapotranspiration) {
    return row.crop_coefficient * evapotranspiration / largest;
  });
}

geo::Grid<float> cooling_capacity(CoolingInput const& input, CoolingParameters const& parameters, double largest) {
  if (parameters.method == CapacityMethod::kIntensity) {
    auto out = empty_like(input.land_use);
    std::ranges::transform(input.land_use.values, out.values.begin(), [&](ClassIndex land_use) {
      return land_use == kNoClass ? geo::kNoValue
                                  : static_cast<float>(1.0 - input.by_class[land_use].building_intensity);
    });
    return out;
  }
  auto const& weights = parameters.weights;
  auto const sum = weights.shade + weights.albedo + weights.evapotranspiration;
  return by_pixel(input, [&](ClassCooling const& row, double evapotranspiration) {
    return (weights.shade * row.shade + weights.albedo * row.albedo +
            weights.evapotranspiration * row.crop_coefficient * evapotranspiration / largest) /
           sum;
  });
}

geo::Grid<float> park_capacity(CoolingInput const& input, geo::Grid<float> const& capacity, Metres cooling_distance) {
  auto const mean = whole_pixels(cooling_distance, input.pixel_side);
  auto of_green = capacity;
  for (auto i = std::size_t{0}; i < of_green.values.size(); ++i) {
    auto const land_use = input.land_use.values[i];
    if (geo::has_value(of_green.values[i]) && !input.by_class[land_use].green) { of_green.values[i] = 0.0F; }
  }
  return mean_around(of_green, mean_by_distance(mean, kDecayLengths * mean), input.threads);
}

geo::Grid<float> green_around(CoolingInput const& input, Metres cooling_distance) {
  auto green = empty_like(input.land_use);
  std::ranges::transform(input.land_use.values, green.values.begin(), [&](ClassIndex land_use) {
    if (land_use == kNoClass) { return geo::kNoValue; }
    return input.by_class[land_use].green ? 1.0F : 0.0F;
  });
  auto const disc = disc_kernel(whole_pixels(cooling_distance, input.pixel_side));
  auto out = mean_around(green, disc, input.threads);
  auto const pixels = disc.sum();
  for (auto& value : out.values) { value = static_cast<float>(static_cast<double>(value) * pixels); }
  return out;
}

geo::Grid<float> heat_mitigation(geo::Grid<float> const& capacity, geo::Grid<float> const& park_capacity,
                                 geo::Grid<float> const& green_around, double pixel_side) {
  constexpr auto kCoolingPark = 20'000.0;  // square metres; smaller ones do not cool their surroundings
  auto const least = kCoolingPark / (pixel_side * pixel_side);
  auto out = capacity;
  for (auto i = std::size_t{0}; i < out.values.size(); ++i) {
    if (!geo::has_value(green_around.values[i]) || !geo::has_value(park_capacity.values[i])) {
      out.values[i] = geo::kNoValue;
      continue;
    }
    auto const alone =
        capacity.values[i] >= park_capacity.values[i] || static_cast<double>(green_around.values[i]) < least;
    if (!alone) { out.values[i] = park_capacity.values[i]; }
  }
  return out;
}

geo::Grid<float> unmixed_temperature(geo::Grid<float> const& mitigation, CoolingParameters const& parameters) {
  auto out = mitigation;
  for (auto& value : out.values) {
    value = static_cast<float>(parameters.reference_temperature +
                               (1.0 - static_cast<double>(value)) * parameters.heat_island);
  }
  return out;
}

geo::Grid<float> air_temperature(geo::Grid<float> const& unmixed, CoolingParameters const& parameters,
                                 double pixel_side, int threads) {
  auto const mean = whole_pixels(parameters.mixing_radius, pixel_side);
  return mean_around(unmixed, mean_by_distance(mean, kDecayLengths * mean), threads);
}

geo::Grid<float> wet_bulb_globe_temperature(geo::Grid<float> const& air_temperature, double relative_humidity) {
  // Australian Bureau of Meteorology; vapour pressure in hectopascals by Magnus' formula.
  constexpr auto kPerCent = 100.0;
  auto out = air_temperature;
  for (auto& value : out.values) {
    auto const degrees = static_cast<double>(value);
    auto const vapour = relative_humidity / kPerCent * 6.105 * std::exp(17.27 * degrees / (237.7 + degrees));
    value = static_cast<float>(0.567 * degrees + 0.393 * vapour + 3.94);
  }
  return out;
}

geo::Grid<float> work_loss(geo::Grid<float> const& wet_bulb, Work work) {
  // Kjellstrom et al. (2009), Global Health Action 2: from which wet bulb globe temperature a quarter, half and three
  // quarters of each hour are lost.
  constexpr auto kLight = std::array{31.5, 32.0, 32.5};
  constexpr auto kHeavy = std::array{27.5, 29.5, 31.5};
  constexpr auto kStep = 25;
  auto const& limits = work == Work::kLight ? kLight : kHeavy;
  auto out = wet_bulb;
  for (auto& value : out.values) {
    if (!geo::has_value(value)) { continue; }
    auto const steps = std::ranges::count_if(limits, [&](double limit) { return static_cast<double>(value) >= limit; });
    value = static_cast<float>(steps * kStep);
  }
  return out;
}

}  // namespace leitbild::nature
