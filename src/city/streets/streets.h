// The network people walk and cycle on: a graph whose edges keep their course.
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

/// In which direction an edge may be cycled along, seen from `from`.
enum class BikeAccess : std::uint8_t { kBoth, kNone, kForward, kBackward };

struct Edge {
  NodeId from;
  NodeId to;
  Centimetres length;  // on the ground
  StreetKind kind{};
  bool walk{true};  // open to people on foot, in both directions
  BikeAccess bike{};
  std::uint32_t first_bend{};  // its inner points are bends[first_bend, last_bend)
  std::uint32_t last_bend{};
};

enum class Mode : std::uint8_t { kWalk, kBike };

/// The other end of a way that begins or ends in a node.
struct Arc {
  NodeId to;
  Centimetres length;
};

/// The arcs of node i are arcs[first[i], first[i + 1]).
struct ArcIndex {
  std::vector<std::uint32_t> first;
  std::vector<Arc> arcs;
};

struct Streets {
  Table<NodeId, geo::Point> nodes;
  Table<EdgeId, Edge> edges;
  std::vector<geo::Point> bends;
  ArcIndex walk;       // ways on foot lead both ways
  ArcIndex bike_into;  // who is at `to` reaches the node: searches run from destinations to where people come from
  ArcIndex bike_out;   // who is at the node reaches `to`
  geo::MultiPolygon coverage;
  geo::Crs crs;
};

/// The course of an edge from `from` to `to`, both ends included.
geo::Line course(Streets const& streets, EdgeId id);
inline std::span<Arc const> arcs_at(ArcIndex const& index, NodeId node) {
  return std::span{index.arcs}.subspan(index.first[node.value], index.first[node.value + 1] - index.first[node.value]);
}
/// Fills the arcs of both modes from nodes and edges. O(nodes + edges).
void index_arcs(Streets& streets);

}  // namespace leitbild::city
