// Any text as the target of a request: what is accepted stays below its folder and survives being written again.
#include <cstdlib>

#include "server/request.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

namespace {

void check_path(std::string const& path) {
  auto const leaves = path.find("/../") != std::string::npos || path.ends_with("/..");
  if (!path.starts_with('/') || leaves || path.find('\0') != std::string::npos) { std::abort(); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const target = server::read_target(testing::text_of(data, size));
  if (!target) { return 0; }
  check_path(target->path);
  auto again = std::string{"/x?"};
  for (auto const& part : target->query) {
    again += server::percent_encoded(part.name) + "=" + server::percent_encoded(part.value) + "&";
  }
  auto const second = server::read_target(again);
  if (!second || second->query != target->query) { std::abort(); }
  return 0;
}
