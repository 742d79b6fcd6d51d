#include "city/links/green_entrances.h"

namespace leitbild::city {
namespace {

PlacePoints boundaries(Landcover const& landcover) {
  auto out = PlacePoints{};
  for (auto const& green : landcover.green) { out.push_back(geo::boundary_points(green.shape, kEntranceSpacing)); }
  return out;
}

AccessTable with_inside(AccessTable const& table, Streets const& streets, Landcover const& landcover) {
  auto out = AccessTable{};
  for (auto i = std::size_t{0}; i < landcover.green.size(); ++i) {
    auto const& shape = landcover.green[GreenId{i}].shape;
    auto const box = geo::box_of(shape);
    auto const inside = [&](NodeId node) {
      auto const p = streets.nodes[node];
      return box.contains(p) && geo::contains(shape, p);
    };
    auto accesses = std::vector<Access>(table[i].begin(), table[i].end());
    for (auto e = std::size_t{0}; e < streets.edges.size(); ++e) {
      auto const& edge = streets.edges[EdgeId{e}];
      if (inside(edge.from)) { accesses.push_back({EdgeId{e}, Centimetres{0}, Centimetres{0}}); }
      if (inside(edge.to)) { accesses.push_back({EdgeId{e}, edge.length, Centimetres{0}}); }
    }
    make_unique(accesses);
    out.add(accesses);
  }
  return out;
}

}  // namespace

AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover) {
  return with_inside(link(streets, finder, boundaries(landcover), kGreenReach), streets, landcover);
}

AccessTable relink_green(AccessTable const& before, StreetsWithPaths const& after, Landcover const& landcover) {
  return with_inside(relink(before, after, boundaries(landcover), kGreenReach), after.streets, landcover);
}

}  // namespace leitbild::city
