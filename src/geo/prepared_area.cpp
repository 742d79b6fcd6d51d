#include "geo/prepared_area.h"

#include <algorithm>
#include <cmath>

namespace leitbild::geo {
namespace {

double cross(Point o, Point a, Point b) { return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x); }

std::size_t edge_count(MultiPolygon const& area) {
  auto count = std::size_t{0};
  for (auto const& polygon : area) {
    count += polygon.outer.size();
    for (auto const& hole : polygon.holes) { count += hole.size(); }
  }
  return count;
}

/// Adds the shares of the way a-b at which it meets c-d.
void add_meetings(Point a, Point b, Point c, Point d, std::vector<double>& out) {
  auto const length2 = squared_distance(a, b);
  if (length2 == 0.0) { return; }
  auto const share = [&](Point p) { return ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2; };
  auto const side_c = cross(a, b, c);
  auto const side_d = cross(a, b, d);
  if (side_c == 0.0 && side_d == 0.0) {  // on one line
    for (auto const p : {c, d}) {
      if (auto const t = share(p); t >= 0.0 && t <= 1.0) { out.push_back(t); }
    }
    return;
  }
  auto const side_a = cross(c, d, a);
  auto const side_b = cross(c, d, b);
  if ((side_c > 0.0 && side_d > 0.0) || (side_c < 0.0 && side_d < 0.0)) { return; }
  if ((side_a > 0.0 && side_b > 0.0) || (side_a < 0.0 && side_b < 0.0)) { return; }
  out.push_back(std::clamp(side_a / (side_a - side_b), 0.0, 1.0));
}

}  // namespace

PreparedArea::PreparedArea(MultiPolygon const& area) : box_{box_of(area)} {
  if (box_.empty()) { return; }
  constexpr auto kEdgesPerBand = std::size_t{8};
  bands_.resize(std::clamp(edge_count(area) / kEdgesPerBand, std::size_t{1}, std::size_t{4096}));
  band_height_ = std::max(box_.height() / static_cast<double>(bands_.size()), 1e-9);
  auto const add_ring = [&](Ring const& ring) {
    for (auto i = std::size_t{1}; i < ring.size(); ++i) {
      auto const edge = ring[i - 1].y <= ring[i].y ? RingEdge{ring[i - 1], ring[i]} : RingEdge{ring[i], ring[i - 1]};
      for (auto b = band(edge.low.y); b <= band(edge.high.y); ++b) { bands_[b].push_back(edge); }
    }
  };
  for (auto const& polygon : area) {
    add_ring(polygon.outer);
    for (auto const& hole : polygon.holes) { add_ring(hole); }
  }
}

std::size_t PreparedArea::band(double y) const {
  auto const index = std::floor((y - box_.low.y) / band_height_);
  return static_cast<std::size_t>(std::clamp(index, 0.0, static_cast<double>(bands_.size() - 1)));
}

bool PreparedArea::contains(Point p) const {
  if (!box_.contains(p)) { return false; }
  auto inside = false;
  for (auto const& [low, high] : bands_[band(p.y)]) {
    if ((low.y > p.y) == (high.y > p.y)) { continue; }
    // The same expression as in contains(Ring): the same bits.
    if (p.x < low.x + (p.y - low.y) / (high.y - low.y) * (high.x - low.x)) { inside = !inside; }
  }
  return inside;
}

std::vector<double> PreparedArea::crossings(Point a, Point b) const {
  auto out = std::vector<double>{};
  auto const low = Point{std::min(a.x, b.x), std::min(a.y, b.y)};
  auto const high = Point{std::max(a.x, b.x), std::max(a.y, b.y)};
  if (bands_.empty() || low.x > box_.high.x || high.x < box_.low.x || low.y > box_.high.y || high.y < box_.low.y) {
    return out;
  }
  for (auto i = band(low.y); i <= band(high.y); ++i) {
    for (auto const& edge : bands_[i]) { add_meetings(a, b, edge.low, edge.high, out); }
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace leitbild::geo
