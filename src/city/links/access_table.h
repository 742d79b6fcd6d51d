// How places are joined to the streets: cells, facilities, stops and the edges of green areas.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "city/streets/added_streets.h"

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

/// Where place 0, 1, 2 … is.
using PlaceOf = std::function<geo::Point(std::size_t)>;

/// How far a place may be from the street it is reached by. The centre of a 100 m cell is up to 71 m from its corner,
/// and a plot is some 40 m deep; a building stands back from its street less than that.
inline constexpr Metres kPlaceReach{150.0};

/// Appends the nearest edge of places [table.size(), count), if one is within kPlaceReach.
void link(AccessTable& table, Streets const& streets, EdgeFinder const& finder, std::size_t count,
          PlaceOf const& place);

/// The table with a further way for each place over every added line within kPlaceReach; the old ways stay. So a new
/// path can only shorten ways, never take one away, and the order of paths is irrelevant. The same table where no line
/// is near any place.
std::shared_ptr<AccessTable const> with_lines(std::shared_ptr<AccessTable const> const& before,
                                              std::span<AddedLine const> lines, geo::Crs crs, PlaceOf const& place);

/// Sorts and drops duplicates.
void make_unique(std::vector<Access>& accesses);

/// The added lines near a place, found by their boxes.
class NearbyLines {
 public:
  NearbyLines(std::span<AddedLine const> lines, Metres reach);

  bool may_reach(geo::Point p) const { return all_.contains(p); }
  bool may_reach(geo::Box const& box) const { return all_.meets(box); }
  /// Appends the way from `p` over each line that is within the reach.
  void add_ways(geo::Point p, geo::Crs crs, std::vector<Access>& out) const;

 private:
  struct Line {
    AddedLine const* added{};
    geo::Box near{};  // grown by the reach
  };
  std::vector<Line> lines_;
  geo::Box all_;
  Centimetres limit_;
};

}  // namespace leitbild::city
