#include "travel/walk.h"

#include <algorithm>
#include <utility>

#include "travel/radix_heap.h"

namespace leitbild::travel {
namespace {

using Heap = RadixHeap<city::NodeId>;

constexpr auto kUnreached = WalkField::kUnreached;

Centimetres between(Centimetres a, Centimetres b) { return std::max(a, b) - std::min(a, b); }

/// Lowers labels and spreads what was lowered. Sums of two labels below 21,000 km cannot overflow 32 bits.
struct Frontier {
  Network const& network;
  std::vector<std::uint32_t>& labels;
  Heap heap{};

  void reach(city::NodeId node, std::uint32_t centimetres) {
    if (centimetres >= labels[node.value]) { return; }
    labels[node.value] = centimetres;
    heap.push(centimetres, node);
  }
  void spread() {
    while (!heap.empty()) {
      auto const [centimetres, node] = heap.pop();
      if (centimetres > labels[node.value]) { continue; }
      network.for_each_into(node, [&](city::NodeId from, std::uint32_t length) { reach(from, centimetres + length); });
    }
  }
};

/// use(node, label) for every node that the access leads to directly.
template <class Use>
void for_each_seed(Network const& network, city::Access const& access, Use use) {
  auto const& edge = network.edge(access.edge);
  use(edge.from, access.offset.value + access.along.value);
  use(edge.to, access.offset.value + (edge.length - access.along).value);
  for (auto const& cut : city::cuts_on(*network.added, access.edge)) {
    use(cut.node, access.offset.value + between(access.along, cut.along).value);
  }
}

/// The best of the destinations on the edge that the added node lies on.
std::uint32_t seed_on_edge(Network const& network, DestinationSet const& destinations, city::NodeId node) {
  auto best = kUnreached;
  if (node.value < network.base_nodes()) { return best; }
  auto const& added = network.added->nodes[node.value - network.base_nodes()];
  if (added.path != city::AddedNode::kOnEdge) { return best; }
  auto const along = Centimetres{static_cast<std::uint32_t>(added.along)};
  for (auto const& access : destinations.on_edge(added.edge)) {
    best = std::min(best, access.offset.value + between(access.along, along).value);
  }
  return best;
}

std::uint32_t seed_of(Network const& network, DestinationSet const& destinations, city::NodeId node) {
  auto const at = destinations.at_node(node);
  return std::min(at.empty() ? kUnreached : at.front().centimetres, seed_on_edge(network, destinations, node));
}

/// Accesses of `a` that `b` lacks. Edges that were added have other numbers once the paths change: then all of them.
std::vector<city::Access> missing(NetworkStep const& step, DestinationSet const& a, DestinationSet const& b) {
  auto out = std::vector<city::Access>{};
  if (&a == &b && step.same_paths()) { return out; }
  std::ranges::set_difference(a.accesses(), b.accesses(), std::back_inserter(out));
  if (step.same_paths()) { return out; }
  auto const base_edges = step.after.streets->edges.size();
  std::erase_if(out, [&](city::Access const& access) { return access.edge.value >= base_edges; });
  auto const first_added = std::ranges::lower_bound(a.accesses(), city::EdgeId{base_edges}, {}, &city::Access::edge);
  out.insert(out.end(), first_added, a.accesses().end());
  return out;
}

/// Finds the nodes whose label is no longer reached by any way, from the smallest label on.
class Invalidation {
 public:
  Invalidation(Network const& network, DestinationSet const& destinations, std::vector<std::uint32_t>& labels)
      : network_{network}, destinations_{destinations}, labels_{labels} {}

  void suspect(city::NodeId node) {
    if (labels_[node.value] != kUnreached) { heap_.push(labels_[node.value], node); }
  }

  /// The nodes that lost their way; their labels are kUnreached afterwards.
  std::vector<city::NodeId> run() {
    if (heap_.empty()) { return {}; }
    state_.assign(network_.nodes(), State::kUntouched);
    auto lost = std::vector<city::NodeId>{};
    while (!heap_.empty()) {
      auto const [label, node] = heap_.pop();
      auto& state = state_[node.value];
      if (state != State::kUntouched) { continue; }
      state = is_supported(node, label) ? State::kKept : State::kLost;
      if (state == State::kKept) { continue; }
      lost.push_back(node);
      network_.for_each_into(node, [&, at = label](city::NodeId from, std::uint32_t length) {
        if (labels_[from.value] == at + length && state_[from.value] == State::kUntouched) { suspect(from); }
      });
    }
    for (auto const node : lost) { labels_[node.value] = kUnreached; }
    return lost;
  }

 private:
  enum class State : std::uint8_t { kUntouched, kKept, kLost };

  Network const& network_;
  DestinationSet const& destinations_;
  std::vector<std::uint32_t>& labels_;
  Heap heap_;
  std::vector<State> state_;

