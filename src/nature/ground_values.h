// What each class of ground does to heat and water (ground_values.toml, with sources).
#pragma once

#include <array>

#include "city/landcover/cover.h"
#include "nature/cooling.h"
#include "nature/flood.h"
#include "nature/stormwater.h"

namespace leitbild::nature {

struct GroundValues {
  Share sealed, crowns;
  double albedo{}, shade{}, crop_coefficient{};
  bool cools{};
  Share park;
  CurveNumbers curve{};
  ByGroup runoff{}, percolation{};
};

/// Taken where nothing better is known.
struct GroundAssumptions {
  SoilGroup soil{};
  double annual_rain{};  // millimetres
  double heat_island{};  // degrees
  Metres cooling_distance, mixing_radius;
  double crown_albedo{}, crown_crop_coefficient{};
};

struct GroundTable {
  std::array<GroundValues, city::kGrounds> by_ground;  // that of Ground::kUnknown means nothing
  GroundAssumptions assumptions;
};

/// Of the program. Throws where the table itself is defective.
GroundTable const& ground_table();

/// A pixel's class for the models: its ground and the tenths of it under single crowns. kNoClass for unknown ground.
ClassIndex class_of(city::Ground ground, std::uint8_t crown_parts);
inline constexpr auto kGroundClasses = city::kGrounds * (city::kCrownParts + 1U);

/// Rows by class_of(). Crowns shade what is below them, evaporate, and cool from half of the pixel on.
std::vector<ClassCooling> cooling_by_class(GroundTable const& table);
/// Of a class of ground whose crowns, its own and single ones, cover that share.
using ValueOfGround = double (*)(GroundValues const& ground, Share crowns);
std::vector<double> values_by_class(GroundTable const& table, ValueOfGround value);

}  // namespace leitbild::nature
