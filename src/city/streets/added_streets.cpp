#include "city/streets/added_streets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace leitbild::city {
namespace {

using Key = std::tuple<std::uint8_t, std::vector<std::pair<double, double>>>;

Key key_of(NewPath const& path) {
  auto points = std::vector<std::pair<double, double>>{};
  for (auto const p : path.line) { points.emplace_back(p.x, p.y); }
  return {static_cast<std::uint8_t>(path.kind), std::move(points)};
}

/// The result must not depend on the order in which measures are listed; the same path twice is one path.
std::vector<NewPath> in_canonical_order(std::span<NewPath const> paths) {
  auto sorted = std::map<Key, NewPath>{};
  for (auto const& path : paths) { sorted.emplace(key_of(path), path); }
  auto out = std::vector<NewPath>{};
  for (auto& [key, path] : sorted) { out.push_back(std::move(path)); }
  return out;
}

/// People cycle on everything that is built, but not on steps and not where walkers are to be among themselves.
BikeAccess bike_on(StreetKind kind) {
  auto const on_foot = kind == StreetKind::kSteps || kind == StreetKind::kFootway || kind == StreetKind::kPedestrian;
  return on_foot ? BikeAccess::kNone : BikeAccess::kBoth;
}

/// A connector: from a vertex of a path to a position on an imported edge or on another path.
struct Join {
  std::size_t path;
  double along;         // of the vertex on its path, as drawn
  Access target;        // on an imported edge, or …
  std::size_t other{};  // … on another path at `other_along`
  double other_along{};
  bool to_base{};
};

class Builder {
 public:
  Builder(Streets const& base, std::vector<NewPath> paths) : base_{base} { out_.paths = std::move(paths); }

  AddedStreets run(EdgeFinder const& finder) {
    for (auto i = std::size_t{0}; i < out_.paths.size(); ++i) { find_joins(i, finder); }
    for (auto const& [id, positions] : base_cuts_) { put_nodes_on(id, positions); }
    for (auto i = std::size_t{0}; i < out_.paths.size(); ++i) { add_path_edges(i); }
    for (auto const& join : joins_) { add_connector(join); }
    out_.walk = AddedArcs{std::move(walk_)};
    out_.bike_into = AddedArcs{std::move(bike_into_)};
    out_.bike_out = AddedArcs{std::move(bike_out_)};
    return std::move(out_);
  }

 private:
  Streets const& base_;
  AddedStreets out_;
  std::vector<Join> joins_;
  std::map<EdgeId, std::set<std::uint32_t>> base_cuts_;
  std::map<std::size_t, std::set<double>> path_cuts_;  // positions on a path that need a node
  std::map<std::pair<EdgeId, std::uint32_t>, NodeId> base_nodes_;
  std::map<std::pair<std::size_t, double>, NodeId> path_nodes_;
  std::vector<AddedArcs::Entry> walk_, bike_into_, bike_out_;

  void find_joins(std::size_t path, EdgeFinder const& finder) {
    auto const& line = out_.paths[path].line;
    auto along = 0.0;
    for (auto v = std::size_t{0}; v < line.size(); ++v) {
      along += v == 0 ? 0.0 : geo::distance(line[v - 1], line[v]).value;
      path_cuts_[path].insert(along);
      if (auto const target = finder.nearest(base_, line[v], kPathJoin)) {
        base_cuts_[target->edge].insert(target->along.value);
        joins_.push_back({.path = path, .along = along, .target = *target, .to_base = true});
      }
      for (auto other = std::size_t{0}; other < out_.paths.size(); ++other) {
        auto const foot = geo::nearest_on_line(line[v], out_.paths[other].line);
        if (other == path || foot.offset > kPathJoin) { continue; }
        path_cuts_[other].insert(foot.along.value);
        auto const offset = to_centimetres(foot.offset * geo::ground_scale(base_.crs, line[v]));
        joins_.push_back({.path = path,
                          .along = along,
                          .target = {.edge = {}, .along = {}, .offset = offset},
                          .other = other,
                          .other_along = foot.along.value});
      }
    }
  }

  NodeId add_node(AddedNode const& node) {
    out_.nodes.push_back(node);
    return NodeId{base_.nodes.size() + out_.nodes.size() - 1};
  }

  /// Ways from `a` to `b` and back, as far as they are open.
  void add_arcs(NodeId a, NodeId b, Centimetres length, bool walk, BikeAccess bike) {
    auto const one_way = [&](NodeId from, NodeId to) {
      bike_into_.push_back({to, {from, length}});
      bike_out_.push_back({from, {to, length}});
    };
    if (walk) {
      walk_.push_back({a, {b, length}});
      walk_.push_back({b, {a, length}});
    }
    if (bike == BikeAccess::kBoth || bike == BikeAccess::kForward) { one_way(a, b); }
    if (bike == BikeAccess::kBoth || bike == BikeAccess::kBackward) { one_way(b, a); }
  }

