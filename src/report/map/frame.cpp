#include "report/map/frame.h"

#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "geo/meets.h"

namespace leitbild::report {
namespace {

/// How far a curve may be off on paper: a tenth of a millimetre and a half.
constexpr auto kTolerance = 1.5;
/// Rings are cut this far outside the frame, so that their outline along the cut is not seen.
constexpr auto kBleed = 40.0;

void keep_far_points(geo::Line const& line, double tolerance2, std::vector<bool>& keep) {
  auto open = std::vector<std::pair<std::size_t, std::size_t>>{{0, line.size() - 1}};
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    auto farthest = first;
    auto most = tolerance2;
    for (auto i = first + 1; i < last; ++i) {
      auto const t = geo::nearest_on_segment(line[i], line[first], line[last]);
      auto const d = geo::squared_distance(line[i], geo::between(line[first], line[last], t));
      if (d > most) { std::tie(farthest, most) = std::pair{i, d}; }
    }
    if (farthest == first) { continue; }
    keep[farthest] = true;
    open.emplace_back(first, farthest);
    open.emplace_back(farthest, last);
  }
}

/// One side of the box: how far inside a point is.
using Side = double (*)(geo::Point, geo::Box const&);
constexpr std::array<Side, 4> kSides{[](geo::Point p, geo::Box const& box) { return p.x - box.low.x; },
                                     [](geo::Point p, geo::Box const& box) { return box.high.x - p.x; },
                                     [](geo::Point p, geo::Box const& box) { return p.y - box.low.y; },
                                     [](geo::Point p, geo::Box const& box) { return box.high.y - p.y; }};

std::vector<Spot> spots(Frame const& frame, geo::Line const& line) {
  auto out = std::vector<Spot>{};
  for (auto const p : line) { out.push_back(frame.on_paper(p)); }
  return out;
}

double magnitude(double value) { return std::pow(10.0, std::floor(std::log10(value))); }

}  // namespace

Spot Frame::on_paper(geo::Point p) const {
  return {static_cast<int>(std::lround((p.x - box.low.x) * scale)),
          static_cast<int>(std::lround((box.high.y - p.y) * scale))};
}

Frame frame_around(geo::Box const& box, int width, int height, int margin) {
  constexpr auto kLeastSide = 200.0;
  auto const content = box.empty() ? geo::Box{{0.0, 0.0}, {0.0, 0.0}} : box;
  auto const scale = std::min((width - 2 * margin) / std::max(content.width(), kLeastSide),
                              (height - 2 * margin) / std::max(content.height(), kLeastSide));
  auto const middle = geo::between(content.low, content.high, 0.5);
  auto const half = geo::Point{width / scale / 2.0, height / scale / 2.0};
  return {.box = {{middle.x - half.x, middle.y - half.y}, {middle.x + half.x, middle.y + half.y}},
          .width = width,
          .height = height,
          .scale = scale};
}

geo::Line thinned(geo::Line const& line, Metres tolerance) {
  if (line.size() < 3) { return line; }
  auto keep = std::vector<bool>(line.size());
  keep.front() = keep.back() = true;
  keep_far_points(line, tolerance.value * tolerance.value, keep);
  auto out = geo::Line{};
  for (auto i = std::size_t{0}; i < line.size(); ++i) {
    if (keep[i]) { out.push_back(line[i]); }
  }
  return out;
}

std::vector<geo::Line> clipped(geo::Line const& line, geo::Box const& box) {
  auto out = std::vector<geo::Line>{};
  auto joins = false;  // the last piece ends at the point the next segment starts from
  for (auto i = std::size_t{1}; i < line.size(); ++i) {
    auto const part = geo::part_inside(line[i - 1], line[i], box);
    if (!part) {
      joins = false;
      continue;
    }
    auto const [from, to] = *part;
    if (!joins || from > 0.0) { out.push_back({geo::between(line[i - 1], line[i], from)}); }
    out.back().push_back(geo::between(line[i - 1], line[i], to));
    joins = to == 1.0;
  }
  return out;
}

geo::Ring clipped_ring(geo::Ring const& ring, geo::Box const& box) {
  auto current = ring;
  if (current.size() > 1 && current.front() == current.back()) { current.pop_back(); }
  for (auto const side : kSides) {
    auto next = geo::Ring{};
    for (auto i = std::size_t{0}; i < current.size(); ++i) {
      auto const a = current[i];
      auto const b = current[(i + 1) % current.size()];
      auto const da = side(a, box);
      auto const db = side(b, box);
      if (da >= 0.0) { next.push_back(a); }
      if ((da >= 0.0) != (db >= 0.0)) { next.push_back(geo::between(a, b, da / (da - db))); }
    }
    current = std::move(next);
  }
  if (!current.empty()) { current.push_back(current.front()); }
  return current;
}

void add(PathData& path, Frame const& frame, geo::Line const& line) {
  auto const box = frame.box.grown_by(frame.metres(kBleed));
  if (!geo::box_of(line).meets(box)) { return; }
  for (auto const& piece : clipped(thinned(line, frame.metres(kTolerance)), box)) {
    path.add_line(spots(frame, piece));
  }
}

void add(PathData& path, Frame const& frame, geo::Polygon const& polygon, double least) {
  auto const box = frame.box.grown_by(frame.metres(kBleed));
  auto const ring_on_paper = [&](geo::Ring const& ring) {
    if (!geo::box_of(ring).meets(box)) { return; }
    if (std::abs(geo::signed_area(ring)) * frame.scale * frame.scale < least) { return; }
    path.add_ring(spots(frame, clipped_ring(thinned(ring, frame.metres(kTolerance)), box)));
  };
  ring_on_paper(polygon.outer);
  for (auto const& hole : polygon.holes) { ring_on_paper(hole); }
}

Metres scale_bar_length(Frame const& frame) {
  constexpr auto kWanted = 300.0;
  auto const longest = frame.metres(kWanted).value;
  auto const unit = magnitude(longest);
  for (auto const step : {5.0, 2.0}) {
    if (step * unit <= longest) { return Metres{step * unit}; }
  }
  return Metres{unit};
}

std::string scale_text(Frame const& frame) {
  auto const unit = magnitude(frame.denominator()) / 10.0;
  return "1 : " + format_number(std::round(frame.denominator() / unit) * unit, 0);
}

}  // namespace leitbild::report
