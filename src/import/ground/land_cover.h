// Land cover from any raster or vector source, with a table of what its classes are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "city/landcover/ground_maps.h"
#include "import/ground/ground_frame.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// Columns code, title, like (a class of this program: city::kGroundInfos) and, where the source knows better, those of
/// city::kGroundProperties; an empty cell is the value of the class it is like. Error: all problems, with lines: missing or
/// unknown columns, codes that stand twice, unknown classes, numbers out of range, more than city::kMostSourceClasses rows.
Result<std::vector<city::SourceClass>> read_land_cover_classes(std::filesystem::path const& file);

struct ImportedLandCover {
  city::MapRaster raster;  // indexes of classes
  ImportReport report;
};

/// A raster of whole numbers, or areas whose `field` (empty: recognised by its codes) holds a code; smaller areas lie on top
/// of larger ones. Brought to pixels of 10 m in EPSG:3035; a note says so. Error: unreadable; codes that the table lacks,
/// all of them; nothing inside the city.
Result<ImportedLandCover> read_land_cover(std::filesystem::path const& file, std::string const& field,
                                          std::vector<city::SourceClass> const& classes, MapArea const& area);

}  // namespace leitbild::importing
