// What maps say of the ground, beside what is drawn: soil, rain, heights, crowns, land cover with a table of its classes, and
// what experts have computed.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "city/landcover/cover.h"
#include "geo/grid.h"
#include "geo/point.h"

namespace leitbild::city {

enum class MapKind : std::uint8_t {
  kSoil,                // hydrologic soil group, 1 to 4 for A to D
  kYearlyRain,          // mean of a year
  kHeavyRain,           // the design rain that runoff is computed of
  kEvapotranspiration,  // of grass, in a year
  kElevation,
  kCrowns,            // all crowns, those of woods, too
  kNightTemperature,  // of experts, as the next two
  kFeltTemperature,   // physiological equivalent temperature on a hot afternoon
  kFloodDepth,        // of water after heavy rain
};

/// How the value of a map pixel follows from several of its source.
enum class MapMixing : std::uint8_t { kMostFrequent, kMean };

struct MapInfo {
  MapKind kind;
  std::string_view id;  // also the kind of its file (import/import_files.h)
  std::string_view title_de, title_en, unit;
  double step;       // whole multiples of it are kept
  double low, high;  // what a value can be
  MapMixing mixing;
};

/// In the order of the enumeration.
inline constexpr std::array<MapInfo, 9> kMapInfos{{
    {MapKind::kSoil, "soil", "Bodengruppe", "soil group", "", 1.0, 1.0, 4.0, MapMixing::kMostFrequent},
    {MapKind::kYearlyRain, "yearly_rain", "Jahresniederschlag", "yearly rain", "mm", 1.0, 50.0, 5'000.0,
     MapMixing::kMean},
    {MapKind::kHeavyRain, "heavy_rain", "Bemessungsregen", "design rain", "mm", 0.1, 1.0, 500.0, MapMixing::kMean},
    {MapKind::kEvapotranspiration, "evapotranspiration", "Grasreferenzverdunstung", "reference evapotranspiration",
     "mm", 1.0, 50.0, 3'000.0, MapMixing::kMean},
    {MapKind::kElevation, "elevation", "Geländehöhe", "elevation", "m", 0.1, -100.0, 3'000.0, MapMixing::kMean},
    {MapKind::kCrowns, "canopy", "Kronenanteil", "canopy", "%", 1.0, 0.0, 100.0, MapMixing::kMean},
    {MapKind::kNightTemperature, "night_temperature", "Nachttemperatur (Gutachten)",
     "night temperature (expert report)", "°C", 0.1, -30.0, 45.0, MapMixing::kMean},
    {MapKind::kFeltTemperature, "felt_temperature", "gefühlte Temperatur PET (Gutachten)",
     "physiological equivalent temperature (expert report)", "°C", 0.1, -20.0, 80.0, MapMixing::kMean},
    {MapKind::kFloodDepth, "flood_depth", "Wassertiefe bei Starkregen (Gutachten)",
     "water depth after heavy rain (expert report)", "m", 0.01, 0.0, 50.0, MapMixing::kMean},
}};
constexpr MapInfo const& info(MapKind kind) { return kMapInfos[static_cast<std::size_t>(kind)]; }

/// Whole numbers on square pixels of EPSG:3035 (of the city's own plane where that is made up). The side is one of
/// kMapSides, and edges are multiples of it, so that each pixel of the cover lies in one pixel of the map.
struct MapRaster {
  geo::Point corner;  // upper left
  int side{};         // metres
  geo::Grid<std::int16_t> values;

  static constexpr auto kNothing = std::numeric_limits<std::int16_t>::min();
  /// Place among `values`; nothing outside.
  std::optional<std::size_t> place_of(geo::Point p) const;
  /// kNothing outside, too.
  std::int16_t at(geo::Point p) const;
  bool empty() const { return values.columns == 0; }
  /// Without its plane, which is that of the cover (city/links/ground_cover.h).
  geo::GridFrame frame() const;
  friend bool operator==(MapRaster const&, MapRaster const&) = default;
};
inline constexpr std::array kMapSides{10, 20, 50, 100, 500, 1'000};

/// What a class of ground does to heat and water; the names are those of the columns of a table of classes.
enum class GroundProperty : std::uint8_t {
  kSealed,
  kCrownShare,
  kAlbedo,
  kShade,
  kCropCoefficient,
  kCools,
  kPark,
  kCurveA,
  kCurveB,
  kCurveC,
  kCurveD,
  kRunoffA,
  kRunoffB,
  kRunoffC,
  kRunoffD,
  kPercolationA,
  kPercolationB,
  kPercolationC,
  kPercolationD
};
struct GroundPropertyInfo {
  std::string_view id;
  double high;  // from 0
};
/// In the order of the enumeration.
inline constexpr std::array<GroundPropertyInfo, 19> kGroundProperties{{{"sealed", 1.0},
                                                                       {"crowns", 1.0},
                                                                       {"albedo", 1.0},
                                                                       {"shade", 1.0},
                                                                       {"kc", 2.0},
                                                                       {"cools", 1.0},
                                                                       {"park", 1.0},
                                                                       {"curve_a", 100.0},
                                                                       {"curve_b", 100.0},
                                                                       {"curve_c", 100.0},
                                                                       {"curve_d", 100.0},
                                                                       {"runoff_a", 1.0},
                                                                       {"runoff_b", 1.0},
                                                                       {"runoff_c", 1.0},
                                                                       {"runoff_d", 1.0},
                                                                       {"percolation_a", 1.0},
                                                                       {"percolation_b", 1.0},
                                                                       {"percolation_c", 1.0},
                                                                       {"percolation_d", 1.0}}};

/// A class of a source of land cover: as which of our own it counts for measures, and where its values differ.
struct SourceClass {
  std::string code, title;
  Ground like{};
  std::array<std::optional<float>, kGroundProperties.size()> values{};

  friend bool operator==(SourceClass const&, SourceClass const&) = default;
};

struct GroundMaps {
  std::array<MapRaster, kMapInfos.size()> maps;  // by MapKind; empty: not imported
  std::vector<SourceClass> classes;              // at most kMostSourceClasses
  MapRaster land_cover;                          // of pixels of 10 m: indexes of classes

  MapRaster const& of(MapKind kind) const { return maps[static_cast<std::size_t>(kind)]; }
  MapRaster& of(MapKind kind) { return maps[static_cast<std::size_t>(kind)]; }
  bool has(MapKind kind) const { return !of(kind).empty(); }
  friend bool operator==(GroundMaps const&, GroundMaps const&) = default;
};

}  // namespace leitbild::city
