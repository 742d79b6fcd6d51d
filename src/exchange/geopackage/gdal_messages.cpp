#include "exchange/geopackage/gdal_messages.h"

#include <cpl_error.h>
#include <fmt/format.h>

namespace leitbild::exchange {

QuietGdal::QuietGdal() {
  CPLErrorReset();
  CPLPushErrorHandler(CPLQuietErrorHandler);
}

QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

tl::unexpected<Error> refused(std::string_view what) {
  return fail(fmt::format("GeoPackage: {} ({})", what, CPLGetLastErrorMsg()));
}

}  // namespace leitbild::exchange
