#include "geo/zone.h"

#include <algorithm>
#include <cmath>

namespace leitbild::geo {
namespace {

/// Columns at which the edges of an area cross the middle of each row, in pixels from the left edge of the grid.
class Crossings {
 public:
  Crossings(GridFrame const& frame, MultiPolygon const& area) : frame_{frame} {
    auto const box = box_of(area);
    first_row_ = clamped_row(std::floor(row_of(box.high.y)));
    auto const last = clamped_row(std::ceil(row_of(box.low.y)));
    by_row_.resize(static_cast<std::size_t>(std::max(last - first_row_, 0)));
    for (auto const& polygon : area) {
      add(polygon.outer);
      for (auto const& hole : polygon.holes) { add(hole); }
    }
  }

  Zone zone() {
    auto out = Zone{};
    for (auto i = std::size_t{0}; i < by_row_.size(); ++i) {
      auto& crossings = by_row_[i];
      std::ranges::sort(crossings);
      for (auto k = std::size_t{0}; k + 1 < crossings.size(); k += 2) {
        auto const first = column_from(crossings[k]);
        auto const end = column_from(crossings[k + 1]);
        if (first < end) { out.push_back({first_row_ + static_cast<int>(i), first, end}); }
      }
    }
    return out;
  }

 private:
  GridFrame const& frame_;
  int first_row_{};
  std::vector<std::vector<double>> by_row_;

  double row_of(double y) const { return (frame_.corner.y - y) / frame_.pixel_height; }
  double column_of(double x) const { return (x - frame_.corner.x) / frame_.pixel_width; }
  int clamped_row(double row) const { return static_cast<int>(std::clamp(row, 0.0, static_cast<double>(frame_.rows))); }
  /// The first column whose centre is not left of x.
  int column_from(double x) const {
    return static_cast<int>(std::clamp(std::ceil(x - 0.5), 0.0, static_cast<double>(frame_.columns)));
  }

  void add(Ring const& ring) {
    for (auto i = std::size_t{1}; i < ring.size(); ++i) { add(ring[i - 1], ring[i]); }
  }

  /// The upper end of an edge belongs to it, the lower does not.
  void add(Point a, Point b) {
    if (a.y < b.y) { std::swap(a, b); }
    auto const top = row_of(a.y);
    auto const bottom = row_of(b.y);
    auto const first = std::max(clamped_row(std::ceil(top - 0.5)), first_row_);
    auto const end = std::min(clamped_row(std::ceil(bottom - 0.5)), first_row_ + static_cast<int>(by_row_.size()));
    for (auto row = first; row < end; ++row) {
      auto const share = (row + 0.5 - top) / (bottom - top);
      by_row_[static_cast<std::size_t>(row - first_row_)].push_back(column_of(a.x + share * (b.x - a.x)));
    }
  }
};

Zone under_box(GridFrame const& frame, Box const& box) {
  auto const pixel = [](double position, int limit) {
    return static_cast<int>(std::clamp(position, 0.0, static_cast<double>(limit)));
  };
  auto const first = pixel(std::floor((box.low.x - frame.corner.x) / frame.pixel_width), frame.columns);
  auto const end = pixel(std::ceil((box.high.x - frame.corner.x) / frame.pixel_width), frame.columns);
  auto const top = pixel(std::floor((frame.corner.y - box.high.y) / frame.pixel_height), frame.rows);
  auto const bottom = pixel(std::ceil((frame.corner.y - box.low.y) / frame.pixel_height), frame.rows);
  auto out = Zone{};
  for (auto row = top; row < bottom && first < end; ++row) { out.push_back({row, first, end}); }
  return out;
}

}  // namespace

Zone centres_inside(GridFrame const& frame, MultiPolygon const& area) {
  return area.empty() ? Zone{} : Crossings{frame, area}.zone();
}

Zone zone_of(GridFrame const& frame, MultiPolygon const& area) {
  auto out = centres_inside(frame, area);
  return out.empty() && !area.empty() ? under_box(frame, box_of(area)) : out;
}

}  // namespace leitbild::geo
