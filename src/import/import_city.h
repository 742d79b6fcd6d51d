// One import run: the files a user names, on top of what the workspace already holds.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/city.h"
#include "import/import_files.h"
#include "import/import_report.h"

namespace leitbild::importing {

struct ImportedCity {
  city::Layers layers;
  std::vector<ImportReport> reports;
  Share residents_with_streets;  // share of residents in cells within the street data
};

/// `before` keeps every layer that needs no new reading (with_recorded()); its info gives name, AGS and, once known, the
/// plane; its sources are the record. The kinds of files are read in the order of kFileKinds.
/// `progress` is called with a German line before each step. Error: see the single readers; a boundary is needed first.
Result<ImportedCity> import_city(city::Layers before, ImportFiles const& files,
                                 std::function<void(std::string const&)> const& progress);

}  // namespace leitbild::importing
