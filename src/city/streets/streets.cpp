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

void index_arcs(Streets& streets) {
  auto& first = streets.first_arc;
  first.assign(streets.nodes.size() + 1, 0);
  for (auto const& edge : streets.edges) {
    ++first[edge.from.value + 1];
    ++first[edge.to.value + 1];
  }
  for (auto i = std::size_t{1}; i < first.size(); ++i) { first[i] += first[i - 1]; }
  streets.arcs.resize(first.back());
  auto next = std::vector<std::uint32_t>(first.begin(), first.end() - 1);
  for (auto const& edge : streets.edges) {
    streets.arcs[next[edge.from.value]++] = {edge.to, edge.length};
    streets.arcs[next[edge.to.value]++] = {edge.from, edge.length};
  }
}

}  // namespace leitbild::city
