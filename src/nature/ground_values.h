// What each class of ground does to heat and water (ground_values.toml, with sources).
#pragma once

#include <array>
#include <span>
#include <vector>

#include "city/landcover/ground_maps.h"
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
  Metres cooling_distance, mixing_radius;
  double crown_albedo{}, crown_crop_coefficient{};
  double facade_crop_coefficient{};  // for each square metre of green on walls, by square metre of ground
};

struct GroundTable {
  std::vector<GroundValues> rows;  // by Ground, then by SourceClass; that of Ground::kUnknown means nothing
  GroundAssumptions assumptions;
};

/// Of the program. Throws where the table itself is defective.
GroundTable const& ground_table();
/// With rows for the classes of a city's source of land cover: their own values, others as of the ground they are like.
GroundTable with_source_classes(GroundTable table, std::span<city::SourceClass const> classes);

/// What a pixel of a cover is.
struct GroundPixel {
  city::Ground ground{};
  std::uint8_t source_class{}, crowns{}, shades{}, facades{};  // as in city::Cover
};
/// A pixel's class for the models: a row of the table and what stands on it. kNoClass for unknown ground.
ClassIndex class_of(GroundPixel const& pixel);
/// The row of the table that a class belongs to.
std::size_t row_of(ClassIndex index);
/// Those of a table of so many rows.
std::size_t classes_of(std::size_t rows);

/// Rows by class_of(). Crowns shade what is below them, evaporate, and cool from half of the pixel on; sails shade; green on walls
/// evaporates.
std::vector<ClassCooling> cooling_by_class(GroundTable const& table);
/// Of a row whose crowns, its own and single ones, cover that share.
using ValueOfGround = double (*)(GroundValues const& ground, Share crowns);
std::vector<double> values_by_class(GroundTable const& table, ValueOfGround value);

}  // namespace leitbild::nature
