#include "import/osm/unite_green.h"

#include <algorithm>

#include "geo/area.h"

namespace leitbild::importing {
namespace {

/// A piece with a name, and a point that is inside it and so inside the area it became part of.
struct Named {
  std::string name;
  geo::Point inside;
  SquareMetres area;
};

std::vector<Named> biggest_first(std::vector<GreenPiece> const& pieces, bool forest) {
  auto out = std::vector<Named>{};
  for (auto const& piece : pieces) {
    if (piece.forest != forest || piece.name.empty()) { continue; }
    out.push_back({.name = piece.name, .inside = geo::label_point(piece.shape), .area = geo::area(piece.shape)});
  }
  std::ranges::stable_sort(out, std::greater{}, &Named::area);
  return out;
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

std::vector<city::GreenArea> united_green(std::vector<GreenPiece> const& pieces, geo::MultiPolygon const& clip,
                                          geo::Crs crs) {
  auto out = std::vector<city::GreenArea>{};
  for (auto const forest : {false, true}) {
    auto shapes = std::vector<geo::MultiPolygon>{};
    for (auto const& piece : pieces) {
      if (piece.forest == forest) { shapes.push_back(piece.shape); }
    }
    auto const names = biggest_first(pieces, forest);
    auto polygons = geo::intersection(geo::united(shapes), clip);
    std::ranges::stable_sort(polygons, {},
                             [](geo::Polygon const& p) { return geo::box_of(geo::MultiPolygon{p}).low.x; });
    for (auto& polygon : polygons) {
      auto name = name_of(polygon, names);
      out.push_back(green_area(std::move(polygon), std::move(name), forest, crs));
    }
  }
  return out;
}

}  // namespace leitbild::importing
