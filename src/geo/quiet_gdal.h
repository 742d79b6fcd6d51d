// GDAL prints its complaints unless told otherwise; the last one is kept for the error sentence.
#pragma once

#include <string>

#include <cpl_error.h>

namespace leitbild::geo {

class QuietGdal {
 public:
  QuietGdal() {
    CPLErrorReset();
    CPLPushErrorHandler(CPLQuietErrorHandler);
  }
  QuietGdal(QuietGdal const&) = delete;
  QuietGdal& operator=(QuietGdal const&) = delete;
  ~QuietGdal() { CPLPopErrorHandler(); }
  static std::string last() { return CPLGetLastErrorMsg(); }
};

}  // namespace leitbild::geo
