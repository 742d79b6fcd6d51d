#include "geo/shape.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <queue>

#include <fmt/format.h>

namespace leitbild::geo {
namespace {

template <class Visit>
void for_each_ring(MultiPolygon const& area, Visit visit) {
  for (auto const& polygon : area) {
    visit(polygon.outer);
    for (auto const& hole : polygon.holes) { visit(hole); }
  }
}

double distance_to_ring(Ring const& ring, Point p) { return nearest_on_line(p, ring).offset.value; }

double distance_to_edges(MultiPolygon const& area, Point p) {
  auto best = std::numeric_limits<double>::infinity();
  for_each_ring(area, [&](Ring const& ring) {
    if (!ring.empty()) { best = std::min(best, distance_to_ring(ring, p)); }
  });
  return best;
}

/// A square of the search for the label point: `best_possible` bounds the distance any point in it can have.
struct Square {
  Point centre;
  double half;
  double inside;  // distance to the edges, negative outside
  double best_possible;
  friend bool operator<(Square const& a, Square const& b) { return a.best_possible < b.best_possible; }
};

Square make_square(MultiPolygon const& area, Point centre, double half) {
  auto const to_edge = distance_to_edges(area, centre);
  auto const inside = contains(area, centre) ? to_edge : -to_edge;
  return {centre, half, inside, inside + half * std::numbers::sqrt2};
}

/// Of the squares that cover the box, from its lower left corner on, column by column.
std::vector<Point> centres_of_squares(Box const& box, double side) {
  auto out = std::vector<Point>{};
  auto const columns = static_cast<std::size_t>(std::ceil(box.width() / side));
  auto const rows = static_cast<std::size_t>(std::ceil(box.height() / side));
  auto const middle = [side](double low, std::size_t i) { return low + side / 2.0 + static_cast<double>(i) * side; };
  for (auto column = std::size_t{0}; column < columns; ++column) {
    for (auto row = std::size_t{0}; row < rows; ++row) {
      out.push_back({middle(box.low.x, column), middle(box.low.y, row)});
    }
  }
  return out;
}

}  // namespace

Box box_of(MultiPolygon const& area) {
  auto box = Box{};
  for (auto const& polygon : area) { box.add(box_of(polygon.outer)); }
  return box;
}

Box box_of(Shape const& shape) {
  if (auto const* const point = std::get_if<Point>(&shape)) { return {*point, *point}; }
  if (auto const* const line = std::get_if<Line>(&shape)) { return box_of(*line); }
  return box_of(std::get<MultiPolygon>(shape));
}

double signed_area(Ring const& ring) {
  auto twice = 0.0;
  // Relative to the first point: coordinates of millions of metres would cost digits.
  for (auto i = std::size_t{1}; i + 1 < ring.size(); ++i) {
    twice +=
        (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) - (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  }
  return twice / 2.0;
}

SquareMetres area(Polygon const& polygon) {
  auto sum = std::abs(signed_area(polygon.outer));
  for (auto const& hole : polygon.holes) { sum -= std::abs(signed_area(hole)); }
  return SquareMetres{sum};
}

SquareMetres area(MultiPolygon const& polygons) {
  auto sum = SquareMetres{};
  for (auto const& polygon : polygons) { sum += area(polygon); }
  return sum;
}

bool contains(Ring const& ring, Point p) {
  auto inside = false;
  for (auto i = std::size_t{1}; i < ring.size(); ++i) {
    auto a = ring[i - 1];
    auto b = ring[i];
    if ((a.y > p.y) == (b.y > p.y)) { continue; }
    // Always from the lower to the upper end, so that two polygons that share an edge compute the same bits.
    if (a.y > b.y) { std::swap(a, b); }
    if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) { inside = !inside; }
  }
  return inside;
}

bool contains(Polygon const& polygon, Point p) {
  return contains(polygon.outer, p) &&
         std::ranges::none_of(polygon.holes, [&](Ring const& hole) { return contains(hole, p); });
}

bool contains(MultiPolygon const& area, Point p) {
  return std::ranges::any_of(area, [&](Polygon const& polygon) { return contains(polygon, p); });
}

bool crosses_itself(Ring const& ring) {
  struct Edge {
    Point a, b;
    double low, high;  // of x
  };
  auto const side = [](Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); };
  auto edges = std::vector<Edge>{};
  edges.reserve(ring.size());
  for (auto i = std::size_t{1}; i < ring.size(); ++i) {
    auto const a = ring[i - 1];
    auto const b = ring[i];
    edges.push_back({a, b, std::min(a.x, b.x), std::max(a.x, b.x)});
  }
  std::ranges::sort(edges, {}, &Edge::low);
  for (auto i = std::size_t{0}; i < edges.size(); ++i) {
    auto const& [a, b, low, high] = edges[i];
    for (auto k = i + 1; k < edges.size() && edges[k].low <= high; ++k) {
      auto const c = edges[k].a;
      auto const d = edges[k].b;
      if (side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0) { return true; }
    }
  }
  return false;
}

bool crosses_itself(Polygon const& polygon) {
  return crosses_itself(polygon.outer) ||
         std::ranges::any_of(polygon.holes, [](Ring const& hole) { return crosses_itself(hole); });
}

Metres distance_to(MultiPolygon const& area, Point p) {
  return contains(area, p) ? Metres{0} : Metres{distance_to_edges(area, p)};
}

std::vector<Point> boundary_points(MultiPolygon const& area, Metres spacing) {
  auto out = std::vector<Point>{};
  for_each_ring(area, [&](Ring const& ring) {
    auto const around = length(ring);
    auto const steps = std::max(1.0, std::ceil(around.value / spacing.value));
    for (auto i = std::size_t{0}; i < static_cast<std::size_t>(steps); ++i) {
      out.push_back(point_along(ring, around * (static_cast<double>(i) / steps)));
    }
  });
  return out;
}

// The pole of inaccessibility by subdivision of squares (as polylabel does), to 1 % of the smaller side.
Point label_point(MultiPolygon const& area) {
  auto const box = box_of(area);
  auto const side = std::min(box.width(), box.height());
  if (side <= 0.0) { return box.low; }
  auto const precision = side / 100.0;
  auto queue = std::priority_queue<Square>{};
  auto const half = side / 2.0;
  for (auto const centre : centres_of_squares(box, side)) { queue.push(make_square(area, centre, half)); }
  auto best = make_square(area, between(box.low, box.high, 0.5), 0.0);
  while (!queue.empty()) {
    auto const square = queue.top();
    queue.pop();
    if (square.inside > best.inside) { best = square; }
    if (square.best_possible - best.inside <= precision) { break; }
    auto const quarter = square.half / 2.0;
    for (auto const dx : {-quarter, quarter}) {
      for (auto const dy : {-quarter, quarter}) {
        queue.push(make_square(area, {square.centre.x + dx, square.centre.y + dy}, quarter));
      }
    }
  }
  return best.centre;
}

Point label_point(Shape const& shape) {
  if (auto const* const point = std::get_if<Point>(&shape)) { return *point; }
  if (auto const* const line = std::get_if<Line>(&shape)) { return point_along(*line, length(*line) * 0.5); }
  return label_point(std::get<MultiPolygon>(shape));
}

std::string_view kind_name(Shape const& shape) {
  constexpr auto kNames = std::to_array<std::string_view>({"point", "line", "area"});
  return kNames[shape.index()];
}

}  // namespace leitbild::geo