  void put_nodes_on(EdgeId id, std::set<std::uint32_t> const& positions) {
    auto const& whole = base_.edges[id];
    auto const line = course(base_, id);
    auto const drawn = geo::length(line).value;
    auto start = std::uint32_t{0};
    auto start_node = whole.from;
    for (auto const along : positions) {
      if (along == 0 || along == whole.length.value) {
        base_nodes_[{id, along}] = along == 0 ? whole.from : whole.to;
        continue;
      }
      auto const at = geo::point_along(line, Metres{drawn * along / whole.length.value});
      auto const node = add_node({.at = at, .edge = id, .along = static_cast<double>(along)});
      base_nodes_[{id, along}] = node;
      out_.cuts.push_back({id, Centimetres{along}, node});
      add_arcs(start_node, node, Centimetres{along - start}, whole.walk, whole.bike);
      start = along;
      start_node = node;
    }
    if (start > 0) { add_arcs(start_node, whole.to, Centimetres{whole.length.value - start}, whole.walk, whole.bike); }
  }

  EdgeId add_edge(NodeId from, NodeId to, Centimetres length, StreetKind kind) {
    out_.edges.push_back({.from = from, .to = to, .length = length, .kind = kind, .walk = true, .bike = bike_on(kind)});
    add_arcs(from, to, length, true, bike_on(kind));
    return EdgeId{base_.edges.size() + out_.edges.size() - 1};
  }

  /// Pieces get the difference of rounded positions, so that cutting never changes the length of the whole.
  void add_path_edges(std::size_t path) {
    auto const& [line, kind] = out_.paths[path];
    auto const scale = geo::ground_scale(base_.crs, line[line.size() / 2]);
    auto added = AddedLine{.line = line, .length = to_centimetres(geo::length(line) * scale), .pieces = {}};
    auto last = std::optional<double>{};
    for (auto const along : path_cuts_[path]) {
      auto const node = add_node({.at = geo::point_along(line, Metres{along}),
                                  .path = static_cast<std::uint32_t>(path),
                                  .edge = {},
                                  .along = along});
      path_nodes_[{path, along}] = node;
      if (last) {
        auto const start = to_centimetres(Metres{*last * scale});
        auto const length = to_centimetres(Metres{along * scale}) - start;
        added.pieces.emplace_back(start, add_edge(path_nodes_[{path, *last}], node, length, kind));
      }
      last = along;
    }
    out_.lines.push_back(std::move(added));
  }

  void add_connector(Join const& join) {
    auto const from = path_nodes_[{join.path, join.along}];
    auto const to = join.to_base ? base_nodes_[{join.target.edge, join.target.along.value}]
                                 : path_nodes_[{join.other, join.other_along}];
    auto const at = [&](NodeId node) {
      return node.value < base_.nodes.size() ? base_.nodes[node] : out_.nodes[node.value - base_.nodes.size()].at;
    };
    auto const edge = add_edge(from, to, join.target.offset, out_.paths[join.path].kind);
    out_.lines.push_back(
        {.line = {at(from), at(to)}, .length = join.target.offset, .pieces = {{Centimetres{0}, edge}}});
  }
};

}  // namespace

AddedArcs::AddedArcs(std::vector<Entry> entries) : entries_{std::move(entries)} {
  std::ranges::sort(entries_, {}, [](Entry const& e) { return std::tuple{e.node, e.arc.to, e.arc.length}; });
  for (auto const& entry : entries_) { filter_[slot(entry.node)] |= bit(entry.node); }
}

std::span<AddedArcs::Entry const> AddedArcs::search(NodeId node) const {
  return std::ranges::equal_range(entries_, node, {}, &Entry::node);
}

AddedStreets add_paths(Streets const& base, EdgeFinder const& finder, std::span<NewPath const> paths) {
  return Builder{base, in_canonical_order(paths)}.run(finder);
}

Access access_at(AddedLine const& added, Metres along, Centimetres offset) {
  auto const drawn = geo::length(added.line).value;
  auto const share = drawn > 0.0 ? std::clamp(along.value / drawn, 0.0, 1.0) : 0.0;
  auto const position = Centimetres{static_cast<std::uint32_t>(std::llround(share * added.length.value))};
  auto const after = std::ranges::upper_bound(added.pieces, position, {}, &std::pair<Centimetres, EdgeId>::first);
  auto const& [start, edge] = *std::prev(after);
  return {.edge = edge, .along = position - start, .offset = offset};
}

std::span<EdgeCut const> cuts_on(AddedStreets const& added, EdgeId edge) {
  return std::ranges::equal_range(added.cuts, edge, {}, &EdgeCut::edge);
}

}  // namespace leitbild::city
