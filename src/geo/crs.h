// Coordinate reference systems and the way between them (PROJ).
#pragma once

#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "geo/point.h"
#include "geo/shape.h"

namespace leitbild::geo {

/// EPSG code of a metric plane. 0 is a plane of its own without a place on earth: tests and drawn fixtures.
struct Crs {
  int epsg{};
  friend bool operator==(Crs, Crs) = default;
};

inline constexpr Crs kLocalPlane{0};
inline constexpr Crs kWgs84{4326};
/// ETRS89 LAEA, equal-area: the plane of the European and the census grid.
inline constexpr Crs kEuropeanGrid{3035};

/// How other programs are told which system it is.
struct CrsDescription {
  std::string name;  // "ETRS89 / UTM zone 32N"
  std::string wkt;   // WKT 1 as GDAL writes it, on one line
};
/// Error: an EPSG code that PROJ does not know.
Result<CrsDescription> describe(Crs crs);

/// ETRS89 UTM zone of a place in Europe: 25832 for 6..12 degrees east.
Crs utm_zone_of(LonLat place);

/// Distance on the ground divided by distance in the plane at that point. UTM stretches by up to 0.04 %; grids and
/// the local plane are taken as they are.
double ground_scale(Crs crs, Point at);
/// Length on the ground.
Metres ground_length(Crs crs, std::span<Point const> line);

/// One direction between two systems; x is east (longitude), y is north (latitude) on both sides, whatever order the
/// authority prescribes. Not shared between threads.
class Transform {
 public:
  /// Error: an EPSG code that PROJ does not know.
  static Result<Transform> between(Crs from, Crs to);
  /// To a system that a file describes itself, as well-known text. Error: PROJ knows no way.
  static Result<Transform> between(Crs from, std::string const& to);
  /// Between two systems that files describe. Error: PROJ knows no way.
  static Result<Transform> between(std::string const& from, std::string const& to);
  Transform(Transform&&) noexcept;
  Transform& operator=(Transform&&) noexcept;
  ~Transform();

  /// A point that cannot be projected becomes (inf, inf).
  Point operator()(Point p) const;
  void apply(std::span<Point> points) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit Transform(std::unique_ptr<Impl> impl);
};

/// Every point of the shape carried over.
Shape carried(Shape shape, Transform const& transform);
/// `Way`: this transform, or that of a window (window_transform.h).
template <class Way>
MultiPolygon carried(MultiPolygon area, Way const& way) {
  for (auto& polygon : area) {
    way.apply(polygon.outer);
    for (auto& hole : polygon.holes) { way.apply(hole); }
  }
  return area;
}

}  // namespace leitbild::geo
