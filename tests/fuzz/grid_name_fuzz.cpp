// Any text as the name of a census cell; what is accepted must have a name that means the same cell.
#include <cstdlib>

#include "geo/cell.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const cell = geo::parse_grid_name(testing::text_of(data, size));
  if (cell && geo::parse_grid_name(geo::grid_name(*cell)) != cell) { std::abort(); }
  return 0;
}
