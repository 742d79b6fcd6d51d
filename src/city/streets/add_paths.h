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

/// A path, or a connector of one, as it came to lie in the network. Places are joined to it as a whole: where other
/// paths cut it must not move anybody by a centimetre.
struct AddedLine {
  geo::Line line;
  Centimetres length;                                  // of all pieces together
  std::vector<std::pair<Centimetres, EdgeId>> pieces;  // where on the line each begins; the first at 0
};

struct StreetsWithPaths {
  Streets streets;
  std::vector<CutPiece> cuts;  // by base edge, then by position; the piece from 0 keeps the base edge's id
  std::vector<AddedLine> added;
};

/// How near a drawn vertex must be to a street to be joined to it. A planner who clicks on a street in a map of
/// 1 : 5,000 is within this distance.
inline constexpr Metres kPathJoin{20.0};

/// Joins each vertex of each path to the nearest base edge and to every other new path within kPathJoin, by a connector
/// as long as the distance. A path that crosses a street without a vertex there is taken for a bridge or an underpass.
/// The network does not depend on the order of `paths`, and adding one never takes a connection away.
StreetsWithPaths add_paths(Streets const& base, EdgeFinder const& finder, std::span<NewPath const> paths);

/// The access over the piece that lies `along` metres (as drawn) from the start of the line.
Access access_at(AddedLine const& added, Metres along, Centimetres offset);

/// The same place in the cut network.
Access moved(Access access, std::span<CutPiece const> cuts);

}  // namespace leitbild::city
