// How places are joined to the streets: cells, facilities, stops and the edges of green areas.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "city/streets/add_paths.h"

namespace leitbild::city {

/// The ways onto the network of place 0, 1, 2 … in the order of their table.
struct AccessTable {
  std::vector<std::uint32_t> first{0};  // of place i in `entries`; one more than places
  std::vector<Access> entries;

  std::size_t size() const { return first.size() - 1; }
  std::span<Access const> operator[](std::size_t place) const {
    return std::span{entries}.subspan(first[place], first[place + 1] - first[place]);
  }
  void add(std::span<Access const> accesses) {
    entries.insert(entries.end(), accesses.begin(), accesses.end());
    first.push_back(static_cast<std::uint32_t>(entries.size()));
  }
  friend bool operator==(AccessTable const&, AccessTable const&) = default;
};

/// A place may consist of several points (the boundary of a park).
using PlacePoints = std::vector<std::vector<geo::Point>>;

/// How far a place may be from the street it is reached by. The centre of a 100 m cell is up to 71 m from its corner,
/// and a plot is some 40 m deep; a building stands back from its street less than that.
inline constexpr Metres kPlaceReach{150.0};

/// The nearest edge of every point of every place, if one is within `reach`; sorted, each once.
AccessTable link(Streets const& streets, EdgeFinder const& finder, PlacePoints const& places, Metres reach);

/// After paths were added: the old ways, moved to the pieces of edges that were cut, and a further way over every added
/// line within `reach`. So a new path can only shorten ways, never take one away, and the order of paths is irrelevant.
AccessTable relink(AccessTable const& before, StreetsWithPaths const& after, PlacePoints const& places, Metres reach);

/// Sorts and drops duplicates.
void make_unique(std::vector<Access>& accesses);

}  // namespace leitbild::city
