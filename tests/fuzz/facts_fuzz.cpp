// Any text as facts about a city.
#include "import/schematic/facts.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static_cast<void>(importing::read_facts(testing::text_of(data, size)));
  return 0;
}
