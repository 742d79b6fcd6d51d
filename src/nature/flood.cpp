#include "nature/flood.h"

#include "nature/rows.h"

namespace leitbild::nature {
namespace {

constexpr auto kCubicMetresPerMillimetre = 1e-3;  // on a square metre

}  // namespace

double potential_retention(double curve_number) {
  constexpr auto kSlope = 25'400.0;        // 1000 inches in millimetres
  constexpr auto kOffset = 254.0;          // 10 inches
  constexpr auto kEverything = 100'000.0;  // the reference's value for a curve number of 0
  return curve_number <= 0.0 ? kEverything : kSlope / curve_number - kOffset;
}

double runoff(double rain, double curve_number) {
  constexpr auto kInitialShare = 0.2;  // of the retention that is filled before anything runs off
  auto const retention = potential_retention(curve_number);
  auto const initial = kInitialShare * retention;
  if (rain <= initial) { return 0.0; }
  return (rain - initial) * (rain - initial) / (rain + (1.0 - kInitialShare) * retention);
}

ZoneSum ValueByClass::sum(std::span<std::size_t const> counts) const {
  auto out = ZoneSum{};
  for (auto i = std::size_t{0}; i < counts.size(); ++i) {
    if (counts[i] == 0) { continue; }
    auto const value = values_[i / kSoilGroups * kStride + i % kSoilGroups];
    out.sum += static_cast<double>(counts[i]) * static_cast<double>(value);
    out.count += counts[i];
  }
  return out;
}

void map(geo::Grid<ClassIndex> const& land_use, geo::Grid<SoilGroup> const& soil, ValueByClass const& values,
         int threads, geo::Grid<float>& out) {
  for_each_row({0, 0, out.columns, out.rows}, out.columns, threads, [&](std::size_t first, std::size_t count) {
    for (auto i = first; i < first + count; ++i) { out.values[i] = values(land_use.values[i], soil.values[i]); }
  });
}

ValueByClass flood_values(FloodResult result, std::span<CurveNumbers const> by_class, double rain,
                          SquareMetres pixel_area) {
  auto const to_volume = kCubicMetresPerMillimetre * pixel_area.value;
  return {by_class.size(), [&](std::size_t row, std::size_t group) {
            auto const runs_off = runoff(rain, by_class[row][group]);
            switch (result) {
              case FloodResult::kRunoffDepth: return runs_off;
              case FloodResult::kRunoffVolume: return runs_off * to_volume;
              case FloodResult::kRetentionIndex: return 1.0 - runs_off / rain;
              case FloodResult::kRetentionVolume: return (1.0 - runs_off / rain) * rain * to_volume;
            }
            return 0.0;
          }};
}

}  // namespace leitbild::nature
