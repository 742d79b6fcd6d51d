#include "city/links/access_table.h"

#include <algorithm>

namespace leitbild::city {
namespace {

struct AddedEdge {
  EdgeId id;
  geo::Box near;   // grown by the reach
};

std::vector<AddedEdge> added_edges(Streets const& streets, Metres reach) {
  auto out = std::vector<AddedEdge>{};
  for (auto i = std::size_t{0}; i < streets.edges.size(); ++i) {
    if (!streets.edges[EdgeId{i}].added) { continue; }
    auto const line = course(streets, EdgeId{i});
    out.push_back({EdgeId{i}, geo::box_of(std::span<geo::Point const>{line}).grown_by(reach)});
  }
  return out;
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
  auto const added = added_edges(after.streets, reach);
  auto const limit = to_centimetres(reach);
  auto table = AccessTable{};
  for (auto i = std::size_t{0}; i < places.size(); ++i) {
    auto accesses = std::vector<Access>{};
    for (auto const access : before[i]) { accesses.push_back(moved(access, after.cuts)); }
    for (auto const& edge : added) {
      for (auto const p : places[i]) {
        if (!edge.near.contains(p)) { continue; }
        if (auto const access = access_over(after.streets, edge.id, p); access.offset <= limit) {
          accesses.push_back(access);
        }
      }
    }
    make_unique(accesses);
    table.add(accesses);
  }
  return table;
}

}  // namespace leitbild::city
