// Where people enter green areas.
#pragma once

#include "city/landcover/landcover.h"
#include "city/links/access_table.h"

namespace leitbild::city {

/// Beside a street that runs along its boundary, give or take the width of the street, an area is entered anywhere.
inline constexpr Metres kGreenReach{25.0};
/// Such stretches are looked for at this spacing.
inline constexpr Metres kEntranceSpacing{30.0};

/// Entrances of every green area: where a street meets its boundary (exactly), where a street runs along it (to within
/// kEntranceSpacing), and the ends of edges inside it, since who walks in a park has reached it.
AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover);
/// After paths were added; see relink().
AccessTable relink_green(AccessTable const& before, StreetsWithPaths const& after, Landcover const& landcover);

}  // namespace leitbild::city
