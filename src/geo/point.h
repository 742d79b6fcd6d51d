// Points, lines and boxes in the metric plane of a city.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "base/quantity.h"

namespace leitbild::geo {

/// East and north in metres of the city's plane (`Crs`), unless a name says `lon_lat`.
struct Point {
  double x{};
  double y{};
  friend bool operator==(Point, Point) = default;
};

/// Degrees in WGS 84.
struct LonLat {
  double lon{};
  double lat{};
  friend bool operator==(LonLat, LonLat) = default;
};

using Line = std::vector<Point>;

inline double squared_distance(Point a, Point b) {
  auto const dx = a.x - b.x;
  auto const dy = a.y - b.y;
  return dx * dx + dy * dy;
}

inline Metres distance(Point a, Point b) { return Metres{std::sqrt(squared_distance(a, b))}; }

struct Box {
  Point low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  Point high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

  bool empty() const { return low.x > high.x; }
  void add(Point p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  void add(Box const& other) {
    if (!other.empty()) {
      add(other.low);
      add(other.high);
    }
  }
  bool contains(Point p) const { return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y; }
  bool meets(Box const& other) const {
    return low.x <= other.high.x && high.x >= other.low.x && low.y <= other.high.y && high.y >= other.low.y;
  }
  Box grown_by(Metres margin) const {
    return {{low.x - margin.value, low.y - margin.value}, {high.x + margin.value, high.y + margin.value}};
  }
  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
};

inline Box box_of(std::span<Point const> points) {
  auto box = Box{};
  for (auto const p : points) { box.add(p); }
  return box;
}

/// Lines and rings, which could also be taken for a shape.
inline Box box_of(Line const& points) { return box_of(std::span<Point const>{points}); }

/// The point of segment `a`-`b` nearest to `p`, as a share of the way from `a` to `b` (0..1).
inline double nearest_on_segment(Point p, Point a, Point b) {
  auto const length2 = squared_distance(a, b);
  if (length2 == 0.0) { return 0.0; }
  auto const t = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2;
  return std::clamp(t, 0.0, 1.0);
}

inline Point between(Point a, Point b, double t) { return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; }

/// Length in the plane.
Metres length(std::span<Point const> line);
/// The point `along` metres from the start of the line; the end if it is shorter.
Point point_along(std::span<Point const> line, Metres along);
/// The part of the line between two positions along it (from <= to).
Line part_of(std::span<Point const> line, Metres from, Metres to);

/// Where a line comes nearest to a point.
struct Foot {
  Metres along;   // from the start of the line
  Metres offset;  // from the point to the line
  Point point;    // on the line
};
/// `line` has at least one point.
Foot nearest_on_line(Point p, std::span<Point const> line);

}  // namespace leitbild::geo
