#include "app/serve_folder.h"

#include <cstdio>

#include <fmt/format.h>

#include "app/session.h"

namespace leitbild::app {

Result<void> serve_folder(std::string const& folder, std::string const& listen, server::ServeOptions options) {
  auto address = server::http::read_address(listen);
  if (!address) { return fail(within("--listen", std::move(address.error()))); }
  options.address = std::move(*address);
  options.ready = [](std::string const& url) {
    fmt::print("Der Plan ist zu sehen unter {}  (Ende mit Strg+C)\n", url);
    static_cast<void>(std::fflush(stdout));
  };
  TRY(auto const workspace, open_to_read(folder));
  return server::serve(workspace, options);
}

}  // namespace leitbild::app
