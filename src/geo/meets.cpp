#include "geo/meets.h"

namespace leitbild::geo {
namespace {

bool line_meets(std::span<Point const> line, Box const& box) {
  if (line.size() == 1) { return box.contains(line.front()); }
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    if (part_inside(line[i - 1], line[i], box)) { return true; }
  }
  return false;
}

bool area_meets(MultiPolygon const& area, Box const& box) {
  for (auto const& polygon : area) {
    if (!box_of(polygon.outer).meets(box)) { continue; }
    if (line_meets(polygon.outer, box)) { return true; }
    for (auto const& hole : polygon.holes) {
      if (line_meets(hole, box)) { return true; }
    }
    if (contains(polygon, box.low)) { return true; }  // no ring comes near: the box is all inside or all outside
  }
  return false;
}

}  // namespace

bool meets(Shape const& shape, Box const& box) {
  if (box.empty()) { return false; }
  if (auto const* const point = std::get_if<Point>(&shape)) { return box.contains(*point); }
  if (auto const* const line = std::get_if<Line>(&shape)) { return line_meets(*line, box); }
  return area_meets(std::get<MultiPolygon>(shape), box);
}

std::optional<std::pair<double, double>> part_inside(Point a, Point b, Box const& box) {
  auto from = 0.0;
  auto to = 1.0;
  auto const cut = [&](double step, double room) {
    if (step == 0.0) { return room >= 0.0; }
    auto const t = room / step;
    if (step < 0.0) {
      from = std::max(from, t);
    } else {
      to = std::min(to, t);
    }
    return from <= to;
  };
  if (cut(a.x - b.x, a.x - box.low.x) && cut(b.x - a.x, box.high.x - a.x) && cut(a.y - b.y, a.y - box.low.y) &&
      cut(b.y - a.y, box.high.y - a.y)) {
    return std::pair{from, to};
  }
  return std::nullopt;
}

}  // namespace leitbild::geo
