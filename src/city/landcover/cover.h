// What covers the ground, pixel by pixel: what the raster models of climate and nature compute with.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "geo/cell.h"
#include "geo/grid.h"
#include "geo/shape.h"

namespace leitbild::city {

/// What a pixel is, as far as heat, water and green are concerned. Their values per class: nature/ground_values.toml.
enum class Ground : std::uint8_t {
  kUnknown,  // outside what is known
  kOpen,     // inside, but nobody says what
  kFarmland,
  kMeadow,
  kForest,
  kPark,
  kGarden,
  kCemetery,
  kSport,
  kWater,
  kResidential,  // yards and gardens around homes
  kCommercial,
  kIndustrial,
  kPublic,
  kTraffic,  // railway land, parking
  kStreet,
  kRoof,
  kGreenRoof,
  kPermeable,  // paving that lets water through
};
inline constexpr auto kGrounds = std::size_t{19};

struct GroundInfo {
  Ground ground;
  std::string_view id, title_de, title_en;
};

/// In the order of the enumeration.
inline constexpr std::array<GroundInfo, kGrounds> kGroundInfos{{
    {Ground::kUnknown, "unknown", "keine Daten", "no data"},
    {Ground::kOpen, "open", "sonstige Fläche", "other ground"},
    {Ground::kFarmland, "farmland", "Acker", "farmland"},
    {Ground::kMeadow, "meadow", "Wiese", "meadow"},
    {Ground::kForest, "forest", "Wald", "forest"},
    {Ground::kPark, "park", "Park und Grünanlage", "park"},
    {Ground::kGarden, "garden", "Kleingarten", "allotments"},
    {Ground::kCemetery, "cemetery", "Friedhof", "cemetery"},
    {Ground::kSport, "sport", "Sport und Freizeit", "sports ground"},
    {Ground::kWater, "water", "Gewässer", "water"},
    {Ground::kResidential, "residential", "Wohngrundstück", "residential plot"},
    {Ground::kCommercial, "commercial", "Handelsfläche", "commercial ground"},
    {Ground::kIndustrial, "industrial", "Gewerbefläche", "industrial ground"},
    {Ground::kPublic, "public", "Gemeinbedarfsfläche", "public institution"},
    {Ground::kTraffic, "traffic", "Verkehrsfläche", "traffic area"},
    {Ground::kStreet, "street", "Straße", "street"},
    {Ground::kRoof, "roof", "Dach", "roof"},
    {Ground::kGreenRoof, "green_roof", "Gründach", "green roof"},
    {Ground::kPermeable, "permeable", "wasserdurchlässiger Belag", "permeable paving"},
}};

constexpr GroundInfo const& info(Ground ground) { return kGroundInfos[static_cast<std::size_t>(ground)]; }
constexpr std::optional<Ground> ground_from(std::string_view id) {
  for (auto const& entry : kGroundInfos) {
    if (entry.id == id) { return entry.ground; }
  }
  return std::nullopt;
}

class GroundSet {
 public:
  constexpr GroundSet() = default;
  constexpr GroundSet(std::initializer_list<Ground> grounds) {
    for (auto const ground : grounds) { add(ground); }
  }
  constexpr void add(Ground ground) { bits_ |= bit(ground); }
  constexpr bool has(Ground ground) const { return (bits_ & bit(ground)) != 0; }
  constexpr bool meets(GroundSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr GroundSet without(GroundSet other) const {
    auto out = *this;
    out.bits_ &= ~other.bits_;
    return out;
  }
  friend constexpr auto operator<=>(GroundSet, GroundSet) = default;

 private:
  std::uint32_t bits_{};
  static constexpr std::uint32_t bit(Ground ground) { return 1U << static_cast<unsigned>(ground); }
};

/// All that is known.
inline constexpr auto kAnyGround = [] {
  auto out = GroundSet{};
  for (auto const& entry : kGroundInfos) {
    if (entry.ground != Ground::kUnknown) { out.add(entry.ground); }
  }
  return out;
}();

inline constexpr Metres kGroundPixel{10.0};
inline constexpr auto kPixelsPerCell = 10;  // in each direction: a cell of the census is 100 m wide
/// Parts of a pixel that can be under crowns.
inline constexpr auto kCrownParts = std::uint8_t{10};
/// Added to the parts where they are all crowns of the pixel, as a map of crowns says, and none belong to the class.
inline constexpr auto kMappedCrowns = std::uint8_t{kCrownParts + 1};
/// Parts of a pixel that can be shaded by sails and roofs over squares; that have so much green on façades.
inline constexpr auto kScreenParts = std::uint8_t{4};
/// Classes that a source of land cover brings (ground_maps.h).
inline constexpr auto kMostSourceClasses = std::size_t{100};

/// Copying is cheap: grids that stay as they are are shared.
struct Cover {
  /// EPSG:3035; edges of census cells are edges of pixels. No columns: nothing is known.
  geo::GridFrame frame;
  std::shared_ptr<geo::Grid<Ground> const> ground;
  /// 0: the ground's own class; else that class of the city's source of land cover, from 1.
  std::shared_ptr<geo::Grid<std::uint8_t> const> source_class;
  /// Tenths of the pixel under crowns of single trees, beside those that belong to the class; from kMappedCrowns on: all.
  std::shared_ptr<geo::Grid<std::uint8_t> const> crowns;
  /// Quarters of the pixel that are screened, for each kind of screen.
  std::shared_ptr<geo::Grid<std::uint8_t> const> shades, facades;
  /// Millimetres of rain that measures hold back on the pixel.
  std::shared_ptr<geo::Grid<std::uint16_t> const> storage;

  /// Upper left pixel of a cell; it need not lie inside.
  int column_of(geo::CellCode cell) const;
  int row_of(geo::CellCode cell) const;
};

/// The pixels of an area become `to`, where they are one of `only`.
struct GroundChange {
  geo::MultiPolygon area;  // in the city's plane
  Ground to{};
  GroundSet only;
};

/// More crowns over an area.
struct CrownChange {
  geo::MultiPolygon area;
  SquareMetres crowns;
};

/// What measures put up before the sun.
enum class Screen : std::uint8_t {
  kShade,   // sails, pergolas, arcades: shade without leaves
  kFacade,  // green on walls: evaporates
};
struct ScreenChange {
  geo::MultiPolygon area;
  Screen screen{};
  SquareMetres size;
};

/// Room for rain water in an area.
struct StorageChange {
  geo::MultiPolygon area;
  CubicMetres volume;
};

struct CoverChanges {
  std::vector<GroundChange> ground;
  std::vector<CrownChange> crowns;
  std::vector<ScreenChange> screens;
  std::vector<StorageChange> storage;

  bool empty() const { return ground.empty() && crowns.empty() && screens.empty() && storage.empty(); }
};

}  // namespace leitbild::city
