// What becomes of a year's rain on a class on a soil: retained, running off, percolating, with what it carries.
//
//   retention RE = 1 - runoff coefficient; adjusted RE' = RE + (1 - RE) C, where C is the mean retention within a radius,
//   or 0 if connected sealed ground or a road lies within it; volumes = ratio × rain × area
//
// Source: as InVEST Urban Stormwater Retention (Hamel et al. 2021, npj Urban Sustainability 1:25). Known weakness: yearly
// means; no slopes, no sewers beyond that radius.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nature/classes.h"

namespace leitbild::nature {

using ByGroup = std::array<double, kSoilGroups>;

struct ClassStormwater {
  ByGroup runoff;                      // coefficient, 0 .. 1
  std::optional<ByGroup> percolation;  // ratio, 0 .. 1
  std::vector<double> concentrations;  // of each pollutant in what runs off, milligrams per litre
  bool connected{};                    // sealed and drained into the sewer
};

/// Share of the rain that stays; kNoValue where class or soil is unknown, as in all results.
geo::Grid<float> retention_ratio(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil,
                                 std::span<ClassStormwater const> by_class, int threads);
/// All classes have percolation ratios.
geo::Grid<float> percolation_ratio(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil,
                                   std::span<ClassStormwater const> by_class, int threads);

/// `is_road` has the size of the others; `radius` in pixels, may be fractional.
geo::Grid<float> adjusted_retention(geo::Grid<float> const& retention, geo::Grid<ClassIndex> const& land_use,
                                    std::span<ClassStormwater const> by_class, geo::Grid<std::uint8_t> const& is_road,
                                    double radius, int threads);

/// Shares become cubic metres a year; `rain` in millimetres a year.
void to_water_volume(geo::Grid<float>& ratio, geo::Grid<float> const& rain, SquareMetres pixel_area);
/// 1 - ratio.
geo::Grid<float> rest_of(geo::Grid<float> const& ratio);
/// Volumes become kilograms a year of a pollutant in them.
void to_pollutant_load(geo::Grid<float>& volume, geo::Grid<ClassIndex> const& land_use,
                       std::span<ClassStormwater const> by_class, std::size_t pollutant);

}  // namespace leitbild::nature
