#include "import/osm/clip_area.h"

namespace leitbild::importing {
namespace {

constexpr auto kSide = std::size_t{128};

std::size_t square_at(double offset, double width) {
  auto const i = width > 0.0 ? offset / width * static_cast<double>(kSide) : 0.0;
  return static_cast<std::size_t>(std::clamp(i, 0.0, static_cast<double>(kSide - 1)));
}

}  // namespace

std::size_t ClipArea::column(double x) const { return square_at(x - box_.low.x, box_.width()); }
std::size_t ClipArea::row(double y) const { return square_at(y - box_.low.y, box_.height()); }

void ClipArea::mark_edges(geo::Ring const& ring) {
  for (auto i = std::size_t{1}; i < ring.size(); ++i) {
    auto const box = geo::box_of(std::span{ring}.subspan(i - 1, 2));
    for (auto r = row(box.low.y); r <= row(box.high.y); ++r) {
      for (auto c = column(box.low.x); c <= column(box.high.x); ++c) { squares_[r * kSide + c] = Square::kEdge; }
    }
  }
}

ClipArea::ClipArea(geo::MultiPolygon area)
    : area_{std::move(area)}, box_{geo::box_of(area_)}, squares_(kSide * kSide, Square::kOutside) {
  for (auto const& polygon : area_) {
    mark_edges(polygon.outer);
    for (auto const& hole : polygon.holes) { mark_edges(hole); }
  }
  for (auto r = std::size_t{0}; r < kSide; ++r) {
    for (auto c = std::size_t{0}; c < kSide; ++c) {
      auto& square = squares_[r * kSide + c];
      auto const centre =
          geo::Point{box_.low.x + (static_cast<double>(c) + 0.5) / static_cast<double>(kSide) * box_.width(),
                     box_.low.y + (static_cast<double>(r) + 0.5) / static_cast<double>(kSide) * box_.height()};
      if (square == Square::kOutside && geo::contains(area_, centre)) { square = Square::kInside; }
    }
  }
}

bool ClipArea::contains(geo::Point p) const {
  if (!box_.contains(p)) { return false; }  // false for (inf, inf) and NaN too
  auto const square = squares_[row(p.y) * kSide + column(p.x)];
  return square == Square::kInside || (square == Square::kEdge && geo::contains(area_, p));
}

bool ClipArea::contains_all(geo::Box const& box) const {
  if (box.empty() || !box_.contains(box.low) || !box_.contains(box.high)) { return false; }
  for (auto r = row(box.low.y); r <= row(box.high.y); ++r) {
    for (auto c = column(box.low.x); c <= column(box.high.x); ++c) {
      if (squares_[r * kSide + c] != Square::kInside) { return false; }
    }
  }
  return true;
}

}  // namespace leitbild::importing
