// A vector file as areas with attributes. The only place of the import that knows GDAL.
#pragma once

#include <filesystem>
#include <memory>
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
  bool has_geometry{};
};

/// The first layer with areas of a file: its features as they are, and the way from its coordinates to any plane. The
/// file's own definition of its coordinates is believed, however odd its parameters. Not shared between threads.
class VectorFile {
 public:
  /// z is dropped, curves become lines. A .zip is looked into. Error: no such file, no driver, no coordinate system,
  /// no areas.
  static Result<VectorFile> open(std::filesystem::path const& file);
  VectorFile(VectorFile&&) noexcept;
  VectorFile& operator=(VectorFile&&) noexcept;
  ~VectorFile();

  std::vector<std::string> const& fields() const;
  std::vector<VectorFeature> const& features() const;
  /// Error: no way between the two systems is known, or a point cannot be projected.
  Result<geo::MultiPolygon> projected(geo::MultiPolygon shape, geo::Crs to) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  explicit VectorFile(std::unique_ptr<Impl> impl);
};

}  // namespace leitbild::importing
