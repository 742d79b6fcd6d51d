// A vector file as areas or places with attributes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/crs.h"
#include "geo/shape.h"

namespace leitbild::importing {

struct VectorFeature {
  long long id{};                   // as in the file
  std::vector<std::string> values;  // in the order of the fields; empty where not set
  geo::MultiPolygon shape;          // in the file's own plane or degrees, x = east; empty if it has no area
  std::optional<geo::Point> at;     // a point as it is, of a line its middle, of areas a point inside
  bool has_geometry{};
  std::vector<geo::Line> lines;  // only of files opened for their lines
};

enum class VectorContent : std::uint8_t { kAreas, kPlaces, kLines };

/// The first layer of a file with areas (kAreas), lines (kLines) or with anything that has a place (kPlaces): its features as they are, and the way from its coordinates to any plane. The
/// file's own definition of its coordinates is believed, however odd its parameters. Not shared between threads.
class VectorFile {
 public:
  /// z is dropped, curves become lines. A .zip is looked into. Error: no such file, no driver, no coordinate system,
  /// no areas or places.
  static Result<VectorFile> open(std::filesystem::path const& file, VectorContent content = VectorContent::kAreas);
  VectorFile(VectorFile&&) noexcept;
  VectorFile& operator=(VectorFile&&) noexcept;
  ~VectorFile();

  std::vector<std::string> const& fields() const;
  std::vector<VectorFeature> const& features() const;
  /// Error: no way between the two systems is known, or a point cannot be projected.
  Result<geo::MultiPolygon> projected(geo::MultiPolygon shape, geo::Crs to) const;
  Result<geo::Point> projected(geo::Point p, geo::Crs to) const;
  /// The same to a system that another file describes, as well-known text.
  Result<geo::MultiPolygon> projected(geo::MultiPolygon shape, std::string const& definition) const;
  Result<geo::Line> projected(geo::Line line, std::string const& definition) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit VectorFile(std::unique_ptr<Impl> impl);
};

}  // namespace leitbild::importing
