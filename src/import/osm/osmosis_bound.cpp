#include "import/osm/osmosis_bound.h"

#include <string>
#include <vector>

#include <bzlib.h>
#include <zlib.h>

#include "base/handle.h"
#include "base/text.h"

namespace leitbild::importing {
namespace {

constexpr auto kPeek = 4096;

/// Plain files come through zlib as they are.
std::string start_through_zlib(std::filesystem::path const& file) {
  auto const in = Handle<gzFile_s, gzclose_r>{gzopen(file.c_str(), "rb")};
  auto start = std::string(kPeek, '\0');
  auto const count = in ? gzread(in.get(), start.data(), kPeek) : 0;
  start.resize(static_cast<std::size_t>(std::max(count, 0)));
  return start;
}

std::string start_through_bzip(std::filesystem::path const& file) {
  auto const in = Handle<void, BZ2_bzclose>{BZ2_bzopen(file.c_str(), "rb")};
  auto start = std::string(kPeek, '\0');
  auto const count = in ? BZ2_bzread(in.get(), start.data(), kPeek) : 0;
  start.resize(static_cast<std::size_t>(std::max(count, 0)));
  return start;
}

}  // namespace

std::optional<geo::Box> osmosis_bound_in(std::string_view xml_start) {
  constexpr auto kElement = std::string_view{"<bound "};
  constexpr auto kAttribute = std::string_view{"box=\""};
  auto const element = xml_start.find(kElement);
  if (element == std::string_view::npos) { return std::nullopt; }
  auto const attribute = xml_start.find(kAttribute, element);
  if (attribute == std::string_view::npos) { return std::nullopt; }
  auto const from = attribute + kAttribute.size();
  auto numbers = std::vector<double>{};
  for (auto const part : split(xml_start.substr(from, xml_start.find('"', from) - from), ',')) {
    auto const number = parse_number(part);
    if (!number) { return std::nullopt; }
    numbers.push_back(*number);
  }
  if (numbers.size() != 4 || numbers[0] >= numbers[2] || numbers[1] >= numbers[3]) { return std::nullopt; }
  if (std::abs(numbers[0]) > 90.0 || std::abs(numbers[2]) > 90.0) { return std::nullopt; }
  return geo::Box{{numbers[1], numbers[0]}, {numbers[3], numbers[2]}};
}

std::optional<geo::Box> osmosis_bound(std::filesystem::path const& file) {
  auto const bzipped = file.extension() == ".bz2";
  return osmosis_bound_in(bzipped ? start_through_bzip(file) : start_through_zlib(file));
}

}  // namespace leitbild::importing
