// City boundary from any vector file GDAL reads, in any coordinate system.
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

/// A city without districts: row 0 only.
city::Districts whole_city(std::string const& city_name, std::string const& ags, geo::MultiPolygon boundary);

}  // namespace leitbild::importing
