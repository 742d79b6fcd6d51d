// City boundary and districts from any vector file GDAL reads, in any coordinate system.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "city/districts/districts.h"
#include "geo/crs.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct Boundary {
  geo::MultiPolygon shape;  // in the city's plane
  geo::Crs crs;             // the UTM zone of its centre
  ImportReport report;
};

/// All polygons of the file united; with `ags`, where the file has a field AGS, ARS or RS, only those of that city
/// (an ARS of twelve digits is compared without its four association digits). z is dropped, invalid rings repaired and
/// reported. Error: no such file, no driver, no polygons, no coordinate system, no polygon of that AGS.
Result<Boundary> read_boundary(std::filesystem::path const& file, std::string const& ags);

struct DistrictFields {
  std::string code;  // empty: the first of the usual names that the file has
  std::string name;
};

struct ImportedDistricts {
  city::Districts districts;  // row 0 is the city
  ImportReport report;
};

/// Districts below the city, in the file's order. Parts with the same code are united. Error: no usable code or name
/// field (lists the fields the file has), a code used for two names, no polygons.
Result<ImportedDistricts> read_districts(std::filesystem::path const& file, DistrictFields const& fields,
                                         std::string const& city_name, std::string const& ags,
                                         geo::MultiPolygon const& boundary, geo::Crs crs);

/// A city without districts: row 0 only.
city::Districts whole_city(std::string const& city_name, std::string const& ags, geo::MultiPolygon boundary);

}  // namespace leitbild::importing
