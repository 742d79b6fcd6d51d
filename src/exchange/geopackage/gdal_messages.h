// What GDAL says while GeoPackages are read and written.
#pragma once

#include <string_view>

#include "base/result.h"

namespace leitbild::exchange {

/// GDAL prints its complaints unless told otherwise; the last one is kept for the error sentence. Of the calling thread.
class QuietGdal {
 public:
  QuietGdal();
  QuietGdal(QuietGdal const&) = delete;
  QuietGdal& operator=(QuietGdal const&) = delete;
  ~QuietGdal();
};

/// "GeoPackage: {what} ({what GDAL said last})"
tl::unexpected<Error> refused(std::string_view what);

}  // namespace leitbild::exchange
