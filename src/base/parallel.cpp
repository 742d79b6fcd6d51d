#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace leitbild {

int usual_threads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

void for_each_part(std::size_t parts, int threads, std::function<void(std::size_t, int)> const& work) {
  auto next = std::atomic<std::size_t>{0};
  auto first_error = std::exception_ptr{};
  auto guard = std::mutex{};
  auto const run = [&](int thread) {
    try {
      for (auto part = next++; part < parts; part = next++) { work(part, thread); }
    } catch (...) {
      auto const lock = std::scoped_lock{guard};
      if (!first_error) { first_error = std::current_exception(); }
      next = parts;
    }
  };
  {
    auto others = std::vector<std::jthread>{};
    auto const wanted = std::min(static_cast<std::size_t>(std::max(threads, 1)), parts);
    for (auto thread = std::size_t{1}; thread < wanted; ++thread) {
      others.emplace_back(run, static_cast<int>(thread));
    }
    run(0);
  }
  if (first_error) { std::rethrow_exception(first_error); }
}

}  // namespace leitbild
