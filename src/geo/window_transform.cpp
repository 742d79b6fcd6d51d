#include "geo/window_transform.h"

#include <array>

namespace leitbild::geo {
namespace {

constexpr auto kSquares = std::size_t{16};  // along each side of the window
constexpr auto kNodes = kSquares + 3;       // one more square on either side, for the cubics at the edge

/// Lagrange's cubics through nodes at -1, 0, 1 and 2, at `t` between 0 and 1.
std::array<double, 4> weights(double t) {
  return {-t * (t - 1.0) * (t - 2.0) / 6.0, (t + 1.0) * (t - 1.0) * (t - 2.0) / 2.0, -(t + 1.0) * t * (t - 2.0) / 2.0,
          (t + 1.0) * t * (t - 1.0) / 6.0};
}

/// Which square along one side, and where in it.
struct Place {
  std::size_t square;
  double t;
};
Place place_at(double offset, double side) {
  auto const at = offset / side;
  auto const square = std::min(static_cast<std::size_t>(at), kSquares - 1);
  return {square, at - static_cast<double>(square)};
}

}  // namespace

WindowTransform::WindowTransform(Transform exact, Box const& window)
    : exact_{std::move(exact)},
      window_{window},
      column_width_{window.width() / static_cast<double>(kSquares)},
      row_height_{window.height() / static_cast<double>(kSquares)} {
  if (!(column_width_ > 0.0 && row_height_ > 0.0)) { return; }
  for (auto row = std::size_t{0}; row < kNodes; ++row) {
    for (auto column = std::size_t{0}; column < kNodes; ++column) {
      nodes_.push_back({window.low.x + (static_cast<double>(column) - 1.0) * column_width_,
                        window.low.y + (static_cast<double>(row) - 1.0) * row_height_});
    }
  }
  exact_.apply(nodes_);
  check_squares();
}

void WindowTransform::check_squares() {
  for (auto row = std::size_t{0}; row < kSquares; ++row) {
    for (auto column = std::size_t{0}; column < kSquares; ++column) {
      auto const middle = Point{window_.low.x + (static_cast<double>(column) + 0.5) * column_width_,
                                window_.low.y + (static_cast<double>(row) + 0.5) * row_height_};
      // A tenth, because elsewhere in the square a grid of shifts may lie worse. Also false for what is not a number.
      if (!(distance(interpolated(middle), exact_(middle)) * 10.0 < kWindowError)) {
        nodes_.clear();
        return;
      }
    }
  }
}

Point WindowTransform::interpolated(Point p) const {
  auto const column = place_at(p.x - window_.low.x, column_width_);
  auto const row = place_at(p.y - window_.low.y, row_height_);
  auto const wx = weights(column.t);
  auto const wy = weights(row.t);
  auto out = Point{};
  for (auto r = std::size_t{0}; r < 4; ++r) {
    auto const* const nodes = &nodes_[(row.square + r) * kNodes + column.square];
    for (auto c = std::size_t{0}; c < 4; ++c) {
      out.x += wy[r] * wx[c] * nodes[c].x;
      out.y += wy[r] * wx[c] * nodes[c].y;
    }
  }
  return out;
}

Point WindowTransform::operator()(Point p) const {
  return !nodes_.empty() && window_.contains(p) ? interpolated(p) : exact_(p);
}

void WindowTransform::apply(std::span<Point> points) const {
  for (auto& p : points) { p = (*this)(p); }
}

}  // namespace leitbild::geo
