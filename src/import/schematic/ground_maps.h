// Maps of the ground of a generated city: what a real one would import.
#pragma once

#include "base/result.h"
#include "city/landcover/ground_maps.h"
#include "city/landcover/landcover.h"
#include "geo/crs.h"
#include "import/schematic/settlements.h"

namespace leitbild::importing {

struct GroundMapInput {
  geo::MultiPolygon const& outline;
  geo::Crs crs;
  std::vector<Settlement> const& settlements;
  std::vector<city::GreenArea> const& green;
};

/// Hills with valleys at the settlements; sandy soils under woods, heavier ones in valleys; rain that grows with height; crowns by
/// what lies there; a warm night and a hot afternoon, warmest in the settlements; water in the hollows. Smooth made-up
/// curves: nothing of it is measured. Error: a plane that PROJ does not know.
Result<city::GroundMaps> plan_ground_maps(GroundMapInput const& in, std::uint64_t seed);

}  // namespace leitbild::importing
