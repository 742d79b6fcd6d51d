// Where people enter green areas.
#pragma once

#include "city/landcover/landcover.h"
#include "city/links/access_table.h"

namespace leitbild::city {

/// Beside a street that runs along its boundary, give or take the width of the street, an area is entered anywhere.
inline constexpr Metres kGreenReach{25.0};
/// Such stretches are looked for at this spacing.
inline constexpr Metres kEntranceSpacing{30.0};

/// The entrances of one area from the imported network, sorted, each once: where a street meets its boundary (exactly),
/// where a street runs along it (to within kEntranceSpacing), and the bends and ends of edges inside it, since who walks
/// in a park has reached it.
std::vector<Access> entrances_of(Streets const& streets, EdgeFinder const& finder, geo::MultiPolygon const& shape);

/// Of every area. O(areas x edges near them).
AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover);

/// The table with the entrances over added lines; the old ones stay. The same table where no line is near.
std::shared_ptr<AccessTable const> green_with_lines(std::shared_ptr<AccessTable const> const& before,
                                                    std::span<AddedLine const> lines, geo::Crs crs,
                                                    Landcover const& landcover);

}  // namespace leitbild::city
