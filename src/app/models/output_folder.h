// Where a model writes: all files or none.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/grid.h"

namespace leitbild::app {

/// Files are made in a new folder beside the wanted one and moved there by finish(). Files of other names that lie there
/// stay. Without finish() nothing is left behind.
class OutputFolder {
 public:
  /// Error: the wanted place is a file, or its parent cannot be written to.
  /// Without rasters only tables are written.
  static Result<OutputFolder> begin(std::filesystem::path const& wanted, bool rasters);
  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  ~OutputFolder();

  /// `name` without ".tif".
  Result<void> raster(std::string_view name, geo::GridFrame const& frame, geo::Grid<float> const& values);
  /// Of `make()`, which is called only if rasters are written: for those that no table is made of.
  template <class Make>
  Result<void> raster_of(std::string_view name, geo::GridFrame const& frame, Make make) {
    return rasters_ ? raster(name, frame, make()) : Result<void>{};
  }
  Result<void> table(std::string_view name, std::string_view csv);
  /// Error: a file cannot be moved.
  Result<void> finish();
  std::vector<std::string> const& names() const { return names_; }

 private:
  std::filesystem::path wanted_, made_;
  std::vector<std::string> names_;
  bool rasters_{};

  OutputFolder(std::filesystem::path wanted, std::filesystem::path made, bool rasters);
};

}  // namespace leitbild::app
