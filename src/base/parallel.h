// The same work for many numbered parts, on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace leitbild {

/// Threads this machine runs at once, at least 1.
int usual_threads();

/// Calls `work(part, thread)` once for every part 0 .. parts - 1, in any order; `thread` is 0 .. threads - 1, for memory of
/// its own. Parts write to places of their own, so that the result does not depend on the number of threads. The first
/// exception of a part is thrown again here, after all threads have ended.
void for_each_part(std::size_t parts, int threads, std::function<void(std::size_t part, int thread)> const& work);

}  // namespace leitbild
