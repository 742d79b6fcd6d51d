// Buildings as seen from above, with what is known of their height and use.
#pragma once

#include <cstdint>

#include "base/ids.h"
#include "geo/shape.h"

namespace leitbild::city {

using BuildingId = Id<struct BuildingTag>;

enum class BuildingUse : std::uint8_t { kUnknown, kResidential, kCommercial, kIndustrial, kPublic, kOutbuilding };
inline constexpr auto kBuildingUses = std::size_t{6};

struct Building {
  geo::Ring footprint;
  std::uint8_t levels{};  // full storeys; 0: not known
  BuildingUse use{};
};

struct Buildings {
  Table<BuildingId, Building> rows;
  geo::MultiPolygon coverage;
};

}  // namespace leitbild::city
