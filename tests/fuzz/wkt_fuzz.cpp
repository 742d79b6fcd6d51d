// Any text as well-known text; what is accepted must survive the way out and back.
#include <cstdlib>

#include "geo/shape.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const shape = geo::from_wkt(testing::text_of(data, size));
  if (!shape) { return 0; }
  auto const text = geo::to_wkt(*shape, 2);
  auto const again = geo::from_wkt(text);
  if (!again || geo::kind_name(*again) != geo::kind_name(*shape)) { std::abort(); }
  static_cast<void>(geo::label_point(*shape));
  return 0;
}
