// What the raster models say of the ground where people live.
#pragma once

#include "indicators/indicator.h"

namespace leitbild::indicators {

/// Values of cells that are known, and their averages by district: those of `group` counted.
IndicatorValues of_cells(IndicatorInput const& in, nature::CellValues const& values, Group group = {});

/// Share of the group in cells where night air is warmer than the surroundings by at least the parameter "warming".
Result<IndicatorValues> share_in_heat(IndicatorInput const& in, Group group);

/// Per cent of the ground within the parameter "radius".
Result<IndicatorValues> percent_around(IndicatorInput const& in,
                                       nature::CellValues (nature::GroundModels::*share)(Metres));

/// How far a change of the ground is felt in the air: the halo of both kernels (nature/cooling.h).
inline constexpr auto kReachOfHeat = Local{Metres{4'750}};

}  // namespace leitbild::indicators
