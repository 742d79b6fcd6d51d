// Head counts per cell of the census grid, 100 m or 1 km, from a CSV table.
#pragma once

#include <map>
#include <string>

#include "import/census/grid_columns.h"

namespace leitbild::importing {

struct GridTable {
  GridSize size{};
  std::map<geo::CellCode, Persons> inhabited;  // by south-west 100 m cell; only squares that meet the wanted box
  std::size_t hidden{};                        // values kept secret
  std::size_t weak{};                          // KLAMMERN: valid, but statistically unsafe; they count
  std::size_t empty{}, beyond{};
  Persons beyond_residents;
  bool short_names{};  // ids as the census of 2011 wrote them
};

/// Reads on from the header. `near` is a box in EPSG:3035; a table of the whole country is read without keeping it.
/// Error: a line that is no data (each with its number, at most 20), a cell that comes twice.
Result<GridTable> read_grid_table(CsvTable& table, GridColumns const& columns, std::size_t residents_column,
                                  geo::Box const& near);

}  // namespace leitbild::importing
