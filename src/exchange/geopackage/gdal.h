// What reading and writing GeoPackages with GDAL share.
#pragma once

#include <string_view>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "base/handle.h"
#include "base/result.h"

namespace leitbild::exchange {

using Dataset = Handle<GDALDataset, GDALClose>;

/// GDAL prints its complaints unless told otherwise; the last one is kept for the error sentence.
class QuietGdal {
 public:
  QuietGdal() {
    CPLErrorReset();
    CPLPushErrorHandler(CPLQuietErrorHandler);
  }
  QuietGdal(QuietGdal const&) = delete;
  QuietGdal& operator=(QuietGdal const&) = delete;
  ~QuietGdal() { CPLPopErrorHandler(); }
};

inline tl::unexpected<Error> refused(std::string_view what) {
  return fail(fmt::format("GeoPackage: {} ({})", what, CPLGetLastErrorMsg()));
}

}  // namespace leitbild::exchange
