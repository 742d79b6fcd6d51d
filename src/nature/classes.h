// Land-use classes: the codes of a raster and the rows of a table about them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/grid.h"

namespace leitbild::nature {

/// Number of a row of the table of classes.
using ClassIndex = std::uint16_t;
inline constexpr auto kNoClass = ClassIndex{0xFFFF};
inline constexpr auto kMostClasses = std::size_t{0xFFFE};

/// `codes` by row of the table, all different, at most kMostClasses. Error: codes of the raster that the table lacks, all of them, by
/// number; `table` is its name.
Result<geo::Grid<ClassIndex>> classes_of(geo::Grid<int> const& raster, std::span<int const> codes,
                                         std::string_view table);

/// Hydrologic soil groups A to D.
inline constexpr auto kSoilGroups = 4;
using SoilGroup = std::uint8_t;  // 0 .. 3
inline constexpr auto kNoSoil = SoilGroup{0xFF};
/// Error: codes other than 1 to 4, by number.
Result<geo::Grid<SoilGroup>> soil_groups_of(geo::Grid<int> const& raster, std::string_view file);

}  // namespace leitbild::nature
