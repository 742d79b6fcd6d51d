// Dwellings per 100 m cell: where in a larger area its residents live.
#pragma once

#include <filesystem>

#include "import/census/city_cells.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct Dwellings {
  std::vector<std::uint64_t> by_cell;
  ImportReport report;
};

/// A CSV table with the cell (id or middle) and a column Wohnungen, Insgesamt_Wohnungen or Anzahl_Wohnungen. Hidden values
/// count as none. Error: columns missing, no whole number, no dwelling near the city.
Result<Dwellings> read_dwellings(std::filesystem::path const& file, CityCells const& cells);

}  // namespace leitbild::importing
