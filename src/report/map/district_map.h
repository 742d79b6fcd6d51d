// The map of a district: SVG, its legend, and what it shows in words.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "city/city.h"
#include "report/map/places.h"

namespace leitbild::report {

struct MapLegendEntry {
  std::string svg;  // the symbol, 9 mm x 5 mm
  std::string text;
  std::string group;  // "Maßnahmen", "Karte"
};

struct DistrictMap {
  std::string svg;
  std::string text;                    // alternative text
  std::string scale;                   // "1 : 12.000"
  std::vector<MapLegendEntry> legend;  // only what is on the map
};

enum class MapSize : std::uint8_t {
  kNormal,  // 136 mm x 98 mm: the legend stands beside it
  kLarge    // 178 mm x 130 mm
};

/// The sheet around the district; around the city where it has no shape.
Frame map_frame(city::City const& city, city::DistrictId district, MapSize size);

/// The whole city with its districts, without symbols and measures.
DistrictMap draw_overview(city::City const& city);

/// `measures` with a number above 0 and a valid colour. O(everything in the city; a box test each).
DistrictMap draw_map(city::City const& city, city::DistrictId district, Frame const& frame,
                     std::span<MapMeasure const> measures);

}  // namespace leitbild::report
