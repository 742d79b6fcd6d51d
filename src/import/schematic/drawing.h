// Small helpers of the generator: rounded points, directions, shapes that look drawn by hand.
#pragma once

#include <cmath>
#include <numbers>
#include <vector>

#include "geo/shape.h"
#include "import/schematic/random.h"

namespace leitbild::importing {

/// Decimetres: no more than a schematic drawing can mean, and the same on machines whose sine differs in the last bit.
inline geo::Point rounded(geo::Point p) { return {std::round(p.x * 10.0) / 10.0, std::round(p.y * 10.0) / 10.0}; }

inline geo::Point moved_by(geo::Point p, double dx, double dy) { return {p.x + dx, p.y + dy}; }

/// The area inside one closed ring.
inline geo::MultiPolygon area_of(geo::Ring ring) {
  auto out = geo::MultiPolygon(1);
  out.front().outer = std::move(ring);
  return out;
}

inline geo::Box box_of_segment(geo::Point a, geo::Point b) {
  auto box = geo::Box{};
  box.add(a);
  box.add(b);
  return box;
}

/// Of length 1; (1, 0) for two equal points.
inline geo::Point direction(geo::Point from, geo::Point to) {
  auto const length = geo::distance(from, to).value;
  return length > 0.0 ? geo::Point{(to.x - from.x) / length, (to.y - from.y) / length} : geo::Point{1.0, 0.0};
}

/// A closed curve around a centre, irregular like a settlement or a wood.
class Blob {
 public:
  /// `roughness` is the share of the radius by which the curve swings at most, below 0.5.
  Blob(Random& random, double roughness) {
    for (auto wave = 0; wave < kWaves; ++wave) {
      waves_.push_back({.height = roughness / kWaves * random.between(0.5, 1.0),
                        .phase = random.between(0.0, 2.0 * std::numbers::pi)});
    }
  }

  geo::MultiPolygon at(geo::Point centre, Metres radius) const {
    auto ring = geo::Ring{};
    for (auto i = 0; i < kCorners; ++i) {
      auto const angle = 2.0 * std::numbers::pi * i / kCorners;
      auto factor = 1.0;
      for (auto wave = std::size_t{0}; wave < waves_.size(); ++wave) {
        factor += waves_[wave].height * std::cos(static_cast<double>(wave + 2) * angle + waves_[wave].phase);
      }
      auto const r = radius.value * factor;
      ring.push_back(rounded(moved_by(centre, r * std::cos(angle), r * std::sin(angle))));
    }
    ring.push_back(ring.front());
    return area_of(std::move(ring));
  }

 private:
  struct Wave {
    double height, phase;
  };
  static constexpr int kWaves = 4;
  static constexpr int kCorners = 40;
  std::vector<Wave> waves_;
};

}  // namespace leitbild::importing
