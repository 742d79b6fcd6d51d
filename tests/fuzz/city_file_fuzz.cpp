// Any bytes as a compiled city. Without a matching checksum nothing is read, so that the input is taken once as a whole
// file and once as the body of a file whose header is right. What is accepted must be written in the same way again.
#include <cstdlib>

#include "base/hash.h"
#include "city/file/bytes.h"
#include "city/file/city_file.h"
#include "testing/fuzz_input.h"

using namespace leitbild;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const input = testing::text_of(data, size);
  static_cast<void>(city::from_bytes(input, "fuzz"));
  auto header = city::ByteWriter{};
  header.put(city::kCityFileVersion);
  header.count(input.size());
  auto const file = "LEITCITY" + std::move(header).take() + sha256(input) + std::string{input};
  if (auto const layers = city::from_bytes(file, "fuzz")) {
    auto const again = city::to_bytes(*layers);
    if (again != city::to_bytes(city::from_bytes(again, "fuzz").value())) { std::abort(); }
  }
  return 0;
}
