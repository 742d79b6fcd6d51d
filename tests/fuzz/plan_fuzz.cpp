// Any text as a plan.
#include "plan/read_plan.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static_cast<void>(plan::read_plan(testing::text_of(data, size), "fuzz.toml"));
  return 0;
}
