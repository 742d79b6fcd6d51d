// The process that sets sheets: started once, then one job after the other.
#pragma once

#include <chrono>
#include <filesystem>
#include <utility>

#include "base/json.h"
#include "base/line_process.h"
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

  /// Sends one job and waits for its answer: the number of pages. Error: the print program's own words; no answer in
  /// time.
  Result<int> print(Json const& job, std::chrono::seconds limit = std::chrono::seconds{60});

 private:
  LineProcess process_;

  explicit PrintProcess(LineProcess process) : process_{std::move(process)} {}
  Result<Json> receive(std::chrono::seconds limit);
};

}  // namespace leitbild::report
