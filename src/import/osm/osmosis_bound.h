// The bounding box in the form that Osmosis wrote until 2013: <bound box="south,west,north,east"/>.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "geo/point.h"

namespace leitbild::importing {

/// Looks at the first kilobytes of a plain, gzipped or bzipped XML file. Degrees. Nothing if there is no such element
/// or it makes no sense.
std::optional<geo::Box> osmosis_bound(std::filesystem::path const& file);
std::optional<geo::Box> osmosis_bound_in(std::string_view xml_start);

}  // namespace leitbild::importing
