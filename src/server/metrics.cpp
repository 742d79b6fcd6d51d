#include "server/metrics.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>

namespace leitbild::server {

void Metrics::add_request(int status, std::chrono::nanoseconds duration, std::uint64_t bytes) {
  auto const hundreds = static_cast<std::size_t>(std::clamp(status / 100, 1, 5));
  ++by_class_[hundreds];
  auto const milliseconds = std::chrono::duration<double, std::milli>{duration}.count();
  auto const* const at = std::ranges::find_if(kMilliseconds, [&](int end) { return milliseconds <= end; });
  ++by_duration_[static_cast<std::size_t>(at - kMilliseconds.begin())];
  nanoseconds_ += static_cast<std::uint64_t>(duration.count());
  bytes_ += bytes;
}

std::chrono::seconds Metrics::up() const {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun_);
}

std::string Metrics::text() const {
  auto out = std::string{};
  auto const at = std::back_inserter(out);
  fmt::format_to(at, "# HELP leitbild_requests_total Answered requests by class of status.\n"
                     "# TYPE leitbild_requests_total counter\n");
  for (auto hundreds = std::size_t{1}; hundreds < by_class_.size(); ++hundreds) {
    fmt::format_to(at, "leitbild_requests_total{{status=\"{}xx\"}} {}\n", hundreds, by_class_[hundreds].load());
  }
  fmt::format_to(at, "# HELP leitbild_request_duration_seconds Time from the complete request to the last byte sent.\n"
                     "# TYPE leitbild_request_duration_seconds histogram\n");
  auto sum = std::uint64_t{0};
  constexpr auto kMillisecondsPerSecond = 1000.0;
  for (auto i = std::size_t{0}; i < kMilliseconds.size(); ++i) {
    sum += by_duration_[i].load();
    fmt::format_to(at, "leitbild_request_duration_seconds_bucket{{le=\"{}\"}} {}\n",
                   kMilliseconds[i] / kMillisecondsPerSecond, sum);
  }
  sum += by_duration_.back().load();
  constexpr auto kNanosecondsPerSecond = 1e9;
  fmt::format_to(at,
                 "leitbild_request_duration_seconds_bucket{{le=\"+Inf\"}} {0}\n"
                 "leitbild_request_duration_seconds_sum {1}\nleitbild_request_duration_seconds_count {0}\n",
                 sum, static_cast<double>(nanoseconds_.load()) / kNanosecondsPerSecond);
  auto const one = [&](std::string_view name, std::string_view kind, std::string_view help, auto value) {
    fmt::format_to(at, "# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, kind, value);
  };
  one("leitbild_sent_bytes_total", "counter", "Bytes of bodies sent.", bytes_.load());
  one("leitbild_cache_hits_total", "counter", "Answers that were ready.", cache_hits_.load());
  one("leitbild_connections", "gauge", "Open connections.", connections_.load());
  one("leitbild_resident_memory_bytes", "gauge", "Memory of the process in RAM.", resident_memory());
  one("leitbild_up_seconds", "gauge", "Time since the start.", up().count());
  return out;
}

std::uint64_t resident_memory() {
  auto in = std::ifstream{"/proc/self/statm"};
  auto all = std::uint64_t{0};
  auto resident = std::uint64_t{0};
  in >> all >> resident;
  return in ? resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace leitbild::server