  /// By a destination, or by a node with a smaller label that keeps it. Nodes with equal labels could hold up each other,
  /// so an arc of no length does not count: such a node is found anew, which is never wrong.
  bool is_supported(city::NodeId node, std::uint32_t label) const {
    auto supported = seed_of(network_, destinations_, node) == label;
    network_.for_each_out(node, [&](city::NodeId to, std::uint32_t length) {
      auto const there = labels_[to.value];
      supported |= there < label && label - there == length && state_[to.value] != State::kLost;
    });
    return supported;
  }
};

std::vector<std::uint32_t> carried_labels(NetworkStep const& step, WalkField const& before) {
  auto const base = step.before.base_nodes();
  auto labels = std::vector<std::uint32_t>{};
  labels.reserve(step.after.nodes());
  labels.assign(before.centimetres.begin(), before.centimetres.begin() + static_cast<std::ptrdiff_t>(base));
  labels.resize(step.after.nodes(), kUnreached);
  for (auto i = std::size_t{0}; i < step.id_after.size(); ++i) {
    if (step.id_after[i]) { labels[step.id_after[i]->value] = before.centimetres[base + i]; }
  }
  return labels;
}

/// Labels before the step, of nodes by their number before.
void suspect_what_was_lost(NetworkStep const& step, WalkField const& before, DestinationSet const& destinations,
                           Invalidation& invalidation) {
  for (auto const& access : missing(step, *before.destinations, destinations)) {
    for_each_seed(step.before, access, [&](city::NodeId node, std::uint32_t label) {
      auto const now = step.now(node);
      if (now && before.centimetres[node.value] == label) { invalidation.suspect(*now); }
    });
  }
  for (auto const& arc : step.gone) {
    auto const at = before.centimetres[arc.node.value];
    if (at != kUnreached && before.centimetres[arc.to.value] == at + arc.length) { invalidation.suspect(arc.to_after); }
  }
}

}  // namespace

DestinationSet::DestinationSet(Network const& network, std::vector<city::Access> accesses)
    : accesses_{std::move(accesses)}, has_edge_(network.streets->edges.size(), false) {
  std::ranges::sort(accesses_);
  seeds_.reserve(2 * accesses_.size());
  for (auto const& access : accesses_) {
    auto const& edge = network.edge(access.edge);
    seeds_.push_back({edge.from, access.offset.value + access.along.value});
    seeds_.push_back({edge.to, access.offset.value + (edge.length - access.along).value});
    if (access.edge.value < has_edge_.size()) { has_edge_[access.edge.value] = true; }
  }
  std::ranges::sort(seeds_);
}

std::span<city::Access const> DestinationSet::on_edge(city::EdgeId edge) const {
  if (edge.value < has_edge_.size() && !has_edge_[edge.value]) { return {}; }
  return std::ranges::equal_range(accesses_, edge, {}, &city::Access::edge);
}

std::span<DestinationSet::Seed const> DestinationSet::at_node(city::NodeId node) const {
  return std::ranges::equal_range(seeds_, node, {}, &Seed::node);
}

WalkField walk_to_nearest(Network const& network, std::shared_ptr<DestinationSet const> destinations) {
  auto field = WalkField{.centimetres = std::vector<std::uint32_t>(network.nodes(), kUnreached),
                         .destinations = std::move(destinations)};
  auto frontier = Frontier{.network = network, .labels = field.centimetres};
  for (auto const& seed : field.destinations->seeds()) { frontier.reach(seed.node, seed.centimetres); }
  for (auto const& cut : network.added->cuts) {
    frontier.reach(cut.node, seed_on_edge(network, *field.destinations, cut.node));
  }
  frontier.spread();
  return field;
}

WalkField repaired(NetworkStep const& step, WalkField const& before,
                   std::shared_ptr<DestinationSet const> destinations) {
  auto field = WalkField{.centimetres = carried_labels(step, before), .destinations = std::move(destinations)};
  auto const& now = *field.destinations;
  auto& labels = field.centimetres;
  auto invalidation = Invalidation{step.after, now, labels};
  suspect_what_was_lost(step, before, now, invalidation);
  auto const lost = invalidation.run();

  auto frontier = Frontier{.network = step.after, .labels = labels};
  for (auto const node : lost) {
    auto best = seed_of(step.after, now, node);
    step.after.for_each_out(node, [&](city::NodeId to, std::uint32_t length) {
      if (labels[to.value] != kUnreached) { best = std::min(best, labels[to.value] + length); }
    });
    frontier.reach(node, best);
  }
  for (auto const& access : missing(step, now, *before.destinations)) {
    for_each_seed(step.after, access, [&](city::NodeId node, std::uint32_t label) { frontier.reach(node, label); });
  }
  for (auto const node : step.new_nodes) { frontier.reach(node, seed_of(step.after, now, node)); }
  for (auto const& arc : step.come) {
    if (labels[arc.node.value] != kUnreached) { frontier.reach(arc.to, labels[arc.node.value] + arc.length); }
  }
  frontier.spread();
  return field;
}

std::optional<Centimetres> distance(Network const& network, WalkField const& field,
                                    std::span<city::Access const> from) {
  auto best = kUnreached;
  auto const consider = [&](std::uint32_t label, std::uint32_t way) {
    if (label != kUnreached) { best = std::min(best, label + way); }
  };
  for (auto const& access : from) {
    for_each_seed(network, access,
                  [&](city::NodeId node, std::uint32_t way) { consider(field.centimetres[node.value], way); });
    for (auto const& there : field.destinations->on_edge(access.edge)) {
      consider(there.offset.value, between(there.along, access.along).value + access.offset.value);
    }
  }
  if (best == kUnreached) { return std::nullopt; }
  return Centimetres{best};
}

}  // namespace leitbild::travel
