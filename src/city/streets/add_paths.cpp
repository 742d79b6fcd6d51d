#include "city/streets/add_paths.h"

#include <algorithm>
#include <cmath>
#include <map>
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

/// People cycle on everything that is built, but not on steps and not where walkers are to be among themselves.
BikeAccess bike_on(StreetKind kind) {
  auto const on_foot = kind == StreetKind::kSteps || kind == StreetKind::kFootway || kind == StreetKind::kPedestrian;
  return on_foot ? BikeAccess::kNone : BikeAccess::kBoth;
}

/// The result must not depend on the order in which measures are listed; the same path twice is one path.
std::vector<NewPath> in_canonical_order(std::span<NewPath const> paths) {
  auto sorted = std::map<Key, NewPath>{};
  for (auto const& path : paths) { sorted.emplace(key_of(path), path); }
  auto out = std::vector<NewPath>{};
  for (auto& [key, path] : sorted) { out.push_back(std::move(path)); }
  return out;
}

/// A connector: from a vertex of a path to a position on a base edge or on another path.
struct Join {
  std::size_t path;
  double along;         // of the vertex on its path, as drawn
  Access target;        // on a base edge, or …
  std::size_t other{};  // … on another path at `other_along`
  double other_along{};
  bool to_base{};
};

/// Builds the new network on a copy of the base.
class Builder {
 public:
  Builder(Streets const& base, std::vector<NewPath> paths)
      : paths_{std::move(paths)}, out_{.streets = base, .cuts = {}, .added = {}} {}

  StreetsWithPaths run(EdgeFinder const& finder, Streets const& base) {
    for (auto i = std::size_t{0}; i < paths_.size(); ++i) { find_joins(i, finder, base); }
    cut_base_edges(base);
    for (auto i = std::size_t{0}; i < paths_.size(); ++i) { add_path_edges(i); }
    for (auto const& join : joins_) { add_connector(join); }
    index_arcs(out_.streets);
    return std::move(out_);
  }

 private:
  std::vector<NewPath> paths_;
  StreetsWithPaths out_;
  std::vector<Join> joins_;
  std::map<EdgeId, std::set<std::uint32_t>> base_cuts_;
  std::map<std::size_t, std::set<double>> path_cuts_;  // positions on a path that need a node
  std::map<std::pair<EdgeId, std::uint32_t>, NodeId> base_nodes_;
  std::map<std::pair<std::size_t, double>, NodeId> path_nodes_;

  void find_joins(std::size_t path, EdgeFinder const& finder, Streets const& base) {
    auto const& line = paths_[path].line;
    auto along = 0.0;
    for (auto v = std::size_t{0}; v < line.size(); ++v) {
      along += v == 0 ? 0.0 : geo::distance(line[v - 1], line[v]).value;
      path_cuts_[path].insert(along);
      if (auto const target = finder.nearest(base, line[v], kPathJoin)) {
        base_cuts_[target->edge].insert(target->along.value);
        joins_.push_back({.path = path, .along = along, .target = *target, .to_base = true});
      }
      for (auto other = std::size_t{0}; other < paths_.size(); ++other) {
        auto const foot = geo::nearest_on_line(line[v], paths_[other].line);
        if (other == path || foot.offset > kPathJoin) { continue; }
        path_cuts_[other].insert(foot.along.value);
        auto const offset = to_centimetres(foot.offset * geo::ground_scale(base.crs, line[v]));
        joins_.push_back({.path = path,
                          .along = along,
                          .target = {.edge = {}, .along = {}, .offset = offset},
                          .other = other,
                          .other_along = foot.along.value});
      }
    }
  }

  EdgeId add_edge(Edge edge, geo::Line const& line) {
    auto& streets = out_.streets;
    edge.first_bend = static_cast<std::uint32_t>(streets.bends.size());
    streets.bends.insert(streets.bends.end(), line.begin() + 1, line.end() - 1);
    edge.last_bend = static_cast<std::uint32_t>(streets.bends.size());
    return streets.edges.add(edge);
  }

  void cut_base_edges(Streets const& base) {
    for (auto const& [id, positions] : base_cuts_) { cut(base, id, positions); }
  }

