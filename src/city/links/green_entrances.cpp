#include "city/links/green_entrances.h"

#include <algorithm>
#include <cmath>

#include "geo/prepared_area.h"

namespace leitbild::city {
namespace {

/// Calls use(metres from the start) where the line enters the area, and for its vertices inside.
template <class Use>
void for_entrances_along(std::span<geo::Point const> line, geo::PreparedArea const& area, Use use) {
  auto walked = Metres{};
  for (auto i = std::size_t{0}; i < line.size(); ++i) {
    if (area.contains(line[i])) { use(walked); }
    if (i + 1 == line.size()) { break; }
    auto const step = geo::distance(line[i], line[i + 1]);
    for (auto const t : area.crossings(line[i], line[i + 1])) { use(walked + step * t); }
    walked += step;
  }
}

void add_entrances_of_edge(Streets const& streets, EdgeId id, geo::PreparedArea const& area, std::vector<Access>& out) {
  auto const line = course(streets, id);
  if (!geo::box_of(line).meets(area.box())) { return; }
  auto const drawn = geo::length(line).value;
  auto const length = streets.edges[id].length;
  for_entrances_along(line, area, [&](Metres along) {
    auto const share = drawn > 0.0 ? std::clamp(along.value / drawn, 0.0, 1.0) : 0.0;
    auto const position = static_cast<std::uint32_t>(std::llround(share * length.value));
    out.push_back({.edge = id, .along = Centimetres{position}, .offset = Centimetres{0}});
  });
}

void add_entrances_of_lines(std::span<AddedLine const> lines, NearbyLines const& nearby, geo::Crs crs,
                            geo::MultiPolygon const& shape, std::vector<Access>& out) {
  for (auto const p : geo::boundary_points(shape, kEntranceSpacing)) { nearby.add_ways(p, crs, out); }
  auto const area = geo::PreparedArea{shape};
  for (auto const& added : lines) {
    if (!geo::box_of(added.line).meets(area.box())) { continue; }
    for_entrances_along(added.line, area,
                        [&](Metres along) { out.push_back(access_at(added, along, Centimetres{0})); });
  }
}

}  // namespace

std::vector<Access> entrances_of(Streets const& streets, EdgeFinder const& finder, geo::MultiPolygon const& shape) {
  auto out = std::vector<Access>{};
  for (auto const p : geo::boundary_points(shape, kEntranceSpacing)) {
    if (auto const access = finder.nearest(streets, p, kGreenReach)) { out.push_back(*access); }
  }
  auto const area = geo::PreparedArea{shape};
  for (auto const edge : finder.edges_near(area.box())) { add_entrances_of_edge(streets, edge, area, out); }
  make_unique(out);
  return out;
}

AccessTable link_green(Streets const& streets, EdgeFinder const& finder, Landcover const& landcover) {
  auto table = AccessTable{};
  for (auto const& green : landcover.green) { table.add(entrances_of(streets, finder, green.shape)); }
  return table;
}

std::shared_ptr<AccessTable const> green_with_lines(std::shared_ptr<AccessTable const> const& before,
                                                    std::span<AddedLine const> lines, geo::Crs crs,
                                                    Landcover const& landcover) {
  auto const nearby = NearbyLines{lines, kGreenReach};
  auto out = AccessTable{};
  auto is_changed = false;
  auto accesses = std::vector<Access>{};
  for (auto i = std::size_t{0}; i < before->size(); ++i) {
    auto const& shape = landcover.green[GreenId{i}].shape;
    auto const old = (*before)[i];
    accesses.assign(old.begin(), old.end());
    if (nearby.may_reach(geo::box_of(shape))) {
      add_entrances_of_lines(lines, nearby, crs, shape, accesses);
      is_changed |= accesses.size() != old.size();
      make_unique(accesses);
    }
    out.add(accesses);
  }
  return is_changed ? std::make_shared<AccessTable const>(std::move(out)) : before;
}

}  // namespace leitbild::city
