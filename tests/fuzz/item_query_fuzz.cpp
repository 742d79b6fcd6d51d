// Any text as the box, the time and the coordinate system of a query for features: what is accepted is a sound box, an
// interval that does not end before it begins.
#include <cmath>
#include <cstdlib>

#include "server/features/query_text.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

namespace {

void check_boxes(std::string_view text, server::CrsChoice const& crs) {
  auto const boxes = server::read_bbox(text, crs);
  if (!boxes) { return; }
  if (boxes->empty() || boxes->size() > 2 || (boxes->size() == 2 && !crs.degrees)) { std::abort(); }
  for (auto const& box : *boxes) {
    auto const sound =
        std::isfinite(box.low.x) && std::isfinite(box.high.x) && std::isfinite(box.low.y) && std::isfinite(box.high.y);
    if (!sound || box.low.y > box.high.y) { std::abort(); }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = testing::text_of(data, size);
  auto const choices = server::crs_choices({25832});
  for (auto const& choice : choices) { check_boxes(text, choice); }
  if (auto const days = server::read_datetime(text); days && days->from && days->to && *days->from > *days->to) {
    std::abort();
  }
  if (auto const crs = server::read_crs(text, choices); crs && crs->uri != text) { std::abort(); }
  return 0;
}
