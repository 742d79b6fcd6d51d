#include "city/links/access_table.h"

#include <algorithm>

namespace leitbild::city {
namespace {

struct NearbyLine {
  AddedLine const* added;
  geo::Box near;  // grown by the reach
};

std::vector<NearbyLine> nearby_lines(StreetsWithPaths const& after, Metres reach) {
  auto out = std::vector<NearbyLine>{};
  for (auto const& added : after.added) { out.push_back({&added, geo::box_of(added.line).grown_by(reach)}); }
  return out;
}

/// The ways from a point over the added lines that are within `limit`.
void add_ways(geo::Point p, std::vector<NearbyLine> const& lines, geo::Crs crs, Centimetres limit,
              std::vector<Access>& out) {
  for (auto const& [added, near] : lines) {
    if (!near.contains(p)) { continue; }
    auto const foot = geo::nearest_on_line(p, added->line);
    auto const offset = to_centimetres(foot.offset * geo::ground_scale(crs, p));
    if (offset <= limit) { out.push_back(access_at(*added, foot.along, offset)); }
  }
}

}  // namespace

void make_unique(std::vector<Access>& accesses) {
  std::ranges::sort(accesses);
  accesses.erase(std::ranges::unique(accesses).begin(), accesses.end());
}

AccessTable link(Streets const& streets, EdgeFinder const& finder, PlacePoints const& places, Metres reach) {
  auto table = AccessTable{};
  for (auto const& points : places) {
    auto accesses = std::vector<Access>{};
    for (auto const p : points) {
      if (auto const access = finder.nearest(streets, p, reach)) { accesses.push_back(*access); }
    }
    make_unique(accesses);
    table.add(accesses);
  }
  return table;
}

AccessTable relink(AccessTable const& before, StreetsWithPaths const& after, PlacePoints const& places, Metres reach) {
  auto const lines = nearby_lines(after, reach);
  auto const limit = to_centimetres(reach);
  auto table = AccessTable{};
  for (auto i = std::size_t{0}; i < places.size(); ++i) {
    auto accesses = std::vector<Access>{};
    for (auto const access : before[i]) { accesses.push_back(moved(access, after.cuts)); }
    for (auto const p : places[i]) { add_ways(p, lines, after.streets.crs, limit, accesses); }
    make_unique(accesses);
    table.add(accesses);
  }
  return table;
}

}  // namespace leitbild::city
