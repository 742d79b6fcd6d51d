// The process that sets sheets: started once, then one job after the other.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "base/json.h"
#include "base/result.h"

namespace leitbild::report {

/// Where the print program and its templates lie (render.mjs, profile.typ, node_modules); see find_print_folder.
struct PrintFolder {
  std::filesystem::path path;
};

/// Not shared between threads. The process ends with the object. After a time-out or a lost process every further job
/// fails; start a new one.
class PrintProcess {
 public:
  /// Starts Node and waits until it is ready. Error: no Node, not installed, a font missing: what and what to do.
  static Result<PrintProcess> start(PrintFolder const& folder);

  PrintProcess(PrintProcess&& other) noexcept;
  PrintProcess& operator=(PrintProcess&& other) noexcept;
  ~PrintProcess();

  /// Sends one job and waits for its answer: the number of pages. Error: the print program's own words; no answer in
  /// time.
  Result<int> print(Json const& job, std::chrono::seconds limit = std::chrono::seconds{60});

 private:
  int child_{-1};       // process id
  int jobs_{-1};        // a socket: a lost reader is an error, not a signal
  int answers_{-1};     // a pipe
  int complaints_{-1};  // a file in memory: what the process writes to standard error
  std::string unread_;

  PrintProcess() = default;
  using Deadline = std::chrono::steady_clock::time_point;
  Result<void> send(std::string_view line, Deadline deadline);
  Result<Json> receive(Deadline deadline);
  Result<std::string> read_line(Deadline deadline);
  tl::unexpected<Error> lost(std::string_view what);
  void stop() noexcept;
};

}  // namespace leitbild::report
