// GDAL prints its complaints unless told otherwise. For every folder that calls it.
#pragma once

#include <string>

namespace leitbild::geo {

/// While it lives, GDAL says nothing by itself in this thread; the last complaint is kept for the error sentence.
class QuietGdal {
 public:
  QuietGdal();
  QuietGdal(QuietGdal const&) = delete;
  QuietGdal& operator=(QuietGdal const&) = delete;
  ~QuietGdal();
  /// Empty: none since it began.
  static std::string last();
};

}  // namespace leitbild::geo
