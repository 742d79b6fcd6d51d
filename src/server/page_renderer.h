// Pages of the web application, made from data by the process in web/dist/server.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/json.h"
#include "base/line_process.h"
#include "base/result.h"

namespace leitbild::server {

/// Where the built web application lies: LEITBILD_WEB_DIR, else share/leitbild/web beside the program's bin folder.
/// Error says how to build it.
Result<std::filesystem::path> find_web_folder();

/// Any thread; one page at a time. A process that is lost is started again, once per page.
class PageRenderer {
 public:
  /// Starts the process and waits until it is ready. Error: no Node, not built.
  static Result<std::unique_ptr<PageRenderer>> start(std::filesystem::path const& web_folder);

  /// A whole HTML document. `job` as web/server/render.ts describes it, an object without "data", which are JSON in one
  /// line already. Error: the words of the process.
  Result<std::string> render(Json const& job, std::string_view data);

 private:
  std::filesystem::path script_;
  std::mutex mutex_;
  std::optional<LineProcess> process_;

  explicit PageRenderer(std::filesystem::path script) : script_{std::move(script)} {}
  Result<void> start_process();
  Result<Json> ask(std::string const& line);
};

}  // namespace leitbild::server
