// New paths on top of an imported network, which itself never changes.
//
// An imported edge that a path meets is not cut: the meeting point becomes a node with arcs to both ends (and to its
// neighbours on the edge) whose lengths add up to the edge's, so that the whole edge beside its pieces gives the same
// distances. So scenarios share the imported network and a path costs only itself.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "city/streets/edge_finder.h"

namespace leitbild::city {

/// A path as it was drawn; at least two points.
struct NewPath {
  geo::Line line;
  StreetKind kind{};
  friend bool operator==(NewPath const&, NewPath const&) = default;
};

/// A node of an added path. Path and position, or edge and position, tell who it is, whatever else is added.
struct AddedNode {
  static constexpr auto kOnEdge = std::numeric_limits<std::uint32_t>::max();

  geo::Point at;
  std::uint32_t path{kOnEdge};  // position in AddedStreets::paths, or kOnEdge
  EdgeId edge;                  // on an imported edge …
  double along{};               // … at so many centimetres; on a path: metres as drawn
};

/// A node on an imported edge, between its ends.
struct EdgeCut {
  EdgeId edge;
  Centimetres along;
  NodeId node;
};

/// A path, or a connector of one, as it came to lie in the network. Places are joined to it as a whole: where other
/// paths meet it must not move anybody by a centimetre.
struct AddedLine {
  geo::Line line;
  Centimetres length;                                  // of all pieces together
  std::vector<std::pair<Centimetres, EdgeId>> pieces;  // where on the line each begins; the first at 0
};

/// Arcs beside those of the imported network, by node. Most nodes have none, which a small filter tells.
class AddedArcs {
 public:
  struct Entry {
    NodeId node;
    Arc arc;
  };

  AddedArcs() = default;
  explicit AddedArcs(std::vector<Entry> entries);

  std::span<Entry const> of(NodeId node) const {
    if ((filter_[slot(node)] & bit(node)) == 0) { return {}; }
    return search(node);
  }
  /// Sorted by node, then by the other end and length.
  std::vector<Entry> const& all() const { return entries_; }

 private:
  static constexpr auto kWords = std::size_t{64};

  std::vector<Entry> entries_;
  std::array<std::uint64_t, kWords> filter_{};

  static std::size_t slot(NodeId node) { return (node.value >> 6U) % kWords; }
  static std::uint64_t bit(NodeId node) { return std::uint64_t{1} << (node.value & 63U); }
  std::span<Entry const> search(NodeId node) const;
};

struct AddedStreets {
  std::vector<NewPath> paths;    // each once, in an order of their own
  std::vector<AddedNode> nodes;  // their ids follow those of the imported network
  std::vector<Edge> edges;       // likewise; without bends
  std::vector<EdgeCut> cuts;     // by edge, then by position
  std::vector<AddedLine> lines;
  AddedArcs walk;
  AddedArcs bike_into;
  AddedArcs bike_out;

  bool empty() const { return paths.empty(); }
};

/// How near a drawn vertex must be to a street to be joined to it. A planner who clicks on a street in a map of
/// 1 : 5,000 is within this distance.
inline constexpr Metres kPathJoin{20.0};

/// Joins each vertex of each path to the nearest imported edge and to every other new path within kPathJoin, by a
/// connector as long as the distance. A path that crosses a street without a vertex there is taken for a bridge or an
/// underpass. The result does not depend on the order of `paths`, and adding one never takes a connection away.
AddedStreets add_paths(Streets const& base, EdgeFinder const& finder, std::span<NewPath const> paths);

/// The access over the piece that lies `along` metres (as drawn) from the start of the line.
Access access_at(AddedLine const& added, Metres along, Centimetres offset);

/// An edge of either part.
inline Edge const& edge_of(Streets const& base, AddedStreets const& added, EdgeId id) {
  return id.value < base.edges.size() ? base.edges[id] : added.edges[id.value - base.edges.size()];
}
/// The added nodes on an imported edge, by position.
std::span<EdgeCut const> cuts_on(AddedStreets const& added, EdgeId edge);

}  // namespace leitbild::city
