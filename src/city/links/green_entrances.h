// Where people enter green areas.
#pragma once

#include "city/landcover/landcover.h"
#include "city/links/access_table.h"

namespace leitbild::city {

/// A green area is entered where a path touches its boundary, give or take the width of a street.
inline constexpr Metres kGreenReach{25.0};
/// Possible entrances are looked for at this spacing along the boundary.
inline constexpr Metres kEntranceSpacing{30.0};

/// Entrances of every green area, and the ends of edges that lie inside it: who walks in a park has reached it.
AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover);
/// After paths were added; see relink().
AccessTable relink_green(AccessTable const& before, StreetsWithPaths const& after, Landcover const& landcover);

}  // namespace leitbild::city
