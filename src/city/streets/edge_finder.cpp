#include "city/streets/edge_finder.h"

#include <algorithm>
#include <cmath>

namespace leitbild::city {
namespace {

constexpr auto kBucketSide = 100.0;  // metres; a few segments per bucket in a dense city

}  // namespace

Access access_over(Streets const& streets, EdgeId edge, geo::Point p) {
  auto const line = course(streets, edge);
  auto const foot = geo::nearest_on_line(p, line);
  auto const drawn = geo::length(line).value;
  auto const& row = streets.edges[edge];
  // In proportion to the drawn line, so that the position never lies beyond the measured length.
  auto const share = drawn > 0.0 ? std::clamp(foot.along.value / drawn, 0.0, 1.0) : 0.0;
  auto const along = static_cast<std::uint32_t>(std::llround(share * row.length.value));
  return {.edge = edge,
          .along = Centimetres{along},
          .offset = to_centimetres(foot.offset * geo::ground_scale(streets.crs, p))};
}

EdgeFinder::EdgeFinder(Streets const& streets) {
  for (auto i = std::size_t{0}; i < streets.edges.size(); ++i) {
    if (!streets.edges[EdgeId{i}].walk) { continue; }
    auto const line = course(streets, EdgeId{i});
    for (auto k = std::size_t{1}; k < line.size(); ++k) {
      segments_.push_back({line[k - 1], line[k], EdgeId{i}});
      box_.add(line[k - 1]);
      box_.add(line[k]);
    }
  }
  if (segments_.empty()) { return; }
  columns_ = static_cast<int>(box_.width() / kBucketSide) + 1;
  rows_ = static_cast<int>(box_.height() / kBucketSide) + 1;
  auto const buckets = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  auto const for_each_bucket = [&](Segment const& s, auto use) {
    for (auto r = row(std::min(s.a.y, s.b.y)); r <= row(std::max(s.a.y, s.b.y)); ++r) {
      for (auto c = column(std::min(s.a.x, s.b.x)); c <= column(std::max(s.a.x, s.b.x)); ++c) {
        use(static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c));
      }
    }
  };
  first_.assign(buckets + 1, 0);
  for (auto const& s : segments_) {
    for_each_bucket(s, [&](std::size_t b) { ++first_[b + 1]; });
  }
  for (auto b = std::size_t{1}; b < first_.size(); ++b) { first_[b] += first_[b - 1]; }
  order_.resize(first_.back());
  auto next = std::vector<std::uint32_t>(first_.begin(), first_.end() - 1);
  for (auto i = std::uint32_t{0}; i < segments_.size(); ++i) {
    for_each_bucket(segments_[i], [&](std::size_t b) { order_[next[b]++] = i; });
  }
}

int EdgeFinder::column(double x) const {
  return std::clamp(static_cast<int>(std::floor((x - box_.low.x) / kBucketSide)), 0, columns_ - 1);
}

int EdgeFinder::row(double y) const {
  return std::clamp(static_cast<int>(std::floor((y - box_.low.y) / kBucketSide)), 0, rows_ - 1);
}

void EdgeFinder::search_bucket(int c, int r, geo::Point p, std::optional<Nearest>& best) const {
  auto const b = static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c);
  for (auto k = first_[b]; k < first_[b + 1]; ++k) {
    auto const& s = segments_[order_[k]];
    auto const d = geo::squared_distance(p, geo::between(s.a, s.b, geo::nearest_on_segment(p, s.a, s.b)));
    if (!best || d < best->squared || (d == best->squared && s.edge < best->edge)) { best = Nearest{d, s.edge}; }
  }
}

void EdgeFinder::search_ring(int home_column, int home_row, int ring, geo::Point p,
                             std::optional<Nearest>& best) const {
  for (auto r = std::max(0, home_row - ring); r <= std::min(rows_ - 1, home_row + ring); ++r) {
    auto const on_edge = std::abs(r - home_row) == ring;
    auto const step = on_edge ? 1 : std::max(1, 2 * ring);
    for (auto c = home_column - ring; c <= home_column + ring; c += step) {
      if (c >= 0 && c < columns_) { search_bucket(c, r, p, best); }
    }
  }
}

std::vector<EdgeId> EdgeFinder::edges_near(geo::Box const& box) const {
  auto out = std::vector<EdgeId>{};
  if (segments_.empty() || !box_.meets(box)) { return out; }
  for (auto r = row(box.low.y); r <= row(box.high.y); ++r) {
    for (auto c = column(box.low.x); c <= column(box.high.x); ++c) {
      auto const b = static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(c);
      for (auto k = first_[b]; k < first_[b + 1]; ++k) { out.push_back(segments_[order_[k]].edge); }
    }
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

std::optional<Access> EdgeFinder::nearest(Streets const& streets, geo::Point p, Metres reach) const {
  if (segments_.empty() || !box_.grown_by(reach).contains(p)) { return std::nullopt; }
  auto const home_column = column(p.x);
  auto const home_row = row(p.y);
  auto const rings = static_cast<int>(std::ceil(reach.value / kBucketSide)) + 1;
  auto best = std::optional<Nearest>{};
  for (auto ring = 0; ring <= rings; ++ring) {
    // Whatever lies in this ring or beyond is at least (ring - 1) buckets away.
    auto const at_least = std::max(0, ring - 1) * kBucketSide;
    if (best && best->squared < at_least * at_least) { break; }
    search_ring(home_column, home_row, ring, p, best);
  }
  if (!best || best->squared > reach.value * reach.value) { return std::nullopt; }
  return access_over(streets, best->edge, p);
}

}  // namespace leitbild::city
