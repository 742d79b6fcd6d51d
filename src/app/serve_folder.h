// Showing a workspace as a website, for the commands that do.
#pragma once

#include <string>

#include "base/result.h"
#include "server/serve.h"

namespace leitbild::app {

/// `listen`: "127.0.0.1:8080". Says the address on the output and returns when the process is asked to end.
/// Error: as server::serve(), open_to_read(), read_address().
Result<void> serve_folder(std::string const& folder, std::string const& listen, server::ServeOptions options);

}  // namespace leitbild::app
