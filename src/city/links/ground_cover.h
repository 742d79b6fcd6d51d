// The cover of the ground from what the layers say: land use, buildings, streets and trees on one raster.
#pragma once

#include "city/buildings/buildings.h"
#include "city/districts/districts.h"
#include "city/landcover/cover.h"
#include "city/landcover/ground_maps.h"
#include "city/landcover/landcover.h"
#include "city/streets/streets.h"

namespace leitbild::city {

/// Pixels take what lies over their centre: smaller patches over larger ones, then streets for cars, then buildings. Ground
/// inside the coverage that nobody names is Ground::kOpen. A map of land cover comes instead of patches, streets and buildings
/// wherever it says something; a map of crowns instead of single trees. Mapped trees have crowns of kCrownOfTree. The raster
/// reaches kAroundCity beyond the city, as far as something is known there. Without any patch of land use or map of land
/// cover it is empty. `plane` is the city's.
Cover cover_of(geo::Crs plane, Districts const& districts, Landcover const& landcover, Buildings const& buildings,
               Streets const& streets, GroundMaps const& maps);

/// From the city's plane to that of its cover; a made-up plane is its own. Error: a plane that PROJ does not know.
Result<geo::Transform> to_cover_plane(geo::Crs plane);

/// What influences air in the city from outside; most of it lies within the mixing radius (nature/cooling.h).
inline constexpr Metres kAroundCity{1'500.0};
/// A circle of 8 m: a street tree in its prime.
inline constexpr SquareMetres kCrownOfTree{50.0};

/// `only` means the ground as it is in `before`. Where several changes meet, the class that comes last in the enumeration
/// stays; crowns, screens and storage add up. The order of changes is irrelevant. They are spread evenly over the pixels of
/// their area, in whole tenths, quarters and millimetres, none lost but what exceeds a pixel.
Cover with_cover(Cover const& before, CoverChanges changes, geo::Crs plane);

}  // namespace leitbild::city
