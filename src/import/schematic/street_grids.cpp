#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "import/schematic/drawing.h"
#include "import/schematic/street_plan.h"

namespace leitbild::importing {
namespace {

/// Above this density a district is taken for a part of the town, below for a village.
constexpr auto kTownDensity = 4'000.0;

struct GridStyle {
  double block_length, block_depth;                   // metres
  double missing_rows, missing_crossings, footpaths;  // shares; footpaths: of the missing
};
constexpr auto kTown = GridStyle{120.0, 88.0, 0.03, 0.16, 0.4};
constexpr auto kVillage = GridStyle{135.0, 92.0, 0.06, 0.34, 0.25};

constexpr auto kSwing = 28.0;        // metres by which rows swing out
constexpr auto kWaveLength = 750.0;  // metres from swing to swing
constexpr auto kJitter = 7.0;        // metres

/// Takes lattice places to the plane: turned, and bent by two waves across each other.
struct Lattice {
  geo::Point centre;
  double angle{}, length{}, depth{}, phase_x{}, phase_y{};

  geo::Point at(double column, double row, Random& random) const {
    auto const along = column * length;
    auto const across = row * depth;
    auto const wave = 2.0 * std::numbers::pi / kWaveLength;
    auto const u = along + kSwing * std::sin(across * wave + phase_x) + random.between(-kJitter, kJitter);
    auto const v = across + kSwing * std::sin(along * wave + phase_y) + random.between(-kJitter, kJitter);
    return rounded(
        moved_by(centre, u * std::cos(angle) - v * std::sin(angle), u * std::sin(angle) + v * std::cos(angle)));
  }
};

StreetGrid lay_out(StreetPlan& plan, Settlement const& settlement, GridStyle const& style, Random& random) {
  auto const lattice = Lattice{.centre = settlement.centre,
                               .angle = random.between(0.0, std::numbers::pi),
                               .length = style.block_length * random.between(0.92, 1.08),
                               .depth = style.block_depth * random.between(0.95, 1.05),
                               .phase_x = random.between(0.0, 6.28),
                               .phase_y = random.between(0.0, 6.28)};
  auto const box = geo::box_of(settlement.shape);
  auto const reach = std::max({box.high.x - settlement.centre.x, settlement.centre.x - box.low.x,
                               box.high.y - settlement.centre.y, settlement.centre.y - box.low.y}) *
                     std::numbers::sqrt2;
  auto const half_columns = std::ceil(reach / lattice.length) + 1.0;
  auto const half_rows = std::ceil(reach / lattice.depth) + 1.0;
  auto grid = StreetGrid{.columns = 2 * static_cast<std::size_t>(half_columns) + 1,
                         .rows = 2 * static_cast<std::size_t>(half_rows) + 1,
                         .junctions = {}};
  for (auto row = std::size_t{0}; row < grid.rows; ++row) {
    for (auto column = std::size_t{0}; column < grid.columns; ++column) {
      auto const p =
          lattice.at(static_cast<double>(column) - half_columns, static_cast<double>(row) - half_rows, random);
      grid.junctions.push_back(geo::contains(settlement.shape, p) ? plan.add(p) : kNoPoint);
    }
  }
  return grid;
}

/// Union-find over lattice places.
struct Groups {
  std::vector<std::size_t> parent;

