// A disk for the tests of this folder: it is full, or the program or the power ends, at a chosen step. SQLite reaches its
// files through it once it is installed; every write, truncation and flush is a step.
#pragma once

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sqlite3.h>
#include <unistd.h>

namespace leitbild::store::testing {

/// Temporary folders lie in memory from now on, where the system has such a place: what these tests show does not depend on
/// a real disk, and thousands of flushes would take minutes on a slow one.
inline void use_memory_as_disk() {
  if (::access("/dev/shm", W_OK) == 0) { ::setenv("TMPDIR", "/dev/shm", 1); }
}

/// What happens at the step, and from it on.
enum class Trouble : std::uint8_t {
  kNone,
  kFull,      // nothing more fits on the disk
  kKilled,    // the process ends, with one half of that write done
  kPowerCut,  // the process ends, and of what was not flushed only some writes have reached the disk
};

/// One for the process: SQLite knows its disks by name.
class Disk {
 public:
  /// SQLite's files lie on it from now on.
  static void install() {
    auto& disk = get();
    if (disk.real_ == nullptr) {
      disk.real_ = sqlite3_vfs_find(nullptr);
      disk.vfs_ = *disk.real_;
      disk.vfs_.zName = "leitbild-test-disk";
      disk.vfs_.szOsFile = static_cast<int>(kFileBytes) + disk.real_->szOsFile;
      disk.vfs_.xOpen = open;
    }
    sqlite3_vfs_register(&disk.vfs_, 1);
  }
  /// Files that are opened from now on are SQLite's own again.
  static void remove() {
    set(Trouble::kNone, 0);
    sqlite3_vfs_register(get().real_, 1);
  }
  /// `step` counts from 1, from now on. Before a power cut no file may be open.
  static void set(Trouble trouble, std::int64_t step, std::uint64_t seed = 0) {
    auto& disk = get();
    disk.trouble_ = trouble;
    disk.step_ = 0;
    disk.at_ = step;
    disk.chance_.seed(seed);
  }
  /// Steps since set().
  static std::int64_t steps() { return get().step_; }

 private:
  struct Write {
    sqlite3_int64 offset{};
    std::string bytes;
  };
  /// What programs see of a file, and what of it is not on the disk yet; only where the power will be cut.
  struct Cached {
    std::string content;
    std::vector<Write> not_flushed;
  };
  struct File {
    sqlite3_file base;
    Cached* cached;  // null: every write goes through at once
  };
  static constexpr auto kFileBytes = (sizeof(File) + 15U) / 16U * 16U;

  sqlite3_vfs* real_{};
  sqlite3_vfs vfs_{};
  Trouble trouble_{};
  std::int64_t step_{}, at_{};
  std::mt19937_64 chance_;
  std::map<sqlite3_file*, Cached> cached_;

  static Disk& get() {
    static auto disk = Disk{};
    return disk;
  }
  static sqlite3_file* under(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + kFileBytes);
  }
  static Cached* cached(sqlite3_file* file) { return reinterpret_cast<File*>(file)->cached; }

