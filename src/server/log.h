// The log of the server: one JSON object per line on the error stream; nothing about who asked, no queries.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "server/http/listener.h"

namespace leitbild::server {

/// Any thread; lines are written in the background, and all of them before the log ends.
class Log {
 public:
  Log();
  Log(Log const&) = delete;
  Log& operator=(Log const&) = delete;
  ~Log();

  void request(http::Served const& served);
  void note(std::string const& what);

 private:
  std::mutex mutex_;
  std::condition_variable_any news_;
  std::string waiting_;
  std::jthread writer_;

  void add(std::string line);
  void write(std::stop_token const& stop);
};

}  // namespace leitbild::server