  void cut(Streets const& base, EdgeId id, std::set<std::uint32_t> const& positions) {
    auto const whole = base.edges[id];
    auto const line = course(base, id);
    auto const drawn = geo::length(line).value;
    auto const drawn_at = [&](std::uint32_t along) {
      return Metres{whole.length.value == 0 ? 0.0 : drawn * along / whole.length.value};
    };
    auto piece = id;
    auto start = std::uint32_t{0};
    auto start_node = whole.from;
    auto const close_piece = [&](std::uint32_t end, NodeId end_node) {
      auto const edge = Edge{.from = start_node,
                             .to = end_node,
                             .length = Centimetres{end - start},
                             .kind = whole.kind,
                             .walk = whole.walk,
                             .bike = whole.bike,
                             .added = whole.added};
      auto const course_of_piece = geo::part_of(line, drawn_at(start), drawn_at(end));
      auto const added = add_edge(edge, course_of_piece);
      if (start == 0) {
        // The first piece keeps the id: move the row there.
        out_.streets.edges[id] = out_.streets.edges[added];
        out_.streets.edges.rows.pop_back();
        piece = id;
      } else {
        piece = added;
      }
      out_.cuts.push_back({.base = id, .from_along = Centimetres{start}, .edge = piece});
      start = end;
      start_node = end_node;
    };
    for (auto const along : positions) {
      if (along == 0) {
        base_nodes_[{id, along}] = whole.from;
      } else if (along == whole.length.value) {
        base_nodes_[{id, along}] = whole.to;
      } else {
        auto const node = out_.streets.nodes.add(geo::point_along(line, drawn_at(along)));
        base_nodes_[{id, along}] = node;
        close_piece(along, node);
      }
    }
    if (start > 0) { close_piece(whole.length.value, whole.to); }
  }

  /// Pieces get the difference of rounded positions, so that cutting never changes the length of the whole.
  void add_path_edges(std::size_t path) {
    auto const& [line, kind] = paths_[path];
    auto const scale = geo::ground_scale(out_.streets.crs, line[line.size() / 2]);
    auto added = AddedLine{.line = line, .length = to_centimetres(geo::length(line) * scale), .pieces = {}};
    auto last = std::optional<double>{};
    for (auto const along : path_cuts_[path]) {
      auto const node = out_.streets.nodes.add(geo::point_along(line, Metres{along}));
      path_nodes_[{path, along}] = node;
      if (last) {
        auto const start = to_centimetres(Metres{*last * scale});
        auto const edge = Edge{.from = path_nodes_[{path, *last}],
                               .to = node,
                               .length = to_centimetres(Metres{along * scale}) - start,
                               .kind = kind,
                               .walk = true,
                               .bike = bike_on(kind),
                               .added = true};
        added.pieces.emplace_back(start, add_edge(edge, geo::part_of(line, Metres{*last}, Metres{along})));
      }
      last = along;
    }
    out_.added.push_back(std::move(added));
  }

  void add_connector(Join const& join) {
    auto const from = path_nodes_[{join.path, join.along}];
    auto const to = join.to_base ? base_nodes_[{join.target.edge, join.target.along.value}]
                                 : path_nodes_[{join.other, join.other_along}];
    auto const line = geo::Line{out_.streets.nodes[from], out_.streets.nodes[to]};
    auto const kind = paths_[join.path].kind;
    auto const edge = add_edge({.from = from,
                                .to = to,
                                .length = join.target.offset,
                                .kind = kind,
                                .walk = true,
                                .bike = bike_on(kind),
                                .added = true},
                               line);
    out_.added.push_back({.line = line, .length = join.target.offset, .pieces = {{Centimetres{0}, edge}}});
  }
};

}  // namespace

StreetsWithPaths add_paths(Streets const& base, EdgeFinder const& finder, std::span<NewPath const> paths) {
  return Builder{base, in_canonical_order(paths)}.run(finder, base);
}

Access access_at(AddedLine const& added, Metres along, Centimetres offset) {
  auto const drawn = geo::length(added.line).value;
  auto const share = drawn > 0.0 ? std::clamp(along.value / drawn, 0.0, 1.0) : 0.0;
  auto const position = Centimetres{static_cast<std::uint32_t>(std::llround(share * added.length.value))};
  auto const after = std::ranges::upper_bound(added.pieces, position, {}, &std::pair<Centimetres, EdgeId>::first);
  auto const& [start, edge] = *std::prev(after);
  return {.edge = edge, .along = position - start, .offset = offset};
}

Access moved(Access access, std::span<CutPiece const> cuts) {
  auto const [first, last] = std::ranges::equal_range(cuts, access.edge, {}, &CutPiece::base);
  auto piece = last;
  for (auto it = first; it != last; ++it) {
    if (it->from_along <= access.along) { piece = it; }
  }
  if (piece == last) { return access; }
  return {.edge = piece->edge, .along = access.along - piece->from_along, .offset = access.offset};
}

}  // namespace leitbild::city
