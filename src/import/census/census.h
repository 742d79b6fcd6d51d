// Residents per 100 m cell from the census grid or a derived grid in the same form.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "city/districts/districts.h"
#include "city/people/people.h"
#include "geo/crs.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct ImportedPeople {
  city::People people;
  ImportReport report;
  bool derived{};  // the file says that its numbers are estimates
};

/// Semicolons; header `GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner[;werterlaeuternde_Zeichen]` (any case, further
/// columns allowed) or with `einwohner_geschaetzt` for derived grids; lines that begin with '#' are comments; decimal
/// point or comma; `–`, `-` and -9 are hidden values. Cells whose centre lies outside the city are left out and counted.
/// Error: columns missing (lists those found), a line that is no data with its number, no cell inside the city.
Result<ImportedPeople> read_population(std::filesystem::path const& file, city::Districts const& districts,
                                       geo::Crs crs);

}  // namespace leitbild::importing
