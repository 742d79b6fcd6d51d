#include "geo/cell.h"

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::geo {

std::string grid_name(CellCode code) { return fmt::format("CRS3035RES100mN{}E{}", code.north * 100, code.east * 100); }

std::optional<CellCode> parse_grid_name(std::string_view name) {
  constexpr auto kLong = std::string_view{"CRS3035RES100mN"};
  constexpr auto kShort = std::string_view{"100mN"};
  auto const is_long = name.starts_with(kLong);
  if (!is_long && !name.starts_with(kShort)) { return std::nullopt; }
  name.remove_prefix(is_long ? kLong.size() : kShort.size());
  auto const e = name.find('E');
  if (e == std::string_view::npos) { return std::nullopt; }
  auto const north = parse_integer(name.substr(0, e));
  auto const east = parse_integer(name.substr(e + 1));
  if (!north || !east) { return std::nullopt; }
  auto const unit = is_long ? 100 : 1;
  auto const limit = 100'000LL * unit;  // 10,000 km
  if (*north < 0 || *east < 0 || *north > limit || *east > limit) { return std::nullopt; }
  if (*north % unit != 0 || *east % unit != 0) { return std::nullopt; }
  return CellCode{static_cast<std::int32_t>(*east / unit), static_cast<std::int32_t>(*north / unit)};
}

}  // namespace leitbild::geo
