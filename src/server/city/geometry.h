// Shapes of the city's plane as GeoJSON (RFC 7946): degrees in WGS 84, longitude first.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "city/city.h"
#include "geo/crs.h"
#include "server/site.h"

namespace leitbild::server {

/// From the city's plane to degrees. Nothing for a city in a plane of its own, which has no place on earth. Not shared
/// between threads.
std::optional<geo::Transform> to_degrees(city::City const& city);

/// Seven decimals are a centimetre; `decimals` says how many are kept.
Json geojson(geo::Shape const& shape, geo::Transform const& to_degrees, int decimals = 6);
Json geojson_position(geo::Point point, geo::Transform const& to_degrees);

/// What maps need of a district.
struct Outline {
  Json geometry;                             // null: no shape, or no place on earth
  Json centre;                               // [lon, lat] inside the district, or null
  Json box;                                  // [west, south, east, north], or null
  std::vector<city::DistrictId> neighbours;  // of the same level, in the order of the table
};

/// The outlines of all districts, made once per site. Simplified to five metres, which no map of a city shows.
struct Outlines {
  Table<city::DistrictId, Outline> rows;

  explicit Outlines(Site const& site);
};

/// The corners of every inhabited 100 m cell in degrees, as they follow each other counter-clockwise from the south-west,
/// made once per site: cells of today and, after them, those that measures add.
struct CellCorners {
  std::vector<std::array<geo::LonLat, 4>> cells;

  explicit CellCorners(Site const& site);
};

}  // namespace leitbild::server
