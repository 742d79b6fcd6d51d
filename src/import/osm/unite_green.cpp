#include "import/osm/unite_green.h"

#include <algorithm>
#include <numeric>

#include "geo/area.h"

namespace leitbild::importing {
namespace {

/// A piece with a name, and a point that is inside it and so inside the area it became part of.
struct Named {
  std::string name;
  geo::Point inside;
  SquareMetres area;
};

using Group = std::vector<GreenPiece const*>;

std::vector<Named> biggest_first(Group const& group) {
  auto out = std::vector<Named>{};
  for (auto const* const piece : group) {
    if (piece->name.empty()) { continue; }
    out.push_back({.name = piece->name, .inside = geo::label_point(piece->shape), .area = geo::area(piece->shape)});
  }
  std::ranges::stable_sort(out, std::greater{}, &Named::area);
  return out;
}

/// Pieces of one kind whose boxes meet directly or through others: only these can touch. So the union, which takes most
/// of the time, is asked of few pieces together, and most parks stand alone.
std::vector<Group> groups_of(std::vector<GreenPiece> const& pieces, bool forest) {
  struct Boxed {
    GreenPiece const* piece;
    geo::Box box;
  };
  auto boxed = std::vector<Boxed>{};
  for (auto const& piece : pieces) {
    if (piece.forest == forest) { boxed.push_back({&piece, geo::box_of(piece.shape)}); }
  }
  std::ranges::stable_sort(boxed, {}, [](Boxed const& b) { return b.box.low.x; });
  auto parent = std::vector<std::size_t>(boxed.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  auto const root = [&](std::size_t i) {
    while (parent[i] != i) { i = parent[i] = parent[parent[i]]; }
    return i;
  };
  for (auto i = std::size_t{0}; i < boxed.size(); ++i) {
    for (auto k = i + 1; k < boxed.size() && boxed[k].box.low.x <= boxed[i].box.high.x; ++k) {
      if (boxed[k].box.meets(boxed[i].box)) { parent[root(k)] = root(i); }
    }
  }
  auto groups = std::vector<Group>(boxed.size());
  for (auto i = std::size_t{0}; i < boxed.size(); ++i) { groups[root(i)].push_back(boxed[i].piece); }
  std::erase_if(groups, [](Group const& group) { return group.empty(); });
  return groups;
}

geo::MultiPolygon united_within(Group const& group, ClipArea const& clip) {
  auto shapes = std::vector<geo::MultiPolygon>{};
  for (auto const* const piece : group) { shapes.push_back(piece->shape); }
  auto whole = shapes.size() == 1 ? std::move(shapes.front()) : geo::united(shapes);
  return clip.contains_all(geo::box_of(whole)) ? whole : geo::intersection(whole, clip.area());
}

std::string name_of(geo::Polygon const& polygon, std::vector<Named> const& names) {
  auto const found =
      std::ranges::find_if(names, [&](Named const& named) { return geo::contains(polygon, named.inside); });
  return found == names.end() ? std::string{} : found->name;
}

city::GreenArea green_area(geo::Polygon polygon, std::string name, bool forest, geo::Crs crs) {
  auto const scale = geo::ground_scale(crs, polygon.outer.front());
  auto const area = geo::area(polygon) * (scale * scale);
  return {.name = std::move(name), .forest = forest, .shape = {std::move(polygon)}, .area = area};
}

}  // namespace

std::vector<city::GreenArea> united_green(std::vector<GreenPiece> const& pieces, ClipArea const& clip, geo::Crs crs) {
  auto out = std::vector<city::GreenArea>{};
  for (auto const forest : {false, true}) {
    auto const first = out.size();
    for (auto const& group : groups_of(pieces, forest)) {
      auto const names = biggest_first(group);
      for (auto& polygon : united_within(group, clip)) {
        auto name = name_of(polygon, names);
        out.push_back(green_area(std::move(polygon), std::move(name), forest, crs));
      }
    }
    std::ranges::stable_sort(std::span{out}.subspan(first), {},
                             [](city::GreenArea const& area) { return geo::box_of(area.shape).low.x; });
  }
  return out;
}

}  // namespace leitbild::importing
