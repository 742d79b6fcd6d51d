#include "travel/network.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace leitbild::travel {
namespace {

using Who = std::tuple<std::uint32_t, city::EdgeId, double>;

/// Position in `after` of every path of `before`.
std::vector<std::optional<std::uint32_t>> paths_after(city::AddedStreets const& before,
                                                      city::AddedStreets const& after) {
  auto out = std::vector<std::optional<std::uint32_t>>{};
  for (auto const& path : before.paths) {
    auto const found = std::ranges::find(after.paths, path);
    out.emplace_back();
    if (found != after.paths.end()) { out.back() = static_cast<std::uint32_t>(found - after.paths.begin()); }
  }
  return out;
}

/// Nodes are the same if they lie on the same path or edge at the same position, whatever their numbers.
void match_nodes(NetworkStep& step) {
  auto const& before = *step.before.added;
  auto const& after = *step.after.added;
  auto const base = step.after.base_nodes();
  auto ids = std::map<Who, city::NodeId>{};
  for (auto i = std::size_t{0}; i < after.nodes.size(); ++i) {
    auto const& node = after.nodes[i];
    ids.emplace(Who{node.path, node.edge, node.along}, city::NodeId{base + i});
  }
  auto const paths = paths_after(before, after);
  for (auto const& node : before.nodes) {
    auto const on_edge = node.path == city::AddedNode::kOnEdge;
    auto const path = on_edge ? std::optional{node.path} : paths[node.path];
    auto const found = path ? ids.find(Who{*path, node.edge, node.along}) : ids.end();
    step.id_after.emplace_back();
    if (found == ids.end()) { continue; }
    step.id_after.back() = found->second;
    ids.erase(found);
  }
  for (auto const& [who, id] : ids) { step.new_nodes.push_back(id); }
  std::ranges::sort(step.new_nodes);
}

void match_arcs(NetworkStep& step) {
  using Key = std::tuple<city::NodeId, city::NodeId, std::uint32_t>;
  auto come = std::map<Key, int>{};  // how many more there are now; two equal arcs are two
  for (auto const& [node, arc] : step.after.added_into().all()) { ++come[{node, arc.to, arc.length.value}]; }
  for (auto const& [node, arc] : step.before.added_into().all()) {
    auto const to_after = step.now(arc.to);
    auto const node_after = step.now(node);
    if (node_after && to_after) {
      auto const found = come.find({*node_after, *to_after, arc.length.value});
      if (found != come.end() && found->second > 0) {
        --found->second;
        continue;
      }
    }
    if (to_after) { step.gone.push_back({node, arc.to, *to_after, arc.length.value}); }
  }
  for (auto const& [key, count] : come) {
    if (count > 0) { step.come.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key)}); }
  }
}

}  // namespace

NetworkStep step_between(Network const& before, Network const& after) {
  auto step = NetworkStep{.before = before, .after = after, .id_after = {}, .new_nodes = {}, .gone = {}, .come = {}};
  if (step.same_paths()) {
    for (auto i = std::size_t{0}; i < before.added->nodes.size(); ++i) {
      step.id_after.emplace_back(city::NodeId{before.base_nodes() + i});
    }
    return step;
  }
  match_nodes(step);
  match_arcs(step);
  return step;
}

}  // namespace leitbild::travel
