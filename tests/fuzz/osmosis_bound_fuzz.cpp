// Any text as the beginning of an OpenStreetMap file; a box that is found must be one.
#include <cstdlib>

#include "import/osm/osmosis_bound.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const box = importing::osmosis_bound_in(testing::text_of(data, size));
  if (box && !(box->low.x < box->high.x && box->low.y < box->high.y)) { std::abort(); }
  return 0;
}
