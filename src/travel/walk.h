// Walking and cycling on the street network: exact distances from every place to the nearest of a set of destinations,
// from nothing or from an earlier result.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/quantity.h"
#include "travel/network.h"

namespace leitbild::travel {

/// Places to be reached, joined to the network: sorted accesses, and what each means for the ends of its edge.
class DestinationSet {
 public:
  /// A label that a node gets from an access over one of its edges.
  struct Seed {
    city::NodeId node;
    std::uint32_t centimetres{};
    friend auto operator<=>(Seed, Seed) = default;
  };

  DestinationSet() = default;
  /// In any order; equal ones are kept. O(n log n).
  DestinationSet(Network const& network, std::vector<city::Access> accesses);

  std::vector<city::Access> const& accesses() const { return accesses_; }
  std::vector<Seed> const& seeds() const { return seeds_; }
  std::span<city::Access const> on_edge(city::EdgeId edge) const;
  std::span<Seed const> at_node(city::NodeId node) const;

 private:
  std::vector<city::Access> accesses_;  // by edge, then position
  std::vector<Seed> seeds_;             // by node, then label
  std::vector<bool> has_edge_;          // by edge of the imported network: some access is on it
};

/// The result of one multi-source search: for every node the distance to the nearest destination.
struct WalkField {
  static constexpr auto kUnreached = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> centimetres;  // by node, the added ones at the end; kUnreached where no way leads
  std::shared_ptr<DestinationSet const> destinations;
};

/// Dijkstra from all destinations at once; each enters over both ends of its edge. Distances are exact in whole
/// centimetres and do not depend on the order of destinations. O(E log V), whatever the number of destinations.
WalkField walk_to_nearest(Network const& network, std::shared_ptr<DestinationSet const> destinations);

/// The field of `step.after` and `destinations` from that of `step.before`: labels that lost their way are found anew from
/// their surroundings, new ways lower labels (Ramalingam and Reps 1996). Labels are integers and the smallest ones, so
/// the result has the same bits as a search from nothing. O(changed labels), and one copy of the labels.
WalkField repaired(NetworkStep const& step, WalkField const& before,
                   std::shared_ptr<DestinationSet const> destinations);

/// From a place with these ways onto the network to its nearest destination; straight along the edge where both lie on
/// the same one. Nothing: no way leads there, or the place is not joined to the network.
std::optional<Centimetres> distance(Network const& network, WalkField const& field, std::span<city::Access const> from);

}  // namespace leitbild::travel
