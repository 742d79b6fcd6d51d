// The network people walk on: an undirected graph whose edges keep their course.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/quantity.h"
#include "geo/crs.h"
#include "geo/shape.h"

namespace leitbild::city {

using NodeId = Id<struct NodeTag>;
using EdgeId = Id<struct EdgeTag>;

enum class StreetKind : std::uint8_t {
  kMain,
  kResidential,
  kService,
  kPedestrian,
  kFootway,
  kPath,
  kTrack,
  kSteps,
  kCycleway
};

struct StreetKindInfo {
  StreetKind kind;
  std::string_view id, title_de;
};

/// In the order of the enumeration.
inline constexpr std::array kStreetKinds{
    StreetKindInfo{StreetKind::kMain, "main", "Hauptstraße"},
    StreetKindInfo{StreetKind::kResidential, "residential", "Anliegerstraße"},
    StreetKindInfo{StreetKind::kService, "service", "Zufahrt"},
    StreetKindInfo{StreetKind::kPedestrian, "pedestrian", "Fußgängerbereich"},
    StreetKindInfo{StreetKind::kFootway, "footway", "Gehweg"},
    StreetKindInfo{StreetKind::kPath, "path", "Weg"},
    StreetKindInfo{StreetKind::kTrack, "track", "Wirtschaftsweg"},
    StreetKindInfo{StreetKind::kSteps, "steps", "Treppe"},
    StreetKindInfo{StreetKind::kCycleway, "cycleway", "Radweg"},
};

constexpr std::optional<StreetKind> street_kind_from(std::string_view id) {
  for (auto const& entry : kStreetKinds) {
    if (entry.id == id) { return entry.kind; }
  }
  return std::nullopt;
}

struct Edge {
  NodeId from;
  NodeId to;
  Centimetres length;  // on the ground
  StreetKind kind{};
  bool added{};                // by a measure, not part of the imported network
  std::uint32_t first_bend{};  // its inner points are bends[first_bend, last_bend)
  std::uint32_t last_bend{};
};

/// A way out of a node.
struct Arc {
  NodeId to;
  Centimetres length;
};

struct Streets {
  Table<NodeId, geo::Point> nodes;
  Table<EdgeId, Edge> edges;
  std::vector<geo::Point> bends;
  std::vector<std::uint32_t> first_arc;  // of node i; nodes.size() + 1 entries
  std::vector<Arc> arcs;
  geo::MultiPolygon coverage;
  geo::Crs crs;
};

/// The course of an edge from `from` to `to`, both ends included.
geo::Line course(Streets const& streets, EdgeId id);
inline std::span<Arc const> arcs_from(Streets const& streets, NodeId node) {
  return std::span{streets.arcs}.subspan(streets.first_arc[node.value],
                                         streets.first_arc[node.value + 1] - streets.first_arc[node.value]);
}
/// Fills first_arc and arcs from nodes and edges. O(nodes + edges).
void index_arcs(Streets& streets);

}  // namespace leitbild::city
