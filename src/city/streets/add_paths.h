// New paths in an existing network.
#pragma once

#include <span>
#include <vector>

#include "city/streets/edge_finder.h"

namespace leitbild::city {

/// A path as it was drawn; at least two points.
struct NewPath {
  geo::Line line;
  StreetKind kind{};
};

/// A base edge that was cut: from `from_along` on it is now `edge`.
struct CutPiece {
  EdgeId base;
  Centimetres from_along;
  EdgeId edge;
};

struct StreetsWithPaths {
  Streets streets;
  std::vector<CutPiece> cuts;   // by base edge, then by position; the piece from 0 keeps the base edge's id
};

/// How near a drawn vertex must be to a street to be joined to it. A planner who clicks on a street in a map of
/// 1 : 5,000 is within this distance.
inline constexpr Metres kPathJoin{20.0};

/// Joins each vertex of each path to the nearest base edge and to every other new path within kPathJoin, by a connector
/// as long as the distance. A path that crosses a street without a vertex there is taken for a bridge or an underpass.
/// The network does not depend on the order of `paths`, and adding one never takes a connection away.
StreetsWithPaths add_paths(Streets const& base, EdgeFinder const& finder, std::span<NewPath const> paths);

/// The same place in the cut network.
Access moved(Access access, std::span<CutPiece const> cuts);

}  // namespace leitbild::city
