#include "indicators/ground.h"

namespace leitbild::indicators {

IndicatorValues of_cells(IndicatorInput const& in, nature::CellValues const& values, Group group) {
  return averaged(in, [&](city::CellId cell) { return values[cell.value]; }, group);
}

Result<IndicatorValues> share_in_heat(IndicatorInput const& in, Group group) {
  TRY(auto const limit, required(in, "warming"));
  auto values = in.ground.warming();
  for (auto& value : values) {
    if (value) { *value = *value >= limit ? 1.0 : 0.0; }
  }
  return of_cells(in, values, group);
}

Result<IndicatorValues> percent_around(IndicatorInput const& in,
                                       nature::CellValues (nature::GroundModels::*share)(Metres)) {
  constexpr auto kPerCent = 100.0;
  TRY(auto const radius, required(in, "radius"));
  auto values = (in.ground.*share)(Metres{radius});
  for (auto& value : values) {
    if (value) { *value *= kPerCent; }
  }
  return of_cells(in, values);
}

}  // namespace leitbild::indicators
