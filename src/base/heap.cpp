#include "base/heap.h"

#include <malloc.h>

namespace leitbild {

void keep_freed_memory() {
  constexpr auto kLargestOnHeap = 32 << 20;  // the most that glibc takes
  constexpr auto kKeptAtTheTop = 512 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kLargestOnHeap);
  ::mallopt(M_TRIM_THRESHOLD, kKeptAtTheTop);
}

}  // namespace leitbild
