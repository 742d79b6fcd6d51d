// Facilities as the city knows them: Kitas and schools with their places, and what else a list has.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/facilities/facilities.h"
#include "geo/crs.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct FacilityFields {
  std::string category{};                                   // column; empty: category, kategorie, art, typ
  std::string name{};                                       // column; empty: name, bezeichnung, titel
  std::string capacity{};                                   // column; empty: capacity, plaetze, plätze, kapazitaet
  std::optional<city::FacilityCategory> all_of_category{};  // for lists of one category without such a column
};

struct ImportedFacilities {
  city::Facilities facilities;
  ImportReport report;
};

/// The rows of the files in place of all facilities of `before` that have one of the categories the files contain; other
/// categories stay. A category is written by its id or its German name. The same name within kSameFacility is one
/// facility; one with capacity is kept. A capacity of 0 is taken for unknown and counted.
/// Where `before` has no coverage, that of the result is `boundary`. Places outside `clip` are left out.
/// Error: see read_places(); no column for the category; an unknown category (lists those allowed); a capacity that is no
/// whole number; no facility near the city.
Result<ImportedFacilities> read_facilities(std::vector<std::filesystem::path> const& files,
                                           FacilityFields const& fields, city::Facilities before,
                                           geo::MultiPolygon const& boundary, geo::MultiPolygon const& clip,
                                           geo::Crs crs);

}  // namespace leitbild::importing
