#include "travel/walk.h"

#include <algorithm>
#include <queue>

namespace leitbild::travel {
namespace {

struct Labelled {
  std::uint32_t centimetres;
  city::NodeId node;
  friend bool operator<(Labelled a, Labelled b) { return a.centimetres > b.centimetres; }  // smallest on top
};

/// Lowers the label of a node and queues it. Sums of two labels below 21,000 km cannot overflow 32 bits.
struct Frontier {
  std::vector<std::uint32_t>& labels;
  std::priority_queue<Labelled> queue;

  void reach(city::NodeId node, std::uint32_t centimetres) {
    if (centimetres >= labels[node.value]) { return; }
    labels[node.value] = centimetres;
    queue.push({centimetres, node});
  }
};

}  // namespace

WalkField walk_to_nearest(city::Streets const& streets, std::span<city::Access const> destinations) {
  auto field = WalkField{.centimetres = std::vector<std::uint32_t>(streets.nodes.size(), WalkField::kUnreached),
                         .destinations = {destinations.begin(), destinations.end()}};
  std::ranges::sort(field.destinations);
  auto frontier = Frontier{.labels = field.centimetres, .queue = {}};
  for (auto const& access : destinations) {
    auto const& edge = streets.edges[access.edge];
    frontier.reach(edge.from, access.offset.value + access.along.value);
    frontier.reach(edge.to, access.offset.value + (edge.length - access.along).value);
  }
  while (!frontier.queue.empty()) {
    auto const [centimetres, node] = frontier.queue.top();
    frontier.queue.pop();
    if (centimetres > field.centimetres[node.value]) { continue; }
    for (auto const& arc : city::arcs_into(streets.walk, node)) { frontier.reach(arc.to, centimetres + arc.length.value); }
  }
  return field;
}

std::optional<Centimetres> distance(city::Streets const& streets, WalkField const& field,
                                    std::span<city::Access const> from) {
  auto best = WalkField::kUnreached;
  auto const consider = [&](std::uint32_t label, std::uint32_t way) {
    if (label != WalkField::kUnreached) { best = std::min(best, label + way); }
  };
  for (auto const& access : from) {
    auto const& edge = streets.edges[access.edge];
    consider(field.centimetres[edge.from.value], access.offset.value + access.along.value);
    consider(field.centimetres[edge.to.value], access.offset.value + (edge.length - access.along).value);
    for (auto const& there : std::ranges::equal_range(field.destinations, access.edge, {}, &city::Access::edge)) {
      auto const along = std::max(there.along, access.along) - std::min(there.along, access.along);
      consider(there.offset.value, along.value + access.offset.value);
    }
  }
  if (best == WalkField::kUnreached) { return std::nullopt; }
  return Centimetres{best};
}

}  // namespace leitbild::travel
