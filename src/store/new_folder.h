// A folder that is filled step by step, and gone again if a step fails.
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"

namespace leitbild::store {

class NewFolder {
 public:
  /// Makes the folder and its parents. Error: it exists and is not empty, or cannot be made.
  static Result<NewFolder> make(std::filesystem::path const& folder);
  NewFolder(NewFolder&& other) noexcept;
  NewFolder& operator=(NewFolder&&) = delete;
  /// Unless kept: empties the folder, and removes it and those parents that were made for it.
  ~NewFolder();

  std::filesystem::path const& path() const { return folder_; }
  void keep() { kept_ = true; }

 private:
  std::filesystem::path folder_;
  std::vector<std::filesystem::path> made_;  // outermost first
  bool kept_{};
  NewFolder() = default;
};

}  // namespace leitbild::store
