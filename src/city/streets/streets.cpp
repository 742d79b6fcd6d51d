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

/// `open(edge)` gives two answers: is there an arc at `to` that names `from`, is there one at `from` that names `to`.
template <class Open>
ArcIndex index(Streets const& streets, Open open) {
  auto out = ArcIndex{};
  auto& first = out.first;
  first.assign(streets.nodes.size() + 1, 0);
  for (auto const& edge : streets.edges) {
    auto const [at_to, at_from] = open(edge);
    first[edge.to.value + 1] += at_to ? 1U : 0U;
    first[edge.from.value + 1] += at_from ? 1U : 0U;
  }
  for (auto i = std::size_t{1}; i < first.size(); ++i) { first[i] += first[i - 1]; }
  out.arcs.resize(first.back());
  auto next = std::vector<std::uint32_t>(first.begin(), first.end() - 1);
  for (auto const& edge : streets.edges) {
    auto const [at_to, at_from] = open(edge);
    if (at_to) { out.arcs[next[edge.to.value]++] = {edge.from, edge.length}; }
    if (at_from) { out.arcs[next[edge.from.value]++] = {edge.to, edge.length}; }
  }
  return out;
}

}  // namespace

void index_arcs(Streets& streets) {
  auto const forward = [](Edge const& e) { return e.bike == BikeAccess::kBoth || e.bike == BikeAccess::kForward; };
  auto const backward = [](Edge const& e) { return e.bike == BikeAccess::kBoth || e.bike == BikeAccess::kBackward; };
  streets.walk = index(streets, [](Edge const& e) { return std::pair{e.walk, e.walk}; });
  streets.bike_into = index(streets, [&](Edge const& e) { return std::pair{forward(e), backward(e)}; });
  streets.bike_out = index(streets, [&](Edge const& e) { return std::pair{backward(e), forward(e)}; });
}

}  // namespace leitbild::city
