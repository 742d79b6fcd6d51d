// What the server counts about itself; nothing about who asked.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace leitbild::server {

class Metrics {
 public:
  void add_request(int status, std::chrono::nanoseconds duration, std::uint64_t bytes);
  void add_cache_hit() { ++cache_hits_; }
  /// Open now; counted by the listener.
  std::atomic<std::int64_t>& connections() { return connections_; }

  /// In the text format of Prometheus.
  std::string text() const;
  std::chrono::seconds up() const;

 private:
  /// Upper ends of the classes of durations, in milliseconds; one more class holds what took longer.
  static constexpr std::array kMilliseconds{1, 5, 20, 100, 500, 2000};
  std::chrono::steady_clock::time_point begun_{std::chrono::steady_clock::now()};
  std::array<std::atomic<std::uint64_t>, 6> by_class_{};  // 1xx … 5xx in [1] … [5]
  std::array<std::atomic<std::uint64_t>, kMilliseconds.size() + 1> by_duration_{};
  std::atomic<std::int64_t> connections_{};
  std::atomic<std::uint64_t> nanoseconds_{}, bytes_{}, cache_hits_{};
};

/// Memory of this process that is in RAM, in bytes; 0 where the system does not say.
std::uint64_t resident_memory();

}  // namespace leitbild::server
