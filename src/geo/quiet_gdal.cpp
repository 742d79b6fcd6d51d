#include "geo/quiet_gdal.h"

#include <cpl_error.h>

namespace leitbild::geo {

QuietGdal::QuietGdal() {
  CPLErrorReset();
  CPLPushErrorHandler(CPLQuietErrorHandler);
}

QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

std::string QuietGdal::last() { return CPLGetLastErrorMsg(); }

}  // namespace leitbild::geo
