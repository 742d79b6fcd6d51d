// The tileset that a request names.
#pragma once

#include "server/endpoint.h"
#include "server/tiles/tilesets.h"

namespace leitbild::server {

inline constexpr std::string_view kTileType = "application/vnd.mapbox-vector-tile";

/// By the parameters "tileset" and "indicator". Error 404: there is no such tileset; 400: no such indicator, with those
/// that there are.
tl::expected<Tileset const*, HttpProblem> find_tileset(Call const& call);

/// In degrees; empty if the tileset is.
geo::Box lon_lat_extent(Tileset const& tileset);

/// What has to be shown beside every map: sources with their licences, and that the city is schematic.
std::string attribution(Site const& site, Language language);

/// "?indicator=…" where the request asked for one; else empty.
std::string indicator_query(Call const& call);

}  // namespace leitbild::server
