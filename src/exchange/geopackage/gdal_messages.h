// How errors of GeoPackages are said.
#pragma once

#include <string_view>

#include "base/result.h"

namespace leitbild::exchange {

/// "GeoPackage: {what} ({what GDAL said last})"; while a geo::QuietGdal lives.
tl::unexpected<Error> refused(std::string_view what);

}  // namespace leitbild::exchange
