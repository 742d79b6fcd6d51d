// The 100 m cells of the census grid around a city, and what people live in there: where counts of larger areas go.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "city/buildings/buildings.h"
#include "geo/cell.h"
#include "geo/crs.h"
#include "geo/shape.h"

namespace leitbild::importing {

/// All cells of a box, numbered by column, then by row: in the order of their codes.
struct CityCells {
  geo::CellCode first;
  std::int32_t columns{}, rows{};
  std::vector<geo::Point> centres;  // in the city's plane
  std::vector<bool> inside;         // the centre lies within the city's boundary

  std::size_t size() const { return centres.size(); }
  geo::CellCode code(std::size_t number) const {
    auto const n = static_cast<std::int32_t>(number);
    return {first.east + n / rows, first.north + n % rows};
  }
  std::optional<std::size_t> number_of(geo::CellCode code) const {
    auto const column = code.east - first.east;
    auto const row = code.north - first.north;
    if (column < 0 || row < 0 || column >= columns || row >= rows) { return std::nullopt; }
    return static_cast<std::size_t>(column) * static_cast<std::size_t>(rows) + static_cast<std::size_t>(row);
  }
};

/// The boundary's box in the grid and `margin` around it. O(cells).
Result<CityCells> cells_around(geo::MultiPolygon const& boundary, geo::Crs crs, Metres margin);

/// Storeys taken where a building's number is not known.
inline constexpr std::uint64_t kUsualLevels = 2;

/// Per cell the floor area in m² (footprint x levels) of buildings in which people may live: residential or of unknown
/// use, at least 20 m² of footprint. A building counts in the cell of its middle.
Result<std::vector<std::uint64_t>> floor_area(CityCells const& cells, city::Buildings const& buildings, geo::Crs crs);

}  // namespace leitbild::importing
