// What the raster models say of the ground where people live.
#pragma once

#include "indicators/indicator.h"

namespace leitbild::indicators {

/// Values of cells that are known, and their averages by district: those of `group` counted.
IndicatorValues of_cells(IndicatorInput const& in, nature::CellValues const& values, Group group = {});

/// Amounts on the ground, of cells and of all ground of a district; residents are counted beside them.
IndicatorValues of_ground(IndicatorInput const& in, nature::GroundSums const& sums);
/// "rain" among the parameters, millimetres; a map shows "design_rain", or else the usual "rain": in a band it is off as much.
Result<nature::Rain> rain_of(IndicatorInput const& in);
/// Amounts of that rain.
Result<IndicatorValues> of_rain(IndicatorInput const& in,
                                nature::GroundSums (nature::GroundModels::*volume)(nature::Rain));
/// What a map of experts says where people live, in units of which its own has so many.
IndicatorValues of_map(IndicatorInput const& in, city::MapKind kind, double units = 1.0);

/// Share of the group in cells where night air is warmer than the surroundings by at least the parameter "warming", if the densest city is
/// warmer by the parameter "heat_island".
Result<IndicatorValues> share_in_heat(IndicatorInput const& in, Group group);

/// Per cent of the ground within the parameter "radius".
Result<IndicatorValues> percent_around(IndicatorInput const& in,
                                       nature::CellValues (nature::GroundModels::*share)(Metres));

/// How far a change of the ground is felt in the air: the halo of both kernels (nature/cooling.h).
inline constexpr auto kReachOfHeat = Local{Metres{4'750}};

}  // namespace leitbild::indicators
