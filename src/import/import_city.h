// One import run: the files a user names, on top of what the workspace already holds.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "import/boundaries/boundaries.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// What the user can say about a file that the file itself does not say.
struct Provenance {
  std::string origin, licence, date;
};

struct ImportFiles {
  std::optional<std::filesystem::path> boundary, districts, osm, population;
  DistrictFields district_fields;
  std::map<std::string, Provenance> provenance;  // by layer: "boundary", "districts", "osm", "population"
};

struct ImportedCity {
  city::Layers layers;
  std::vector<ImportReport> reports;
  Share residents_with_streets;  // share of residents in cells within the street data
};

/// `before` keeps every layer for which no file is named; its info gives name, AGS and, once known, the plane.
/// `progress` is called with a German line before each step. Error: see the single readers; a boundary is needed first.
Result<ImportedCity> import_city(city::Layers before, ImportFiles const& files,
                                 std::function<void(std::string const&)> const& progress);

}  // namespace leitbild::importing
