// Geometries as a GeoPackage stores them: a header with envelope and srs_id, then well-known binary.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "geo/shape.h"

namespace leitbild::store::gpkg {

/// Little-endian Point, LineString or MultiPolygon; with an envelope unless it is a point or empty.
std::string encode(geo::Shape const& shape, int srs_id);

/// Reads what encode() and other programs write: either byte order, any envelope, z and m (dropped), Polygon, and
/// MultiPoint and MultiLineString of one part. Error: another kind, more parts, truncated or damaged bytes.
Result<geo::Shape> decode(std::string_view blob);

/// From the header where it is there, else from the coordinates; an empty box for an empty geometry. Nothing if the
/// bytes are not a geometry.
std::optional<geo::Box> envelope_of(std::string_view blob);

}  // namespace leitbild::store::gpkg
