// Memory for rasters: large blocks on large pages. A fresh block of 64 MB costs more time in page faults than a model spends on
// it; programs that end soon use it again.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace leitbild {

/// At least so many bytes, aligned to 2 MB if there are that many, else as new does. Throws std::bad_alloc.
void* take_memory(std::size_t bytes);
/// `bytes` as it was asked for. So much stays for the next one who asks for as much: what a small change to a map needs. After
/// keep_freed_memory() (heap.h) it is kKeptMemory.
void give_back_memory(void* block, std::size_t bytes) noexcept;
inline constexpr auto kUsuallyKept = std::size_t{64} << 20U;
inline constexpr auto kKeptMemory = std::size_t{512} << 20U;

/// For std::vector. A vector of a size without a value is not filled: what writes every element pays once.
template <class T>
struct BigAllocator {
  using value_type = T;  // NOLINT(readability-identifier-naming): what the standard calls it

  BigAllocator() = default;
  template <class Other>
  BigAllocator(BigAllocator<Other> const& /*other*/) noexcept {}  // NOLINT(*-explicit-*): allocators convert

  T* allocate(std::size_t count) { return static_cast<T*>(take_memory(count * sizeof(T))); }
  void deallocate(T* block, std::size_t count) noexcept { give_back_memory(block, count * sizeof(T)); }

  template <class U>
  void construct(U* place) noexcept {
    ::new (static_cast<void*>(place)) U;
  }
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }
  friend bool operator==(BigAllocator /*a*/, BigAllocator /*b*/) { return true; }
};
template <class T>
using BigVector = std::vector<T, BigAllocator<T>>;

}  // namespace leitbild