  explicit Groups(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) {
    while (parent[i] != i) { i = parent[i] = parent[parent[i]]; }
    return i;
  }
  bool join(std::size_t a, std::size_t b) {
    auto const ra = root(a);
    auto const rb = root(b);
    parent[ra] = rb;
    return ra != rb;
  }
};

struct LatticeEdge {
  std::size_t from, to;  // places in the lattice
  bool row;              // along a row, with houses
};

/// All edges between neighbouring junctions.
std::vector<LatticeEdge> lattice_edges(StreetGrid const& grid) {
  auto out = std::vector<LatticeEdge>{};
  for (auto row = std::size_t{0}; row < grid.rows; ++row) {
    for (auto column = std::size_t{0}; column < grid.columns; ++column) {
      auto const here = row * grid.columns + column;
      if (grid.junctions[here] == kNoPoint) { continue; }
      if (column + 1 < grid.columns && grid.at(column + 1, row) != kNoPoint) { out.push_back({here, here + 1, true}); }
      if (row + 1 < grid.rows && grid.at(column, row + 1) != kNoPoint) {
        out.push_back({here, here + grid.columns, false});
      }
    }
  }
  return out;
}

/// Drops junctions that no chain of lattice edges joins to the largest group.
void keep_largest_group(StreetGrid& grid, std::vector<LatticeEdge>& edges) {
  auto groups = Groups{grid.junctions.size()};
  for (auto const& edge : edges) { groups.join(edge.from, edge.to); }
  auto sizes = std::vector<std::size_t>(grid.junctions.size(), 0);
  for (auto i = std::size_t{0}; i < grid.junctions.size(); ++i) {
    if (grid.junctions[i] != kNoPoint) { ++sizes[groups.root(i)]; }
  }
  auto const largest = static_cast<std::size_t>(std::ranges::max_element(sizes) - sizes.begin());
  std::erase_if(edges, [&](LatticeEdge const& edge) { return groups.root(edge.from) != largest; });
  for (auto i = std::size_t{0}; i < grid.junctions.size(); ++i) {
    if (groups.root(i) != largest) { grid.junctions[i] = kNoPoint; }
  }
}

/// Leaves out some edges, but none that the grid needs to hold together.
void add_streets(StreetPlan& plan, StreetGrid const& grid, std::vector<LatticeEdge> const& edges,
                 GridStyle const& style, std::size_t district, Random& random) {
  auto groups = Groups{grid.junctions.size()};
  auto left_out = std::vector<LatticeEdge>{};
  auto const add = [&](LatticeEdge const& edge, city::StreetKind kind) {
    plan.streets.push_back({.from = grid.junctions[edge.from],
                            .to = grid.junctions[edge.to],
                            .kind = kind,
                            .district = district,
                            .frontage = edge.row && kind == city::StreetKind::kResidential});
  };
  for (auto const& edge : edges) {
    if (random.chance(edge.row ? style.missing_rows : style.missing_crossings)) {
      left_out.push_back(edge);
    } else {
      groups.join(edge.from, edge.to);
      add(edge, city::StreetKind::kResidential);
    }
  }
  for (auto const& edge : left_out) {
    if (groups.join(edge.from, edge.to)) {
      add(edge, city::StreetKind::kResidential);
    } else if (random.chance(style.footpaths)) {
      add(edge, city::StreetKind::kFootway);
    }
  }
}

PointIndex nearest_junction(StreetPlan const& plan, StreetGrid const& grid, geo::Point p) {
  auto const junctions = junctions_of(grid);
  return *std::ranges::min_element(junctions, {},
                                   [&](PointIndex j) { return geo::squared_distance(plan.points[j], p); });
}

}  // namespace

void plan_grids(StreetPlan& plan, CityFacts const& facts, std::vector<Settlement> const& settlements,
                std::uint64_t seed) {
  for (auto i = std::size_t{0}; i < settlements.size(); ++i) {
    auto random = Random{seed, Purpose::kGrid, i};
    auto const& style = facts.districts[i].density > kTownDensity ? kTown : kVillage;
    auto grid = lay_out(plan, settlements[i], style, random);
    auto edges = lattice_edges(grid);
    keep_largest_group(grid, edges);
    grid.first_street = plan.streets.size();
    if (!edges.empty()) {
      add_streets(plan, grid, edges, style, i, random);
      grid.centre = nearest_junction(plan, grid, settlements[i].centre);
    }
    grid.last_street = plan.streets.size();
    for (auto const junction : junctions_of(grid)) { grid.box.add(plan.points[junction]); }
    plan.grids.push_back(std::move(grid));
  }
}

}  // namespace leitbild::importing