  [[noreturn]] static void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) { ::pause(); }
  }

  /// SQLITE_OK: the step may be taken. `half`: what is done of it before the process ends.
  template <class Half>
  static int take_step(Half half) {
    auto& disk = get();
    if (disk.trouble_ == Trouble::kNone || ++disk.step_ < disk.at_) { return SQLITE_OK; }
    if (disk.trouble_ == Trouble::kFull) { return SQLITE_FULL; }
    half();
    for (auto& [file, cached] : disk.cached_) {
      for (auto const& write : cached.not_flushed) {
        if (disk.chance_() % 2 == 0) { pass_on(file, write); }
      }
    }
    die();
  }

  static int pass_on(sqlite3_file* file, Write const& write) {
    auto const size = static_cast<int>(write.bytes.size());
    return file->pMethods->xWrite(file, write.bytes.data(), size, write.offset);
  }

  static int flush(sqlite3_file* file) {
    auto* const cached = Disk::cached(file);
    if (cached == nullptr) { return SQLITE_OK; }
    for (auto const& write : cached->not_flushed) {
      if (auto const code = pass_on(under(file), write); code != SQLITE_OK) { return code; }
    }
    cached->not_flushed.clear();
    return SQLITE_OK;
  }

  static int open(sqlite3_vfs* /*vfs*/, char const* name, sqlite3_file* file, int flags, int* out_flags) {
    auto& disk = get();
    auto* const mine = reinterpret_cast<File*>(file);
    mine->base.pMethods = nullptr;
    mine->cached = nullptr;
    auto* const real = under(file);
    auto const code = disk.real_->xOpen(disk.real_, name, real, flags, out_flags);
    if (code != SQLITE_OK) { return code; }
    static auto const kMethods = methods();
    mine->base.pMethods = &kMethods;
    if (disk.trouble_ != Trouble::kPowerCut) { return SQLITE_OK; }
    auto size = sqlite3_int64{0};
    real->pMethods->xFileSize(real, &size);
    mine->cached = &disk.cached_[real];
    *mine->cached = {.content = std::string(static_cast<std::size_t>(size), '\0'), .not_flushed = {}};
    return size == 0 ? SQLITE_OK : real->pMethods->xRead(real, mine->cached->content.data(), static_cast<int>(size), 0);
  }

  static int close(sqlite3_file* file) {
    flush(file);
    get().cached_.erase(under(file));
    return under(file)->pMethods->xClose(under(file));
  }

  static int read(sqlite3_file* file, void* to, int count, sqlite3_int64 offset) {
    auto const* const cached = Disk::cached(file);
    if (cached == nullptr) { return under(file)->pMethods->xRead(under(file), to, count, offset); }
    std::memset(to, 0, static_cast<std::size_t>(count));
    auto const begin = std::min(static_cast<std::size_t>(offset), cached->content.size());
    auto const there = std::min(static_cast<std::size_t>(count), cached->content.size() - begin);
    std::memcpy(to, cached->content.data() + begin, there);
    return there == static_cast<std::size_t>(count) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  static int write(sqlite3_file* file, void const* from, int count, sqlite3_int64 offset) {
    auto const bytes = std::string_view{static_cast<char const*>(from), static_cast<std::size_t>(count)};
    auto* const cached = Disk::cached(file);
    auto const code = take_step([&] {
      if (cached == nullptr) { under(file)->pMethods->xWrite(under(file), from, count / 2, offset); }
    });
    if (code != SQLITE_OK) { return code; }
    if (cached == nullptr) { return under(file)->pMethods->xWrite(under(file), from, count, offset); }
    auto const begin = static_cast<std::size_t>(offset);
    if (cached->content.size() < begin + bytes.size()) { cached->content.resize(begin + bytes.size()); }
    cached->content.replace(begin, bytes.size(), bytes);
    cached->not_flushed.push_back({offset, std::string{bytes}});
    return SQLITE_OK;
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (auto const code = take_step([] {}); code != SQLITE_OK) { return code; }
    if (auto const code = flush(file); code != SQLITE_OK) { return code; }
    if (auto* const cached = Disk::cached(file)) { cached->content.resize(static_cast<std::size_t>(size)); }
    return under(file)->pMethods->xTruncate(under(file), size);
  }

  static int sync(sqlite3_file* file, int flags) {
    if (auto const code = take_step([] {}); code != SQLITE_OK) { return code; }
    if (auto const code = flush(file); code != SQLITE_OK) { return code; }
    return under(file)->pMethods->xSync(under(file), flags);
  }

  static int size_of(sqlite3_file* file, sqlite3_int64* size) {
    if (auto const* const cached = Disk::cached(file)) {
      *size = static_cast<sqlite3_int64>(cached->content.size());
      return SQLITE_OK;
    }
    return under(file)->pMethods->xFileSize(under(file), size);
  }

  /// What is not said above goes through as it is.
  static sqlite3_io_methods methods() {
    auto out = sqlite3_io_methods{};
    out.iVersion = 2;
    out.xClose = close;
    out.xRead = read;
    out.xWrite = write;
    out.xTruncate = truncate;
    out.xSync = sync;
    out.xFileSize = size_of;
    out.xLock = [](sqlite3_file* f, int kind) { return under(f)->pMethods->xLock(under(f), kind); };
    out.xUnlock = [](sqlite3_file* f, int kind) { return under(f)->pMethods->xUnlock(under(f), kind); };
    out.xCheckReservedLock = [](sqlite3_file* f, int* result) {
      return under(f)->pMethods->xCheckReservedLock(under(f), result);
    };
    out.xFileControl = [](sqlite3_file* f, int what, void* value) {
      return under(f)->pMethods->xFileControl(under(f), what, value);
    };
    out.xSectorSize = [](sqlite3_file* f) { return under(f)->pMethods->xSectorSize(under(f)); };
    // Without the promises of the real disk, such as writing a page whole.
    out.xDeviceCharacteristics = [](sqlite3_file* /*f*/) { return 0; };
    out.xShmMap = [](sqlite3_file* f, int region, int size, int extend, void volatile** memory) {
      return under(f)->pMethods->xShmMap(under(f), region, size, extend, memory);
    };
    out.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
      return under(f)->pMethods->xShmLock(under(f), offset, n, flags);
    };
    out.xShmBarrier = [](sqlite3_file* f) { under(f)->pMethods->xShmBarrier(under(f)); };
    out.xShmUnmap = [](sqlite3_file* f, int remove) { return under(f)->pMethods->xShmUnmap(under(f), remove); };
    return out;
  }
};

}  // namespace leitbild::store::testing
