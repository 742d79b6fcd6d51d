#include "base/big_memory.h"

#include <algorithm>
#include <cstdint>
#include <list>
#include <mutex>
#include <new>

#include <malloc.h>
#include <sys/mman.h>

#include "base/heap.h"

namespace leitbild {
namespace {

constexpr auto kLargePage = std::size_t{2} << 20U;

std::size_t whole_pages(std::size_t bytes) { return (bytes + kLargePage - 1) / kLargePage * kLargePage; }

/// Blocks that nobody uses at the moment. Those that lie there longest go first when there is no room.
class Kept {
 public:
  /// Never destroyed: grids may outlive every other object.
  static Kept& all() {
    static auto& only = *new Kept;
    return only;
  }
  /// Null: none of that size. Who needs much gets the room that the others take.
  void* take(std::size_t size) {
    constexpr auto kMuch = std::size_t{128} << 20U;
    auto const lock = std::scoped_lock{mutex_};
    auto const found = std::ranges::find(blocks_, size, &Block::size);
    if (found == blocks_.end()) {
      if (size >= kMuch) { shrink_to(0); }
      return nullptr;
    }
    auto* const start = found->start;
    bytes_ -= size;
    blocks_.erase(found);
    return start;
  }
  void give_back() {
    auto const lock = std::scoped_lock{mutex_};
    shrink_to(0);
  }
  void keep_more() {
    auto const lock = std::scoped_lock{mutex_};
    most_ = kKeptMemory;
  }
  bool keep(void* start, std::size_t size) noexcept try {
    auto const lock = std::scoped_lock{mutex_};
    if (size > most_) { return false; }
    blocks_.push_back({start, size});
    bytes_ += size;
    shrink_to(most_);
    return true;
  } catch (std::bad_alloc const&) { return false; }

 private:
  struct Block {
    void* start;
    std::size_t size;
  };
  std::mutex mutex_;
  std::list<Block> blocks_;
  std::size_t bytes_{};
  std::size_t most_{kUsuallyKept};

  void shrink_to(std::size_t most) {
    while (bytes_ > most) {
      ::munmap(blocks_.front().start, blocks_.front().size);
      bytes_ -= blocks_.front().size;
      blocks_.pop_front();
    }
  }
};

/// Aligned by asking for a page more and giving back what lies around.
void* map_pages(std::size_t size) {
  auto const whole = size + kLargePage;
  auto* const mapped = ::mmap(nullptr, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) { throw std::bad_alloc{}; }
  auto* const first = static_cast<std::byte*>(mapped);
  auto const before = (kLargePage - reinterpret_cast<std::uintptr_t>(first) % kLargePage) % kLargePage;
  auto* const block = first + before;
  if (before > 0) { ::munmap(first, before); }
  if (before < kLargePage) { ::munmap(block + size, kLargePage - before); }
  ::madvise(block, size, MADV_HUGEPAGE);  // advice: without large pages it is slower, not wrong
  return block;
}

}  // namespace

void* take_memory(std::size_t bytes) {
  if (bytes < kLargePage) { return ::operator new(bytes); }
  auto const size = whole_pages(bytes);
  auto* const kept = Kept::all().take(size);
  return kept != nullptr ? kept : map_pages(size);
}

void give_back_memory(void* block, std::size_t bytes) noexcept {
  if (bytes < kLargePage) {
    ::operator delete(block);
    return;
  }
  auto const size = whole_pages(bytes);
  if (!Kept::all().keep(block, size)) { ::munmap(block, size); }
}

void give_back_freed_memory() {
  Kept::all().give_back();
  static_cast<void>(::malloc_trim(0));
}

void keep_freed_memory() {
  constexpr auto kLargestOnHeap = 32 << 20;  // the most that glibc takes
  constexpr auto kKeptAtTheTop = 512 << 20;
  // Called before there are other threads.
  ::mallopt(M_MMAP_THRESHOLD, kLargestOnHeap);  // NOLINT(concurrency-mt-unsafe)
  ::mallopt(M_TRIM_THRESHOLD, kKeptAtTheTop);   // NOLINT(concurrency-mt-unsafe)
  Kept::all().keep_more();
}

}  // namespace leitbild
