// The server as a whole: interfaces, pages, files, log.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "server/http/listener.h"
#include "server/site.h"
#include "store/workspace.h"

namespace leitbild::server {

struct ServeOptions {
  http::Address address;
  std::string base_path;   // "/plan"; empty: at the root
  std::string public_url;  // what readers see, with the path; empty: what they ask for
  unsigned threads{2};
  bool log_requests{true};
  Publication publication{};
  bool pages{true};  // false: interfaces only
  http::Limits limits{};
  /// Called once the port is taken, with the address to open.
  std::function<void(std::string const& url)> ready{};
};

/// Serves the workspace until the process is asked to end. Error: as load_site(); the port; the web application is not
/// built.
Result<void> serve(store::Workspace const& workspace, ServeOptions const& options);

/// "/plan" from "plan/", "" from "/". Error: characters that a path does not have.
Result<std::string> read_base_path(std::string const& text);
/// Without "/" at the end. Error: not "http://…" or "https://…".
Result<std::string> read_public_url(std::string const& text);

}  // namespace leitbild::server
