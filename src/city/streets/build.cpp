#include "city/streets/build.h"

#include <limits>
#include <numeric>

namespace leitbild::city {
namespace {

constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();

/// A point becomes a node where ways end or meet.
std::vector<bool> meeting_points(StreetSketch const& sketch) {
  auto uses = std::vector<std::uint8_t>(sketch.points.size(), 0);
  auto is_node = std::vector<bool>(sketch.points.size(), false);
  for (auto const& way : sketch.ways) {
    for (auto const point : way.points) {
      if (uses[point] != 0) { is_node[point] = true; }
      uses[point] = 1;
    }
    is_node[way.points.front()] = true;
    is_node[way.points.back()] = true;
  }
  return is_node;
}

struct Graph {
  StreetSketch const& sketch;
  std::vector<bool> is_node;
  std::vector<std::uint32_t> node_of;  // point -> node
  Streets streets;

  NodeId node(std::uint32_t point) {
    if (node_of[point] == kNone) { node_of[point] = streets.nodes.add(sketch.points[point]).value; }
    return NodeId{node_of[point]};
  }

  void add_edge(SketchWay const& way, std::span<std::uint32_t const> points) {
    auto const first_bend = static_cast<std::uint32_t>(streets.bends.size());
    auto line = geo::Line{};
    for (auto const point : points) { line.push_back(sketch.points[point]); }
    streets.bends.insert(streets.bends.end(), line.begin() + 1, line.end() - 1);
    auto const from = node(points.front());
    auto const to = node(points.back());
    streets.edges.add({.from = from,
                       .to = to,
                       .length = to_centimetres(geo::ground_length(sketch.crs, line)),
                       .kind = way.kind,
                       .walk = way.walk,
                       .bike = way.bike,
                       .first_bend = first_bend,
                       .last_bend = static_cast<std::uint32_t>(streets.bends.size())});
  }

  void add_way(SketchWay const& way) {
    auto start = std::size_t{0};
    for (auto i = std::size_t{1}; i < way.points.size(); ++i) {
      if (!is_node[way.points[i]]) { continue; }
      add_edge(way, std::span{way.points}.subspan(start, i - start + 1));
      start = i;
    }
  }
};

/// Union-find over the nodes.
struct Islands {
  std::vector<std::uint32_t> parent;

  explicit Islands(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), 0U); }
  std::uint32_t root(std::uint32_t i) {
    while (parent[i] != i) { i = parent[i] = parent[parent[i]]; }
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent[root(a)] = root(b); }
};

struct KeptWays {
  std::vector<SketchWay> ways;
  std::size_t dropped_islands{};
  Metres dropped_length;
};

/// Ways whose piece of the network is at least `shortest` long. All points of a way are connected by the way itself.
KeptWays without_small_islands(StreetSketch const& sketch, Metres shortest) {
  auto islands = Islands{sketch.points.size()};
  for (auto const& way : sketch.ways) {
    for (auto const point : way.points) { islands.join(way.points.front(), point); }
  }
  auto lengths = std::vector<Metres>(sketch.points.size());
  auto way_lengths = std::vector<Metres>{};
  for (auto const& way : sketch.ways) {
    auto line = geo::Line{};
    for (auto const point : way.points) { line.push_back(sketch.points[point]); }
    way_lengths.push_back(geo::ground_length(sketch.crs, line));
    lengths[islands.root(way.points.front())] += way_lengths.back();
  }
  auto kept = KeptWays{};
  for (auto i = std::size_t{0}; i < sketch.ways.size(); ++i) {
    if (lengths[islands.root(sketch.ways[i].points.front())] >= shortest) {
      kept.ways.push_back(sketch.ways[i]);
    } else {
      kept.dropped_length += way_lengths[i];
    }
  }
  for (auto const length : lengths) { kept.dropped_islands += length > Metres{0} && length < shortest ? 1U : 0U; }
  return kept;
}

}  // namespace

BuiltStreets build(StreetSketch const& sketch, Metres shortest_island) {
  auto kept = without_small_islands(sketch, shortest_island);
  auto graph = Graph{.sketch = sketch,
                     .is_node = meeting_points(sketch),
                     .node_of = std::vector<std::uint32_t>(sketch.points.size(), kNone),
                     .streets = {}};
  graph.streets.crs = sketch.crs;
  graph.streets.coverage = sketch.coverage;
  for (auto const& way : kept.ways) { graph.add_way(way); }
  index_arcs(graph.streets);
  return {.streets = std::move(graph.streets),
          .dropped_islands = kept.dropped_islands,
          .dropped_length = kept.dropped_length};
}

}  // namespace leitbild::city
