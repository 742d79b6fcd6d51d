// How coordinates of a system are written.
#pragma once

#include "exchange/geojson/write_geojson.h"
#include "server/features/query_text.h"
#include "server/response.h"

namespace leitbild::server {

/// Degrees to a centimetre, metres to a millimetre; in the authority's order of axes.
inline exchange::CoordinateForm coordinate_form(CrsChoice const& crs) {
  constexpr auto kOfDegrees = 7;
  constexpr auto kOfMetres = 3;
  return {.decimals = crs.degrees ? kOfDegrees : kOfMetres, .north_first = crs.north_first};
}

/// "Content-Crs", as Part 2 asks for; readable for scripts of other sites.
void add_crs_header(Response& response, CrsChoice const& crs);

}  // namespace leitbild::server
