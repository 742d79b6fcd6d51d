// Any text as a table of tags; what is accepted must be able to classify.
#include "import/osm/classify.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const table = importing::read_tag_table(testing::text_of(data, size));
  if (!table) { return 0; }
  auto const tags = std::vector<importing::Tag>{{"highway", "residential"},
                                                {"amenity", "school"},
                                                {"name", "Grundschule"},
                                                {"building", "yes"},
                                                {"landuse", "forest"}};
  importing::Classifier{*table}(tags);
  return 0;
}
