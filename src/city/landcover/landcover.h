// What the ground is used for: green that is open to everybody, other uses, water, trees.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using GreenId = Id<struct GreenTag>;

struct GreenArea {
  std::string name;  // may be empty
  bool forest{};
  geo::MultiPolygon shape;
  SquareMetres area;  // on the ground
};

enum class LandUse : std::uint8_t {
  kResidential,
  kCommercial,
  kIndustrial,
  kPublic,
  kTraffic,
  kFarmland,
  kGardens,  // allotments
  kCemetery,
  kMeadow,
  kForest,
  kPark,
  kSport,
  kWater
};

struct LandUseInfo {
  LandUse use;
  std::string_view id, title_de;
};

/// In the order of the enumeration.
inline constexpr std::array kLandUses{
    LandUseInfo{LandUse::kResidential, "residential", "Wohnen"},
    LandUseInfo{LandUse::kCommercial, "commercial", "Handel und Dienstleistung"},
    LandUseInfo{LandUse::kIndustrial, "industrial", "Gewerbe und Industrie"},
    LandUseInfo{LandUse::kPublic, "public", "Gemeinbedarf"},
    LandUseInfo{LandUse::kTraffic, "traffic", "Verkehr"},
    LandUseInfo{LandUse::kFarmland, "farmland", "Acker"},
    LandUseInfo{LandUse::kGardens, "gardens", "Kleingärten"},
    LandUseInfo{LandUse::kCemetery, "cemetery", "Friedhof"},
    LandUseInfo{LandUse::kMeadow, "meadow", "Wiese und Weide"},
    LandUseInfo{LandUse::kForest, "forest", "Wald"},
    LandUseInfo{LandUse::kPark, "park", "Park und Grünanlage"},
    LandUseInfo{LandUse::kSport, "sport", "Sport und Freizeit"},
    LandUseInfo{LandUse::kWater, "water", "Gewässer"},
};

constexpr std::optional<LandUse> land_use_from(std::string_view id) {
  for (auto const& entry : kLandUses) {
    if (entry.id == id) { return entry.use; }
  }
  return std::nullopt;
}

/// A piece of ground as it was drawn; pieces may overlap.
struct Patch {
  LandUse use{};
  geo::MultiPolygon shape;
};

/// Green areas of the same kind do not overlap or touch: importers unite them, so that `area` is that of the whole park.
struct Landcover {
  Table<GreenId, GreenArea> green;
  geo::MultiPolygon coverage;  // of green and uses
  std::vector<Patch> patches{};
  std::vector<geo::Point> trees{};  // single trees as far as they were mapped: never complete
};

}  // namespace leitbild::city
