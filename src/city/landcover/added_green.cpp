#include "city/landcover/added_green.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "geo/area.h"

namespace leitbild::city {
namespace {

/// Existing rows first, then the added ones in an order of their own: union-find over all of them.
struct Parts {
  std::vector<GreenArea const*> areas;
  std::vector<geo::Box> boxes;
  std::vector<std::size_t> parent;

  void add(GreenArea const& green) {
    parent.push_back(areas.size());
    areas.push_back(&green);
    boxes.push_back(geo::box_of(green.shape));
  }
  std::size_t root(std::size_t i) const {
    while (parent[i] != i) { i = parent[i]; }
    return i;
  }
  /// The smaller one becomes the root.
  void join(std::size_t a, std::size_t b) {
    auto const one = root(a);
    auto const other = root(b);
    parent[std::max(one, other)] = std::min(one, other);
  }
  bool touch(std::size_t a, std::size_t b) const {
    if (areas[a]->forest != areas[b]->forest || !boxes[a].meets(boxes[b])) { return false; }
    // One polygon fewer than both have together: they share at least a stretch of boundary.
    auto const together = geo::united({areas[a]->shape, areas[b]->shape});
    return together.size() < areas[a]->shape.size() + areas[b]->shape.size();
  }
};

SquareMetres on_the_ground(geo::MultiPolygon const& shape, geo::Crs crs) {
  if (shape.empty()) { return {}; }
  auto const scale = geo::ground_scale(crs, shape.front().outer.front());
  return geo::area(shape) * (scale * scale);
}

}  // namespace

GrownGreen with_green(Landcover const& before, std::vector<GreenArea> added, geo::Crs crs) {
  std::ranges::sort(added, {}, [](GreenArea const& g) {
    auto const box = geo::box_of(g.shape);
    return std::tuple{g.forest, box.low.x, box.low.y, box.high.x, box.high.y, g.area.value, g.name};
  });
  auto const count = before.green.size();
  auto parts = Parts{};
  for (auto const& green : before.green) { parts.add(green); }
  for (auto const& green : added) { parts.add(green); }
  for (auto i = count; i < parts.areas.size(); ++i) {
    for (auto k = std::size_t{0}; k < i; ++k) {
      if (parts.touch(i, k)) { parts.join(i, k); }
    }
  }
  auto out = GrownGreen{.rows = before.green.rows, .grown = {}};
  for (auto root = std::size_t{0}; root < parts.areas.size(); ++root) {
    auto members = std::vector<std::size_t>{};
    for (auto i = root; i < parts.areas.size(); ++i) {
      if (parts.root(i) == root) { members.push_back(i); }
    }
    if (members.empty() || members.back() < count) { continue; }  // nothing was added to it
    auto shapes = std::vector<geo::MultiPolygon>{};
    auto grown = GrownGreen::Grown{};
    for (auto const i : members) {
      shapes.push_back(parts.areas[i]->shape);
      if (i < count) { grown.parts.emplace_back(i); }
    }
    auto row = *parts.areas[root];
    row.shape = geo::united(shapes);
    row.area = on_the_ground(row.shape, crs);
    for (auto const part : grown.parts) {
      out.rows[part.value] = {.name = "", .forest = row.forest, .shape = {}, .area = {}};
    }
    if (root < count) {
      grown.row = GreenId{root};
      out.rows[root] = std::move(row);
    } else {
      grown.row = GreenId{out.rows.size()};
      out.rows.push_back(std::move(row));
    }
    out.grown.push_back(std::move(grown));
  }
  return out;
}

}  // namespace leitbild::city
