#include "exchange/geopackage/gdal_messages.h"

#include <fmt/format.h>

#include "geo/quiet_gdal.h"

namespace leitbild::exchange {

tl::unexpected<Error> refused(std::string_view what) {
  return fail(fmt::format("GeoPackage: {} ({})", what, geo::QuietGdal::last()));
}

}  // namespace leitbild::exchange
