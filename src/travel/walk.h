// Walking on the street network: exact distances from every place to the nearest of a set of destinations.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "base/quantity.h"
#include "city/streets/edge_finder.h"

namespace leitbild::travel {

/// The result of one multi-source search: for every node the distance to the nearest destination.
struct WalkField {
  static constexpr auto kUnreached = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> centimetres;  // by node; kUnreached where no way leads
  std::vector<city::Access> destinations;  // sorted by edge, then position: for places on the same edge
};

/// Dijkstra from all destinations at once; each enters over both ends of its edge. Distances are exact in whole
/// centimetres and do not depend on the order of destinations. O(E log V), whatever the number of destinations.
WalkField walk_to_nearest(city::Streets const& streets, std::span<city::Access const> destinations);

/// From a place with these ways onto the network to its nearest destination; straight along the edge where both lie on
/// the same one. Nothing: no way leads there, or the place is not joined to the network.
std::optional<Centimetres> distance(city::Streets const& streets, WalkField const& field,
                                    std::span<city::Access const> from);

}  // namespace leitbild::travel
