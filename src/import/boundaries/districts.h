// The districts of a city as a tree, from one or two vector files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "city/districts/districts.h"
#include "geo/crs.h"
#include "import/boundaries/district_codes.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct DistrictFields {
  std::string code;  // empty: the first of the usual names that the file has
  std::string name;
};

struct DistrictFiles {
  std::filesystem::path districts;  // core city and Ortsbezirke, or whatever one level the city has
  DistrictFields fields{};
  std::optional<std::filesystem::path> statistical{};  // their parts
  DistrictFields statistical_fields{};
  DistrictCodes codes{};
};

struct ImportedDistricts {
  city::Districts districts;  // row 0 is the city, then Ortsbezirke, then statistical districts
  ImportReport report;
};

/// Each level in its file's order. Parts with the same code are united. A statistical district belongs to the Ortsbezirk
/// that holds the largest share of its area. Districts that `codes` knows get code and name from there: wanted codes
/// must know all; known_district_codes() are used for a file if they know all its districts. Areas that overlap by more
/// than kSliver and kSliverShare are reported.
/// Error: no usable code or name field (lists the fields the file has), a code used for two names or on two levels, a
/// district that wanted codes do not know, a statistical district outside all Ortsbezirke, no polygons.
Result<ImportedDistricts> read_districts(DistrictFiles const& files, std::string const& city_name,
                                         std::string const& ags, geo::MultiPolygon const& boundary, geo::Crs crs);

}  // namespace leitbild::importing
