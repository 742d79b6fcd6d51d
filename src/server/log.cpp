#include "server/log.h"

#include <cstdio>

#include <fmt/format.h>

#include "base/date.h"
#include "base/json.h"

namespace leitbild::server {

Log::Log() : writer_{[this](std::stop_token const& stop) { write(stop); }} {}

Log::~Log() {
  writer_.request_stop();
  writer_.join();
}

void Log::request(http::Served const& served) {
  constexpr auto kMicrosecondsPerMillisecond = 1000.0;
  auto const microseconds = std::chrono::duration_cast<std::chrono::microseconds>(served.duration).count();
  add(Json{{"time", utc_now()},
           {"event", "request"},
           {"method", served.method},
           {"path", served.path},
           {"status", served.status},
           {"bytes", served.bytes},
           {"ms", static_cast<double>(microseconds) / kMicrosecondsPerMillisecond}}
          .dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Log::note(std::string const& what) {
  add(Json{{"time", utc_now()}, {"event", "note"}, {"text", what}}.dump(-1, ' ', false,
                                                                        Json::error_handler_t::replace));
}

void Log::add(std::string line) {
  {
    auto const lock = std::lock_guard{mutex_};
    waiting_ += line;
    waiting_ += '\n';
  }
  news_.notify_one();
}

void Log::write(std::stop_token const& stop) {
  auto lock = std::unique_lock{mutex_};
  while (true) {
    news_.wait(lock, stop, [this] { return !waiting_.empty(); });
    if (waiting_.empty()) { return; }
    auto const lines = std::exchange(waiting_, {});
    lock.unlock();
    static_cast<void>(std::fwrite(lines.data(), 1, lines.size(), stderr));
    static_cast<void>(std::fflush(stderr));
    lock.lock();
  }
}

}  // namespace leitbild::server
