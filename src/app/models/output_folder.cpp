#include "app/models/output_folder.h"

#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "geo/write_raster.h"

namespace leitbild::app {
namespace {

namespace fs = std::filesystem;

}  // namespace

OutputFolder::OutputFolder(fs::path wanted, fs::path made, bool rasters)
    : wanted_{std::move(wanted)}, made_{std::move(made)}, rasters_{rasters} {}
OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : wanted_{std::move(other.wanted_)},
      made_{std::exchange(other.made_, {})},
      names_{std::move(other.names_)},
      rasters_{other.rasters_} {}

OutputFolder::~OutputFolder() {
  auto ignored = std::error_code{};
  if (!made_.empty()) { fs::remove_all(made_, ignored); }
}

Result<OutputFolder> OutputFolder::begin(fs::path const& wanted, bool rasters) {
  auto error = std::error_code{};
  auto place = fs::absolute(wanted, error).lexically_normal();
  if (!place.has_filename()) { place = place.parent_path(); }
  if (fs::exists(place, error) && !fs::is_directory(place, error)) {
    return fail("dort liegt eine Datei dieses Namens", fmt::format("--out {}", wanted.string()));
  }
  fs::create_directories(place.parent_path(), error);
  // mkdtemp replaces the six letters at the end. Beside the wanted folder, so that moving is renaming.
  auto name = (place.parent_path() / fmt::format(".{}-XXXXXX", place.filename().string())).string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    return fail("neben diesem Ordner lässt sich nichts anlegen", fmt::format("--out {}", wanted.string()));
  }
  fs::permissions(name, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read |
                            fs::perms::others_exec);
  return OutputFolder{std::move(place), fs::path{name}, rasters};
}

Result<void> OutputFolder::raster(std::string_view name, geo::GridFrame const& frame, geo::Grid<float> const& values) {
  if (!rasters_) { return {}; }
  names_.push_back(fmt::format("{}.tif", name));
  return geo::write_raster(made_ / names_.back(), frame, values);
}

Result<void> OutputFolder::table(std::string_view name, std::string_view csv) {
  names_.emplace_back(name);
  return write_file(made_ / names_.back(), csv);
}

Result<void> OutputFolder::finish() {
  auto error = std::error_code{};
  if (!fs::exists(wanted_, error)) {
    fs::rename(made_, wanted_, error);
    if (!error) {
      made_.clear();
      return {};
    }
  }
  for (auto const& name : names_) {
    fs::rename(made_ / name, wanted_ / name, error);
    if (error) { return fail(fmt::format("die Datei „{}“ lässt sich nicht ablegen", name), wanted_.string()); }
  }
  return {};
}

}  // namespace leitbild::app
