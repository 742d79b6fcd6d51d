// One writer at a time in a workspace, whatever the program: an advisory lock on a file in the folder.
#pragma once

#include <filesystem>
#include <utility>

#include "base/result.h"

namespace leitbild::store {

inline constexpr std::string_view kLockFile = ".lock";

class FolderLock {
 public:
  enum class Kind { kShared, kExclusive };

  /// Waits up to three seconds. Error: somebody else is writing, or the folder is not writable. The system frees the
  /// lock when the program ends, however it ends. Who may only read locks the file that is there, if there is one and it
  /// may be read; otherwise the shared lock is empty, and a city that is replaced just then is noticed by its hash.
  static Result<FolderLock> acquire(std::filesystem::path const& folder, Kind kind);
  FolderLock(FolderLock&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  int fd_;
  explicit FolderLock(int fd) : fd_{fd} {}
};

}  // namespace leitbild::store
