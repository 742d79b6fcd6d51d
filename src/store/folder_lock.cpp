#include "store/folder_lock.h"

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"

namespace leitbild::store {

Result<FolderLock> FolderLock::acquire(std::filesystem::path const& folder, Kind kind) {
  auto const file = folder / kLockFile;
  auto lock = FolderLock{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)};
  if (lock.fd_ < 0 && kind == Kind::kShared && (errno == EACCES || errno == EPERM || errno == EROFS)) {
    lock.fd_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (lock.fd_ < 0) { return lock; }
  }
  if (lock.fd_ < 0) {
    return fail(
        fmt::format("in den Ordner kann nicht geschrieben werden ({})", reason_of({errno, std::generic_category()})),
        folder.string());
  }
  constexpr auto kPatience = std::chrono::seconds{3};
  constexpr auto kPause = std::chrono::milliseconds{50};
  auto const operation = (kind == Kind::kShared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  auto const until = std::chrono::steady_clock::now() + kPatience;
  while (::flock(lock.fd_, operation) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      return fail(fmt::format("der Ordner lässt sich nicht sperren ({})", reason_of({errno, std::generic_category()})),
                  folder.string());
    }
    if (std::chrono::steady_clock::now() > until) {
      return fail("ein anderes Programm schreibt gerade in diesen Arbeitsordner; bitte danach noch einmal versuchen",
                  folder.string());
    }
    std::this_thread::sleep_for(kPause);
  }
  return lock;
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) { ::close(fd_); }
}

}  // namespace leitbild::store
