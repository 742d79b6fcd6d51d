// The city's plane in EPSG:3857, the plane of web maps.
#pragma once

#include <memory>

#include "city/city.h"
#include "geo/window_transform.h"
#include "server/site.h"

namespace leitbild::server {

/// Not shared between threads.
class ToMercator {
 public:
  explicit ToMercator(city::City const& city);

  /// False for a plane without a place on earth: nothing can be put on a map then.
  bool knows_the_way() const { return transform_.has_value(); }
  geo::Point operator()(geo::Point p) const { return (*transform_)(p); }
  geo::Shape operator()(geo::Shape shape) const;

 private:
  std::optional<geo::WindowTransform> transform_;
};

/// From the European grid, where the cells of the census are squares.
std::optional<geo::Transform> grid_to_mercator();

}  // namespace leitbild::server
