// Residents per district from a table of the city's statistics office.
#pragma once

#include <string>
#include <vector>

#include "city/districts/districts.h"
#include "city/people/people.h"
#include "import/boundaries/district_codes.h"
#include "import/csv_table.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct PopulationFields {
  std::string id;         // column with the district's key; empty: the first of the usual names
  std::string residents;  // column with the residents; likewise
};

struct DistrictCount {
  city::DistrictId district;
  Persons residents;
  city::Ages ages{};
};

struct DistrictTable {
  std::vector<DistrictCount> rows;
  ImportReport report;  // rows of other cities, sums, districts without a value
};

/// One row per district, all of one level. Rows of another city (column Stadt, Gemeinde or AGS) and rows called Gesamt,
/// Summe or Insgesamt are left out. A key is the district's code, or a number or name that `codes` knows, or the
/// district's name letter for letter. Age groups: columns like under_6, 0-6, 6 bis 10, 0-10, unter_18, ab_65, ab_80.
/// Error: columns missing, a key that fits no district, a district twice, a number out of range, more children than
/// residents.
Result<DistrictTable> read_district_table(CsvTable& table, PopulationFields const& fields,
                                          city::Districts const& districts, DistrictCodes const& codes);

}  // namespace leitbild::importing
