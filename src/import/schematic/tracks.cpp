#include <algorithm>
#include <cmath>
#include <map>

#include "geo/area.h"
#include "import/schematic/drawing.h"
#include "import/schematic/street_plan.h"

namespace leitbild::importing {
namespace {

constexpr auto kMesh = 400.0;            // metres between track junctions
constexpr auto kShift = 120.0;           // metres by which they are off the mesh
constexpr auto kFromSettlement = 120.0;  // metres without tracks around settlements
constexpr auto kToSettlement = 520.0;    // metres from which a track leads into the settlement
constexpr auto kTracksThatExist = 0.62;
constexpr auto kWaysIntoSettlements = 0.9;

struct Mesh {
  std::size_t columns, rows;
  std::vector<PointIndex> points;

  PointIndex at(std::size_t column, std::size_t row) const {
    return column < columns && row < rows ? points[row * columns + column] : kNoPoint;
  }
};

Mesh mesh_over(StreetPlan& plan, geo::MultiPolygon const& land, Random& random) {
  auto const box = geo::box_of(land);
  auto mesh = Mesh{.columns = static_cast<std::size_t>(box.width() / kMesh) + 1,
                   .rows = static_cast<std::size_t>(box.height() / kMesh) + 1,
                   .points = {}};
  for (auto row = std::size_t{0}; row < mesh.rows; ++row) {
    for (auto column = std::size_t{0}; column < mesh.columns; ++column) {
      auto const shift = [&] { return kMesh / 2.0 + random.between(-kShift, kShift); };
      auto const p = rounded({box.low.x + kMesh * static_cast<double>(column) + shift(),
                              box.low.y + kMesh * static_cast<double>(row) + shift()});
      mesh.points.push_back(geo::contains(land, p) ? plan.add(p) : kNoPoint);
    }
  }
  return mesh;
}

/// Into the settlement whose outermost junction is near.
void join_settlement(StreetPlan& plan, PointIndex track, std::vector<PointIndex> const& junctions, Random& random) {
  auto const square = [&](PointIndex p) { return geo::squared_distance(plan.points[p], plan.points[track]); };
  auto const nearest = std::ranges::min_element(junctions, {}, square);
  if (nearest == junctions.end() || square(*nearest) > kToSettlement * kToSettlement) { return; }
  if (random.chance(kWaysIntoSettlements)) {
    plan.streets.push_back({.from = track, .to = *nearest, .kind = city::StreetKind::kPath});
  }
}

bool in_open_land(PlannedStreet const& street) { return street.district == kOpenLand; }

/// Where pieces in the open land cross, they get a common point. O(pieces²) with box tests.
void join_crossings(StreetPlan& plan) {
  struct Cut {
    double along;
    PointIndex point;
  };
  auto cuts = std::map<std::size_t, std::vector<Cut>>{};
  auto const p = [&](PointIndex i) { return plan.points[i]; };
  for (auto i = std::size_t{0}; i < plan.streets.size(); ++i) {
    auto const first = plan.streets[i];
    if (!in_open_land(first)) { continue; }
    auto const box = box_of_segment(p(first.from), p(first.to));
    for (auto k = i + 1; k < plan.streets.size(); ++k) {
      auto const& second = plan.streets[k];
      auto const a = p(second.from);
      auto const b = p(second.to);
      if (!in_open_land(second) || std::max(a.x, b.x) < box.low.x || std::min(a.x, b.x) > box.high.x ||
          std::max(a.y, b.y) < box.low.y || std::min(a.y, b.y) > box.high.y) {
        continue;
      }
      if (auto const found = crossing(p(first.from), p(first.to), a, b)) {
        auto const meeting = plan.add(rounded(geo::between(a, b, found->along_second)));
        cuts[i].push_back({found->along_first, meeting});
        cuts[k].push_back({found->along_second, meeting});
      }
    }
  }
  for (auto& [i, places] : cuts) {
    std::ranges::sort(places, {}, &Cut::along);
    auto piece = plan.streets[i];
    auto const end = piece.to;
    piece.to = places.front().point;
    plan.streets[i] = piece;
    for (auto c = std::size_t{0}; c < places.size(); ++c) {
      piece.from = places[c].point;
      piece.to = c + 1 < places.size() ? places[c + 1].point : end;
      plan.streets.push_back(piece);
    }
  }
}

}  // namespace

void plan_tracks(StreetPlan& plan, geo::MultiPolygon const& outline, std::vector<Settlement> const& settlements,
                 std::uint64_t seed) {
  auto random = Random{seed, Purpose::kTracks, 0};
  auto built_up = std::vector<geo::MultiPolygon>{};
  auto junctions = std::vector<PointIndex>{};
  for (auto i = std::size_t{0}; i < settlements.size(); ++i) {
    built_up.push_back(geo::buffered(settlements[i].shape, Metres{kFromSettlement}));
    std::ranges::copy(junctions_of(plan.grids[i]), std::back_inserter(junctions));
  }
  auto const mesh = mesh_over(plan, geo::difference(outline, geo::united(built_up)), random);
  auto const join = [&](PointIndex a, PointIndex b, double probability) {
    if (b != kNoPoint && random.chance(probability)) {
      plan.streets.push_back({.from = a, .to = b, .kind = city::StreetKind::kTrack});
    }
  };
  for (auto row = std::size_t{0}; row < mesh.rows; ++row) {
    for (auto column = std::size_t{0}; column < mesh.columns; ++column) {
      auto const here = mesh.at(column, row);
      if (here == kNoPoint) { continue; }
      join(here, mesh.at(column + 1, row), kTracksThatExist);
      join(here, mesh.at(column, row + 1), kTracksThatExist);
      join(here, mesh.at(column + 1, row + 1), kTracksThatExist / 5.0);
      join_settlement(plan, here, junctions, random);
    }
  }
  join_crossings(plan);
}

}  // namespace leitbild::importing
