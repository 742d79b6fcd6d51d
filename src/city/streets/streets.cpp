#include "city/streets/streets.h"

namespace leitbild::city {

geo::Line course(Streets const& streets, EdgeId id) {
  auto const& edge = streets.edges[id];
  auto line = geo::Line{};
  line.reserve(edge.last_bend - edge.first_bend + 2U);
  line.push_back(streets.nodes[edge.from]);
  line.insert(line.end(), streets.bends.begin() + edge.first_bend, streets.bends.begin() + edge.last_bend);
  line.push_back(streets.nodes[edge.to]);
  return line;
}

namespace {

/// `use(edge, forward, backward)` says in which directions an edge is open.
template <class Open>
ArcIndex index(Streets const& streets, Open open) {
  auto out = ArcIndex{};
  auto& first = out.first;
  first.assign(streets.nodes.size() + 1, 0);
  for (auto const& edge : streets.edges) {
    auto const [forward, backward] = open(edge);
    first[edge.to.value + 1] += forward ? 1U : 0U;
    first[edge.from.value + 1] += backward ? 1U : 0U;
  }
  for (auto i = std::size_t{1}; i < first.size(); ++i) { first[i] += first[i - 1]; }
  out.arcs.resize(first.back());
  auto next = std::vector<std::uint32_t>(first.begin(), first.end() - 1);
  for (auto const& edge : streets.edges) {
    auto const [forward, backward] = open(edge);
    if (forward) { out.arcs[next[edge.to.value]++] = {edge.from, edge.length}; }
    if (backward) { out.arcs[next[edge.from.value]++] = {edge.to, edge.length}; }
  }
  return out;
}

}  // namespace

void index_arcs(Streets& streets) {
  streets.walk = index(streets, [](Edge const& edge) { return std::pair{edge.walk, edge.walk}; });
  streets.bike = index(streets, [](Edge const& edge) {
    return std::pair{edge.bike == BikeAccess::kBoth || edge.bike == BikeAccess::kForward,
                     edge.bike == BikeAccess::kBoth || edge.bike == BikeAccess::kBackward};
  });
}

}  // namespace leitbild::city
