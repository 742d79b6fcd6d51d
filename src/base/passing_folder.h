// A folder for libraries that write files only.
#pragma once

#include <filesystem>
#include <utility>

#include "base/result.h"

namespace leitbild {

/// Below the system's temporary folder; goes with the object and everything in it.
class PassingFolder {
 public:
  /// Error: it cannot be made.
  static Result<PassingFolder> make();
  PassingFolder(PassingFolder&& other) noexcept : path_{std::exchange(other.path_, {})} {}
  PassingFolder& operator=(PassingFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
  }
  ~PassingFolder();

  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
  explicit PassingFolder(std::filesystem::path path) : path_{std::move(path)} {}
};

}  // namespace leitbild
