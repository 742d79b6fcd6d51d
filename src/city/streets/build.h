// From ways as they were drawn to a graph.
#pragma once

#include <cstdint>
#include <vector>

#include "city/streets/streets.h"

namespace leitbild::city {

/// A way along numbered points; ways that share a number meet there.
struct SketchWay {
  StreetKind kind{};
  std::vector<std::uint32_t> points;
  bool walk{true};
  BikeAccess bike{};  // seen in the direction of the points
};

/// What an importer or generator draws, before it is a graph.
struct StreetSketch {
  geo::Crs crs;
  std::vector<geo::Point> points;
  std::vector<SketchWay> ways;  // only such on which walking or cycling is allowed; at least two points each
  geo::MultiPolygon coverage;
};

struct BuiltStreets {
  Streets streets;
  std::size_t dropped_islands{};  // pieces without a connection to the rest and shorter than `shortest_island`
  Metres dropped_length;
};

/// Splits ways where they meet, measures them on the ground, drops small islands: a shop that is linked to a footway
/// going nowhere would seem out of reach. Nodes are numbered in the order in which ways meet them.
BuiltStreets build(StreetSketch const& sketch, Metres shortest_island);

}  // namespace leitbild::city
