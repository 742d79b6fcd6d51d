#include "city/links/green_entrances.h"

#include <cmath>

#include "geo/prepared_area.h"

namespace leitbild::city {
namespace {

PlacePoints boundaries(Landcover const& landcover) {
  auto out = PlacePoints{};
  for (auto const& green : landcover.green) { out.push_back(geo::boundary_points(green.shape, kEntranceSpacing)); }
  return out;
}

/// Positions on the edge where it meets the boundary, and its ends that lie inside.
void add_edge(Streets const& streets, EdgeId id, geo::PreparedArea const& area, std::vector<Access>& out) {
  auto const& edge = streets.edges[id];
  auto const line = course(streets, id);
  auto const box = geo::box_of(std::span<geo::Point const>{line});
  if (!box.meets(area.box())) { return; }
  auto const scale = edge.length.value / std::max(geo::length(line).value, 1e-9);
  auto walked = 0.0;
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    auto const step = geo::distance(line[i - 1], line[i]).value;
    for (auto const t : area.crossings(line[i - 1], line[i])) {
      auto const along = static_cast<std::uint32_t>(std::llround((walked + t * step) * scale));
      out.push_back({id, std::min(Centimetres{along}, edge.length), Centimetres{0}});
    }
    walked += step;
  }
  if (area.contains(line.front())) { out.push_back({id, Centimetres{0}, Centimetres{0}}); }
  if (area.contains(line.back())) { out.push_back({id, edge.length, Centimetres{0}}); }
}

/// The table with the accesses of all edges from `first_edge` on that touch an area.
AccessTable with_touching_edges(AccessTable const& table, Streets const& streets, Landcover const& landcover,
                                EdgeId first_edge) {
  auto out = AccessTable{};
  for (auto i = std::size_t{0}; i < landcover.green.size(); ++i) {
    auto const area = geo::PreparedArea{landcover.green[GreenId{i}].shape};
    auto accesses = std::vector<Access>(table[i].begin(), table[i].end());
    for (auto e = first_edge.value; e < streets.edges.size(); ++e) { add_edge(streets, EdgeId{e}, area, accesses); }
    make_unique(accesses);
    out.add(accesses);
  }
  return out;
}

}  // namespace

AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover) {
  auto const alongside = link(streets, finder, boundaries(landcover), kGreenReach);
  return with_touching_edges(alongside, streets, landcover, EdgeId{0U});
}

AccessTable relink_green(AccessTable const& before, StreetsWithPaths const& after, Landcover const& landcover) {
  auto const alongside = relink(before, after, boundaries(landcover), kGreenReach);
  // Pieces of cut edges carry the accesses of the whole edge; only added edges are new.
  auto first_added = after.streets.edges.size();
  while (first_added > 0 && after.streets.edges[EdgeId{first_added - 1}].added) { --first_added; }
  return with_touching_edges(alongside, after.streets, landcover, EdgeId{first_added});
}

}  // namespace leitbild::city
