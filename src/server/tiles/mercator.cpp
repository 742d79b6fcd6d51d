#include "server/tiles/mercator.h"

namespace leitbild::server {
namespace {

constexpr auto kMercator = geo::Crs{3857};
constexpr auto kMarginOfCity = Metres{1'000.0};

void carry(geo::Line& line, geo::WindowTransform const& transform) { transform.apply(line); }

void carry(geo::MultiPolygon& area, geo::WindowTransform const& transform) {
  for (auto& polygon : area) {
    transform.apply(polygon.outer);
    for (auto& hole : polygon.holes) { transform.apply(hole); }
  }
}

void carry(geo::Point& point, geo::WindowTransform const& transform) { point = transform(point); }

geo::Box window_of(city::City const& city) {
  auto box = geo::box_of(city.districts->rows[city::Districts::kWholeCity].shape);
  for (auto const p : city.streets->nodes) { box.add(p); }
  if (box.empty()) { box.add(geo::Point{}); }
  return box.grown_by(kMarginOfCity);
}

}  // namespace

ToMercator::ToMercator(city::City const& city) {
  if (city.info.crs == geo::kLocalPlane || city.districts->rows.empty()) { return; }
  if (auto exact = geo::Transform::between(city.info.crs, kMercator)) {
    transform_.emplace(std::move(*exact), window_of(city));
  }
}

geo::Shape ToMercator::operator()(geo::Shape shape) const {
  std::visit([this](auto& some) { carry(some, *transform_); }, shape);
  return shape;
}

std::optional<geo::Transform> grid_to_mercator() {
  auto transform = geo::Transform::between(geo::kEuropeanGrid, kMercator);
  if (!transform) { return std::nullopt; }
  return std::move(*transform);
}

}  // namespace leitbild::server
