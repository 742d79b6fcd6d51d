// The raster models on the ground of a city: heat, rain and parks, for the cells people live in.
//
// Every result is computed when it is first asked for, and again only where the city has changed since: the bits are those of a
// run from nothing (tiles.h). Frozen, because they would make every change felt everywhere: the evapotranspiration that the index
// refers to is the same for the whole city (kc alone counts).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "city/city.h"
#include "nature/rain_on_ground.h"

namespace leitbild::nature {

/// By cell; none: not known.
using CellValues = std::vector<std::optional<double>>;

/// Amounts on the ground.
struct GroundSums {
  CellValues cells;
  /// By DistrictId, of all pixels of a district without parts; none: not known, or less than 19 of 20 pixels are.
  std::vector<std::optional<double>> leaves;
};

/// Not shared between threads. A copy goes its own way; what was moved from can only be assigned to.
class GroundModels {
 public:
  /// The city must outlive it.
  explicit GroundModels(city::City const& city);
  GroundModels(GroundModels const& other);
  GroundModels& operator=(GroundModels const& other);
  GroundModels(GroundModels&&) noexcept;
  GroundModels& operator=(GroundModels&&) noexcept;
  ~GroundModels();

  /// Results are of this city from now on. It must have the same imported layers, and outlive this.
  void follow(city::City const& city);

  /// Night air above the surroundings, degrees, where the densest city is `heat_island` above them: mean of the cell.
  CellValues warming(double heat_island);
  /// Public parks within `radius` as the crow flies, shared among all who reach them: square metres per resident.
  CellValues park_supply(Metres radius);
  /// Share of the ground within `radius` around that is under crowns; that is sealed.
  CellValues crowns_around(Metres radius);
  CellValues sealed_around(Metres radius);

  /// Millimetres of a rain (millimetres; where a map says another, that) that run off the cell,
  /// after what measures hold back.
  CellValues runoff(Rain rain);
  /// Cubic metres of it that run off; that stay.
  GroundSums runoff_volume(Rain rain);
  GroundSums kept_volume(Rain rain);
  /// Millimetres a year that seep away in the cell; `rain` of a year as above.
  CellValues percolation(Rain rain);
  /// Cubic metres a year that seep away; that do not run off.
  GroundSums percolated_volume(Rain rain);
  GroundSums kept_a_year(Rain rain);
  /// Share of the homes of a cell in sinks that this rain fills so that water stands at least so deep (sinks.h).
  CellValues in_full_sinks(Rain rain, Metres depth);

  /// Square metres that measures have made settlement or traffic area.
  GroundSums land_taken();
  /// Mean of an imported map over the homes of the cell.
  CellValues mapped(city::MapKind kind);

  // By pixel of the city's cover, for maps; kNoValue where nothing is known. Empty without a cover.
  /// Share of the heat island.
  geo::Grid<float> const& heat_grid();
  /// Millimetres of rain that run off.
  geo::Grid<float> runoff_grid(Rain rain);
  /// Metres of water in hollows that this rain fills; empty without a map of heights, too.
  geo::Grid<float> sink_depth_grid(Rain rain);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace leitbild::nature
