// The streets of the city while they are planned: points and straight pieces that know what they are for.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "city/streets/build.h"
#include "import/schematic/settlements.h"

namespace leitbild::importing {

using PointIndex = std::uint32_t;
inline constexpr auto kNoPoint = std::numeric_limits<PointIndex>::max();
inline constexpr auto kOpenLand = std::numeric_limits<std::size_t>::max();

/// A straight piece between two points.
struct PlannedStreet {
  PointIndex from{};
  PointIndex to{};
  city::StreetKind kind{};
  std::size_t district{kOpenLand};  // in whose settlement; kOpenLand between settlements
  bool frontage{};                  // houses stand along it
};

/// The settlement of one district as a lattice of junctions; kNoPoint where it does not reach.
struct StreetGrid {
  std::size_t columns{};
  std::size_t rows{};
  std::vector<PointIndex> junctions;          // row by row
  PointIndex centre{kNoPoint};                // the junction nearest to the settlement's centre
  geo::Box box{};                             // of the junctions
  std::size_t first_street{}, last_street{};  // its streets are streets[first_street, last_street)

  PointIndex at(std::size_t column, std::size_t row) const { return junctions[row * columns + column]; }
};

struct StreetPlan {
  std::vector<geo::Point> points;
  std::vector<PlannedStreet> streets;
  std::vector<StreetGrid> grids;  // by district

  PointIndex add(geo::Point p) {
    points.push_back(p);
    return static_cast<PointIndex>(points.size() - 1);
  }
};

/// The junctions of a grid that exist, in the order of the lattice.
std::vector<PointIndex> junctions_of(StreetGrid const& grid);

/// Streets inside every settlement: bent rows with houses and cross streets, some of them missing or mere footpaths, so
/// that there are cul-de-sacs and detours. Every grid is connected in itself.
void plan_grids(StreetPlan& plan, CityFacts const& facts, std::vector<Settlement> const& settlements,
                std::uint64_t seed);

/// Joins neighbouring settlements: by many streets where they touch, by one road where they do not, and makes main
/// streets of the ways from the centres to these roads. No road leaves the outline, crosses another one or runs through
/// a third settlement.
void plan_roads(StreetPlan& plan, geo::MultiPolygon const& outline, std::uint64_t seed);

/// Forest and field tracks between the settlements, joined to streets and roads where they meet.
void plan_tracks(StreetPlan& plan, geo::MultiPolygon const& outline, std::vector<Settlement> const& settlements,
                 std::uint64_t seed);

city::StreetSketch to_sketch(StreetPlan const& plan, geo::Crs crs, geo::MultiPolygon coverage);

/// True if the inner parts of two segments cross; where they cross, as a share of each.
struct Crossing {
  double along_first, along_second;
};
std::optional<Crossing> crossing(geo::Point a, geo::Point b, geo::Point c, geo::Point d);

}  // namespace leitbild::importing
