// The feature tables of a GeoPackage, read as far as is asked: files of many million features stay on the disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/features/feature.h"
#include "geo/crs.h"

namespace leitbild::exchange {

class FeatureFile {
 public:
  struct Layer {
    std::string table, title, description;  // the last two as the file states them; may be empty
    std::vector<PropertyInfo> properties;   // dates and times are texts; columns of bytes are left out
    std::size_t count{};
    geo::Crs crs;
    geo::Box box{};  // in `crs`, x east; empty where the file does not state it
  };

  /// Error: no GeoPackage; no feature table in it; a table whose coordinate system has no EPSG code.
  static Result<std::shared_ptr<FeatureFile const>> open(std::filesystem::path const& path);
  ~FeatureFile();
  FeatureFile(FeatureFile const&) = delete;
  FeatureFile& operator=(FeatureFile const&) = delete;

  std::filesystem::path const& path() const { return path_; }
  std::vector<Layer> const& layers() const { return layers_; }

  /// Every feature whose box meets `box` (in the layer's system; nothing: every feature), in an order that does not change,
  /// until `visit` returns false. Any thread. Error: the file cannot be read any more.
  using Visit = std::function<bool(Feature)>;
  Result<void> each(std::size_t layer, std::optional<geo::Box> const& box, Visit const& visit) const;
  /// The feature with that number. Any thread; error as above.
  Result<std::optional<Feature>> find(std::size_t layer, std::int64_t id) const;

 private:
  struct Pool;
  std::filesystem::path path_;
  std::vector<Layer> layers_;
  std::unique_ptr<Pool> pool_;

  explicit FeatureFile(std::filesystem::path path);
};

}  // namespace leitbild::exchange
