// Head counts of larger areas (1 km cells, raster pixels, districts) over the 100 m cells that lie in them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "city/people/people.h"
#include "import/census/city_cells.h"

namespace leitbild::importing {

/// An area of which only the sum is known.
struct HeadCount {
  std::string name;  // for the report
  Persons residents;
  city::Ages ages{};
  std::vector<std::uint32_t> cells;  // numbers in CityCells; no cell is in two areas
};

/// Where people live within a cell, as far as known; one value per cell, or none at all.
struct CellWeights {
  std::vector<std::uint64_t> dwellings;
  std::vector<std::uint64_t> floor_area;
};

enum class SpreadBy : std::uint8_t { kDwellings, kFloorArea, kEvenly };

struct SpreadPeople {
  std::vector<Persons> residents;  // per cell
  std::vector<city::Ages> ages;
  struct Part {
    std::size_t areas{};
    Persons residents;
  };
  std::array<Part, 3> by{};  // in the order of SpreadBy
  Persons lost;              // of areas without a single cell
};

/// Each area by its dwellings, else by the floor area of its buildings, else evenly over its cells; its sums of residents
/// and of every age group are kept exactly. Age groups in proportion to residents.
SpreadPeople spread_people(std::vector<HeadCount> const& areas, CellWeights const& weights, std::size_t cells);

}  // namespace leitbild::importing
