// A program of another language beside ours: started once, asked and answering by lines.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace leitbild {

/// Not shared between threads. The process ends with the object. After a time-out or a lost process every further
/// question fails; start a new one.
class LineProcess {
 public:
  /// Runs the script with Node. `name` is what error messages call it, "das Druckprogramm"; `install` says what to do
  /// where Node is missing. Error: it cannot be started.
  static Result<LineProcess> start(std::string name, std::filesystem::path const& script, std::string const& install);

  LineProcess(LineProcess&& other) noexcept;
  LineProcess& operator=(LineProcess&& other) noexcept;
  ~LineProcess();

  bool is_running() const { return child_ > 0; }
  /// Sends one line (without its end). Error: it does not take it in time, or is gone.
  Result<void> send(std::string_view line, std::chrono::milliseconds limit);
  /// The next line it says. Error: nothing in time, or it is gone; with what it wrote to standard error.
  Result<std::string> receive(std::chrono::milliseconds limit);
  /// Ends the process; the error says that it did `what`, and its last words.
  tl::unexpected<Error> lost(std::string_view what);

 private:
  std::string name_;
  int child_{-1};       // process id
  int questions_{-1};   // a socket: a lost reader is an error, not a signal
  int answers_{-1};     // a pipe
  int complaints_{-1};  // a file in memory: what the process writes to standard error
  std::string unread_;

  LineProcess() = default;
  void stop() noexcept;
};

}  // namespace leitbild
