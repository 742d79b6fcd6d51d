// The streets as one mode of travel sees them, with what measures added, and the step from one state to another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "city/city.h"

namespace leitbild::travel {

/// A view: the streets must outlive it.
struct Network {
  city::Streets const* streets{};
  city::AddedStreets const* added{};
  city::Mode mode{};

  Network(city::Streets const& imported, city::AddedStreets const& more, city::Mode how)
      : streets{&imported}, added{&more}, mode{how} {}
  Network(city::City const& city, city::Mode how) : streets{city.streets.get()}, added{city.added.get()}, mode{how} {}

  std::size_t base_nodes() const { return streets->nodes.size(); }
  std::size_t nodes() const { return streets->nodes.size() + added->nodes.size(); }
  city::Edge const& edge(city::EdgeId id) const { return city::edge_of(*streets, *added, id); }

  /// use(node, length): from there this node is reached by one arc.
  template <class Use>
  void for_each_into(city::NodeId node, Use use) const {
    for_each(mode == city::Mode::kWalk ? streets->walk : streets->bike_into,
             mode == city::Mode::kWalk ? added->walk : added->bike_into, node, use);
  }
  /// use(node, length): that node is reached from this one by one arc.
  template <class Use>
  void for_each_out(city::NodeId node, Use use) const {
    for_each(mode == city::Mode::kWalk ? streets->walk : streets->bike_out,
             mode == city::Mode::kWalk ? added->walk : added->bike_out, node, use);
  }
  city::AddedArcs const& added_into() const { return mode == city::Mode::kWalk ? added->walk : added->bike_into; }

 private:
  template <class Use>
  void for_each(city::ArcIndex const& index, city::AddedArcs const& more, city::NodeId node, Use use) const {
    if (node.value < streets->nodes.size()) {
      for (auto const& arc : city::arcs_at(index, node)) { use(arc.to, arc.length.value); }
    }
    for (auto const& entry : more.of(node)) { use(entry.arc.to, entry.arc.length.value); }
  }
};

/// What differs between two networks on the same imported streets. Arcs are seen from the node they end in: who is at `to`
/// reaches `node`.
struct NetworkStep {
  struct GoneArc {
    city::NodeId node, to;  // ids of the earlier network
    city::NodeId to_after;
    std::uint32_t length{};
  };
  struct NewArc {
    city::NodeId node, to;
    std::uint32_t length{};
  };

  Network before, after;
  std::vector<std::optional<city::NodeId>> id_after;  // by added node of `before`; none: it is gone
  std::vector<city::NodeId> new_nodes;                // of `after`
  std::vector<GoneArc> gone;                          // without those to nodes that are gone, too
  std::vector<NewArc> come;

  bool same_paths() const { return before.added == after.added; }
  std::optional<city::NodeId> now(city::NodeId node) const {
    auto const base = before.base_nodes();
    return node.value < base ? std::optional{node} : id_after[node.value - base];
  }
};

/// Both networks have the same imported streets and mode. O(added nodes and arcs).
NetworkStep step_between(Network const& before, Network const& after);

}  // namespace leitbild::travel
