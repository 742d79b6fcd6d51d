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
#include "nature/disc_count.h"
#include "nature/mean_around.h"

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

struct CoolingParameters {
  CapacityMethod method{CapacityMethod::kFactors};
  CoolingWeights weights;
  Metres cooling_distance;         // of parks
  Metres mixing_radius;            // of air
  double reference_temperature{};  // degrees Celsius in the surroundings
  double heat_island{};            // degrees at its strongest
  TilesFor tiles{TilesFor::kWhole};
};

struct CoolingInput {
  geo::Grid<ClassIndex> const& land_use;
  geo::Grid<float> const& reference_evapotranspiration;  // millimetres, of the same size
};

/// The largest value rounded to nine decimals; nothing without any.
std::optional<double> largest_evapotranspiration(geo::Grid<float> const& values);

/// The steps of the model on grids of one size. Each computes a box of its result from the whole results of the steps
/// before; where a box has fixed tiles (window_sum.h) all tiles that meet it are computed, with the bits of a full run.
/// kNoValue where land use or ET0 is unknown. May be used by several threads at once.
class CoolingModel {
 public:
  /// `largest`: evapotranspiration that the index refers to. `pixel_side` in metres.
  CoolingModel(CoolingParameters const& parameters, std::vector<ClassCooling> by_class, double largest,
               double pixel_side, int columns, int rows);

  CoolingParameters const& parameters() const { return parameters_; }
  PixelBox whole() const { return {0, 0, columns_, rows_}; }

  /// kc ET0 / `largest`.
  void evapotranspiration_index(CoolingInput const& input, PixelBox const& box, int threads,
                                geo::Grid<float>& out) const;
  void capacity(CoolingInput const& input, PixelBox const& box, int threads, geo::Grid<float>& out) const;
  /// Green pixels within the cooling distance, extrapolated for what is unknown or outside.
  void green_around(geo::Grid<ClassIndex> const& land_use, PixelBox const& box, int threads,
                    geo::Grid<float>& out) const;
  /// Mean capacity of the green around, weighted by distance.
  void park_capacity(geo::Grid<ClassIndex> const& land_use, geo::Grid<float> const& capacity, PixelBox const& box,
                     int threads, geo::Grid<float>& out) const;
  /// Share of the heat island that is avoided: of the parks around, where green of 2 ha lies around and they cool more.
  /// `out` may be one of the three.
  void mitigation(geo::Grid<float> const& capacity, geo::Grid<float> const& park_capacity,
                  geo::Grid<float> const& green_around, PixelBox const& box, int threads, geo::Grid<float>& out) const;
  /// Degrees Celsius. `out` may be `mitigation`.
  void unmixed_temperature(geo::Grid<float> const& mitigation, PixelBox const& box, int threads,
                           geo::Grid<float>& out) const;
  void air_temperature(geo::Grid<float> const& unmixed, PixelBox const& box, int threads, geo::Grid<float>& out) const;

  /// How far, in pixels, a change of a pixel is felt by each.
  int reach_of_parks() const { return parks_.reach(); }
  int reach_of_green() const { return green_.reach(); }
  int reach_of_air() const { return air_.reach(); }
  /// Pixels of green around from which on parks cool.
  double least_green() const { return least_green_; }

 private:
  CoolingParameters parameters_;
  std::vector<ClassCooling> by_class_;
  double largest_;
  int columns_, rows_;
  double least_green_;
  MeanAround parks_, air_;
  DiscCount green_;
  WeightInside disc_;

  void green_in(geo::Grid<ClassIndex> const& land_use, PixelBox const& part, geo::Grid<float>& out) const;
  std::vector<double> known_around(geo::Grid<ClassIndex> const& land_use, PixelBox const& part) const;
};

/// Wet bulb globe temperature in degrees, from air temperature and relative humidity in per cent. `out` has the size of the
/// grid; it may be the grid itself.
void wet_bulb_globe_temperature(geo::Grid<float> const& air_temperature, double relative_humidity, int threads,
                                geo::Grid<float>& out);

enum class Work : std::uint8_t { kLight, kHeavy };
/// Wet bulb globe temperatures from which on a quarter, half and three quarters of each hour are lost.
std::span<float const> work_limits(Work work);
/// Loss of work in per cent: 0, 25, 50 or 75.
void work_loss(geo::Grid<float> const& wet_bulb, Work work, int threads, geo::Grid<float>& out);

}  // namespace leitbild::nature
