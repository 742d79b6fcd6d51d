// Night air temperature between the surroundings and the heat island, by how much each surface cools.
//
//   capacity CC = w_s shade + w_a albedo + w_e kc ET0 / max ET0, or 1 - building intensity;
//   mitigation HM = CC, or that of parks around (weighted by e^(-d/D), if more than 2 ha of green lie within D);
//   T without mixing = T_ref + (1 - HM) UHI_max; T air = its mean weighted by e^(-d/r)
//
// Source: Zardo et al. (2017), Ecosystem Services 26:225; Bosch et al. (2021), gmd-14-3521; as InVEST Urban Cooling, whose
// code mixes air by an exponential, not the documented Gaussian. Known weakness: good for night air temperature at 1 km
// and for differences between scenarios (Hamel et al. 2024, gmd-17-4755), not for absolute temperatures of the day.
//
// Global and to be frozen at the baseline: the largest reference evapotranspiration, `ClassCooling`'s normaliser. All else
// of a pixel depends on what lies within 5 D + 5 r.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "nature/classes.h"

namespace leitbild::nature {

struct ClassCooling {
  bool green{};
  double shade{}, albedo{};     // 0 .. 1
  double crop_coefficient{};    // kc
  double building_intensity{};  // 0 .. 1
};

/// Only their relation counts.
struct CoolingWeights {
  double shade{0.6}, albedo{0.2}, evapotranspiration{0.2};
};

enum class CapacityMethod : std::uint8_t { kFactors, kIntensity };

struct CoolingInput {
  geo::Grid<ClassIndex> const& land_use;
  geo::Grid<float> const& reference_evapotranspiration;  // millimetres, of the same size
  std::span<ClassCooling const> by_class;
  double pixel_side{};  // metres
  int threads{1};
};

struct CoolingParameters {
  CapacityMethod method{CapacityMethod::kFactors};
  CoolingWeights weights;
  Metres cooling_distance;         // of parks
  Metres mixing_radius;            // of air
  double reference_temperature{};  // degrees Celsius in the surroundings
  double heat_island{};            // degrees at its strongest
};

/// The largest value rounded to nine decimals; nothing without any.
std::optional<double> largest_evapotranspiration(geo::Grid<float> const& values);

/// kc ET0 / `largest`. kNoValue where land use or ET0 is unknown, as in all results.
geo::Grid<float> evapotranspiration_index(CoolingInput const& input, double largest);
geo::Grid<float> cooling_capacity(CoolingInput const& input, CoolingParameters const& parameters, double largest);
/// Mean capacity of the green around, weighted by distance.
geo::Grid<float> park_capacity(CoolingInput const& input, geo::Grid<float> const& capacity, Metres cooling_distance);
/// Green pixels within the distance, extrapolated for what is unknown or outside.
geo::Grid<float> green_around(CoolingInput const& input, Metres cooling_distance);
/// Share of the heat island that is avoided.
geo::Grid<float> heat_mitigation(geo::Grid<float> const& capacity, geo::Grid<float> const& park_capacity,
                                 geo::Grid<float> const& green_around, double pixel_side);
/// Degrees Celsius.
geo::Grid<float> unmixed_temperature(geo::Grid<float> const& mitigation, CoolingParameters const& parameters);
geo::Grid<float> air_temperature(geo::Grid<float> const& unmixed, CoolingParameters const& parameters,
                                 double pixel_side, int threads);

/// Wet bulb globe temperature in degrees, from air temperature and relative humidity in per cent.
geo::Grid<float> wet_bulb_globe_temperature(geo::Grid<float> const& air_temperature, double relative_humidity);

enum class Work : std::uint8_t { kLight, kHeavy };
/// Loss of work in per cent: 0, 25, 50 or 75.
geo::Grid<float> work_loss(geo::Grid<float> const& wet_bulb, Work work);

}  // namespace leitbild::nature
