#include "city/links/green_entrances.h"

#include "geo/prepared_area.h"

namespace leitbild::city {
namespace {

PlacePoints boundaries(Landcover const& landcover) {
  auto out = PlacePoints{};
  for (auto const& green : landcover.green) { out.push_back(geo::boundary_points(green.shape, kEntranceSpacing)); }
  return out;
}

/// Where on the line, from its start, an area is entered: where the boundary is met, and vertices inside.
std::vector<Metres> entrances_along(geo::Line const& line, geo::PreparedArea const& area) {
  auto out = std::vector<Metres>{};
  auto walked = Metres{};
  for (auto i = std::size_t{0}; i < line.size(); ++i) {
    if (area.contains(line[i])) { out.push_back(walked); }
    if (i + 1 == line.size()) { break; }
    auto const step = geo::distance(line[i], line[i + 1]);
    for (auto const t : area.crossings(line[i], line[i + 1])) { out.push_back(walked + step * t); }
    walked += step;
  }
  return out;
}

/// The table and a way over every line that touches or enters an area.
AccessTable with_touching(AccessTable const& table, Landcover const& landcover, std::span<AddedLine const> lines) {
  auto out = AccessTable{};
  // Once per line, not once per line and area: most pairs are decided by them.
  auto boxes = std::vector<geo::Box>{};
  for (auto const& line : lines) { boxes.push_back(geo::box_of(line.line)); }
  for (auto i = std::size_t{0}; i < landcover.green.size(); ++i) {
    auto const area = geo::PreparedArea{landcover.green[GreenId{i}].shape};
    auto accesses = std::vector<Access>(table[i].begin(), table[i].end());
    for (auto k = std::size_t{0}; k < lines.size(); ++k) {
      if (!boxes[k].meets(area.box())) { continue; }
      auto const& line = lines[k];
      for (auto const along : entrances_along(line.line, area)) {
        accesses.push_back(access_at(line, along, Centimetres{0}));
      }
    }
    make_unique(accesses);
    out.add(accesses);
  }
  return out;
}

}  // namespace

AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover) {
  auto edges = std::vector<AddedLine>{};
  edges.reserve(streets.edges.size());
  for (auto i = std::size_t{0}; i < streets.edges.size(); ++i) {
    auto const id = EdgeId{i};
    edges.push_back(
        {.line = course(streets, id), .length = streets.edges[id].length, .pieces = {{Centimetres{0}, id}}});
  }
  auto const alongside = link(streets, finder, boundaries(landcover), kGreenReach);
  return with_touching(alongside, landcover, edges);
}

AccessTable relink_green(AccessTable const& before, StreetsWithPaths const& after, Landcover const& landcover) {
  return with_touching(relink(before, after, boundaries(landcover), kGreenReach), landcover, after.added);
}

}  // namespace leitbild::city
