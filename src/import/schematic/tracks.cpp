#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "geo/area.h"
#include "geo/prepared_area.h"
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

Mesh mesh_over(StreetPlan& plan, geo::MultiPolygon const& area, Random& random) {
  auto const land = geo::PreparedArea{area};
  auto const box = land.box();
  auto mesh = Mesh{.columns = static_cast<std::size_t>(box.width() / kMesh) + 1,
                   .rows = static_cast<std::size_t>(box.height() / kMesh) + 1,
                   .points = {}};
  for (auto row = std::size_t{0}; row < mesh.rows; ++row) {
    for (auto column = std::size_t{0}; column < mesh.columns; ++column) {
      auto const shift = [&] { return kMesh / 2.0 + random.between(-kShift, kShift); };
      auto const p = rounded({box.low.x + kMesh * static_cast<double>(column) + shift(),
                              box.low.y + kMesh * static_cast<double>(row) + shift()});
      mesh.points.push_back(land.contains(p) ? plan.add(p) : kNoPoint);
    }
  }
  return mesh;
}

/// The nearest junction of any settlement within kToSettlement.
std::optional<PointIndex> nearest_junction(StreetPlan const& plan, geo::Point p) {
  auto best = std::optional<PointIndex>{};
  auto best_square = kToSettlement * kToSettlement;
  for (auto const& grid : plan.grids) {
    if (!grid.box.grown_by(Metres{kToSettlement}).contains(p)) { continue; }
    for (auto const junction : grid.junctions) {
      if (junction == kNoPoint) { continue; }
      auto const square = geo::squared_distance(plan.points[junction], p);
      if (square < best_square || (!best && square == best_square)) {
        best = junction;
        best_square = square;
      }
    }
  }
  return best;
}

/// Into the settlement whose outermost junction is near.
void join_settlement(StreetPlan& plan, PointIndex track, Random& random) {
  auto const nearest = nearest_junction(plan, plan.points[track]);
  if (nearest && random.chance(kWaysIntoSettlements)) {
    plan.streets.push_back({.from = track, .to = *nearest, .kind = city::StreetKind::kPath});
  }
}

bool in_open_land(PlannedStreet const& street) { return street.district == kOpenLand; }

/// Pieces in the open land by squares of the plane.
class PiecesNear {
 public:
  explicit PiecesNear(StreetPlan const& plan) : plan_{plan} {
    for (auto i = std::size_t{0}; i < plan.streets.size(); ++i) {
      if (in_open_land(plan.streets[i])) {
        each_square(i, [&](Square const& square) { near_[square].push_back(i); });
      }
    }
  }

  /// In their order, those after piece `i`.
  std::vector<std::size_t> after(std::size_t i) const {
    auto out = std::vector<std::size_t>{};
    each_square(i, [&](Square const& square) {
      auto const& here = near_.at(square);
      out.insert(out.end(), std::ranges::upper_bound(here, i), here.end());
    });
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
  }

 private:
  using Square = std::pair<long, long>;
  StreetPlan const& plan_;
  std::map<Square, std::vector<std::size_t>> near_;

  void each_square(std::size_t i, auto const& use) const {
    auto const& street = plan_.streets[i];
    auto const box = box_of_segment(plan_.points[street.from], plan_.points[street.to]);
    auto const number = [](double coordinate) { return std::lround(std::floor(coordinate / kMesh)); };
    for (auto x = number(box.low.x); x <= number(box.high.x); ++x) {
      for (auto y = number(box.low.y); y <= number(box.high.y); ++y) { use(Square{x, y}); }
    }
  }
};

/// Where pieces in the open land cross, they get a common point.
void join_crossings(StreetPlan& plan) {
  struct Cut {
    double along;
    PointIndex point;
  };
  auto cuts = std::map<std::size_t, std::vector<Cut>>{};
  auto const near = PiecesNear{plan};
  auto const p = [&](PointIndex i) { return plan.points[i]; };
  for (auto i = std::size_t{0}; i < plan.streets.size(); ++i) {
    auto const& first = plan.streets[i];
    if (!in_open_land(first)) { continue; }
    for (auto const k : near.after(i)) {
      auto const& second = plan.streets[k];
      if (auto const found = crossing(p(first.from), p(first.to), p(second.from), p(second.to))) {
        auto const meeting = plan.add(rounded(geo::between(p(second.from), p(second.to), found->along_second)));
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
  for (auto const& settlement : settlements) {
    built_up.push_back(geo::buffered(settlement.shape, Metres{kFromSettlement}));
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
      join_settlement(plan, here, random);
    }
  }
  join_crossings(plan);
}

}  // namespace leitbild::importing
