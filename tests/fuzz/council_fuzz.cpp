// Any bytes as the answer of a council system: a page of OParl, a feed.
#include "exchange/oparl/feed.h"
#include "exchange/oparl/page.h"
#include "exchange/oparl/read_objects.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = testing::text_of(data, size);
  auto reading = exchange::oparl::Reading{};
  if (exchange::oparl::is_feed(text)) { exchange::oparl::read_feed(text, "fuzz", reading); }
  if (auto const page = exchange::oparl::read_page(std::string{text}, "fuzz", reading.problems)) {
    for (auto const& object : page->objects) { reading.read(object, "Paper", "fuzz"); }
  }
  return 0;
}
