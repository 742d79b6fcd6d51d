// Residents per 100 m cell: from the census grid, or from larger areas whose sums are spread over the cells.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "city/buildings/buildings.h"
#include "city/districts/districts.h"
#include "city/people/people.h"
#include "geo/crs.h"
#include "import/boundaries/district_codes.h"
#include "import/census/district_table.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct PopulationFiles {
  std::filesystem::path population;
  PopulationFields fields{};                         // of a district table
  std::optional<std::filesystem::path> dwellings{};  // 100 m cells with dwellings
  std::string base{}, date{};  // which head count and which day it describes, where the file does not tell
};

/// What is known of the city already.
struct PopulationPlace {
  city::Districts const& districts;
  city::Buildings const& buildings;
  DistrictCodes const& codes;
  geo::Crs crs;
};

enum class PopulationKind : std::uint8_t { kCells, kKilometres, kRaster, kDistricts };

struct ImportedPeople {
  city::People people;
  std::vector<ImportReport> reports;
  PopulationKind kind{};
  bool derived{};  // estimates: the file says so, or its sums were spread over cells
};

/// By what the file is:
///   100 m grid  CSV with GITTER_ID_100m and/or x_mp_100m, y_mp_100m, and Einwohner or einwohner_geschaetzt (an estimate);
///   1 km grid   the same with 1km; spread over the 100 m cells of each square;
///   raster      GeoTIFF in any coordinate system, residents per pixel, pixels of 100 m to 5 km; spread over its cells;
///   districts   any other CSV with a district's key and residents; spread over the cells of each district.
/// Spreading goes by dwellings, else by floor area of buildings, else evenly, and keeps every sum exactly. Of squares and
/// pixels at the edge, the part outside the boundary is left out and reported. Hidden values are counted.
/// Error: see read_grid_table(), read_district_table(), Raster; nobody lives inside the city.
Result<ImportedPeople> read_population(PopulationFiles const& files, PopulationPlace const& place);

}  // namespace leitbild::importing
