#include "geo/point.h"

namespace leitbild::geo {

Metres length(std::span<Point const> line) {
  auto sum = Metres{};
  for (auto i = std::size_t{1}; i < line.size(); ++i) { sum += distance(line[i - 1], line[i]); }
  return sum;
}

Point point_along(std::span<Point const> line, Metres along) {
  auto walked = 0.0;
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    auto const step = distance(line[i - 1], line[i]).value;
    if (walked + step >= along.value && step > 0.0) {
      return between(line[i - 1], line[i], std::clamp((along.value - walked) / step, 0.0, 1.0));
    }
    walked += step;
  }
  return line.back();
}

Line part_of(std::span<Point const> line, Metres from, Metres to) {
  auto out = Line{point_along(line, from)};
  auto walked = 0.0;
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    walked += distance(line[i - 1], line[i]).value;
    if (walked > from.value && walked < to.value) { out.push_back(line[i]); }
  }
  out.push_back(point_along(line, to));
  return out;
}

Foot nearest_on_line(Point p, std::span<Point const> line) {
  auto best = Foot{.along = Metres{0}, .offset = distance(p, line.front()), .point = line.front()};
  auto walked = Metres{0};
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    auto const step = distance(line[i - 1], line[i]);
    auto const t = nearest_on_segment(p, line[i - 1], line[i]);
    auto const foot = between(line[i - 1], line[i], t);
    if (auto const offset = distance(p, foot); offset < best.offset) {
      best = Foot{.along = walked + step * t, .offset = offset, .point = foot};
    }
    walked += step;
  }
  return best;
}

}  // namespace leitbild::geo
