// Where something is: a point, a line, or areas with holes. One value type, free functions.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "geo/point.h"

namespace leitbild::geo {

/// Closed: the last point equals the first. Either orientation.
using Ring = std::vector<Point>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  friend bool operator==(Polygon const&, Polygon const&) = default;
};

using MultiPolygon = std::vector<Polygon>;

/// The place of a measure. `plan` stores it, `effects` receive it.
using Shape = std::variant<Point, Line, MultiPolygon>;

Box box_of(MultiPolygon const& area);
Box box_of(Shape const& shape);
/// Positive for counter-clockwise rings.
double signed_area(Ring const& ring);
SquareMetres area(Polygon const& polygon);
SquareMetres area(MultiPolygon const& polygons);
/// Even-odd rule; a point exactly on an edge may fall on either side, but of two polygons that share that edge vertex
/// for vertex it belongs to exactly one.
bool contains(Ring const& ring, Point p);
bool contains(Polygon const& polygon, Point p);
bool contains(MultiPolygon const& area, Point p);
/// True if two edges of one ring cross. Rings that merely touch themselves do not count. About O(edges) for rings as they
/// are drawn, O(edges²) at worst.
bool crosses_itself(Ring const& ring);
bool crosses_itself(Polygon const& polygon);
/// From the point to the nearest edge of the area (0 inside).
Metres distance_to(MultiPolygon const& area, Point p);
/// Points on all rings of the area, evenly, at most `spacing` apart.
std::vector<Point> boundary_points(MultiPolygon const& area, Metres spacing);
/// A point inside, far from the edges: for labels. The area is not empty.
Point label_point(MultiPolygon const& area);
/// Point itself, middle of a line, label point of an area.
Point label_point(Shape const& shape);
std::string_view kind_name(Shape const& shape);  // "point", "line", "area"

/// Well-known text with plain numbers, and back: POINT, LINESTRING, POLYGON, MULTIPOLYGON (the last two both give
/// areas). Error: unknown kind, unclosed ring, fewer points than the kind needs.
std::string to_wkt(Shape const& shape, int decimals);
/// With as many decimals as it takes for from_wkt() to give the same coordinates to the last bit.
std::string to_exact_wkt(Shape const& shape);
Result<Shape> from_wkt(std::string_view text);

}  // namespace leitbild::geo
