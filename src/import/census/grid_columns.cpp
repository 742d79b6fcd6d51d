#include "import/census/grid_columns.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"

namespace leitbild::importing {
namespace {

struct Names {
  GridSize size;
  std::array<std::string_view, 2> id;
  std::array<std::string_view, 2> x, y;
};

constexpr std::array kNames{
    Names{GridSize::k100m, {"gitter_id_100m", "gitter_id_100m_neu"}, {"x_mp_100m", "x_mp"}, {"y_mp_100m", "y_mp"}},
    Names{GridSize::k1km,
          {"gitter_id_1km", "gitter_id_1km_neu"},
          {"x_mp_1km", "x_mp_1000m"},
          {"y_mp_1km", "y_mp_1000m"}}};

double side_of(GridSize size) { return geo::kCellSide.value * cells_along(size); }

geo::Point middle_of(geo::CellCode code, GridSize size) {
  auto const half = side_of(size) / 2.0;
  return {code.east * geo::kCellSide.value + half, code.north * geo::kCellSide.value + half};
}

Result<geo::CellCode> by_id(std::string_view id, GridSize size, std::string const& where) {
  auto const code = size == GridSize::k100m ? geo::parse_grid_name(id) : parse_km_name(id);
  if (code) { return *code; }
  return size == GridSize::k100m
             ? fail(fmt::format("„{}“ ist keine 100-m-Zelle; Beispiel: CRS3035RES100mN2933500E4154700", id), where)
             : fail(fmt::format("„{}“ ist keine 1-km-Zelle; Beispiel: CRS3035RES1000mN2933000E4154000", id), where);
}

/// A middle that is off by up to a metre is rounding; anything else is another grid.
Result<geo::CellCode> by_middle(std::string_view x_text, std::string_view y_text, GridSize size,
                                std::string const& where) {
  constexpr auto kFarthest = 10'000'000.0;
  auto const x = number_in(x_text);
  auto const y = number_in(y_text);
  auto const known = x && y && *x > 0.0 && *y > 0.0 && *x < kFarthest && *y < kFarthest;
  if (known) {
    auto const side = side_of(size);
    auto const code = geo::CellCode{static_cast<std::int32_t>(std::floor(*x / side)) * cells_along(size),
                                    static_cast<std::int32_t>(std::floor(*y / side)) * cells_along(size)};
    auto const middle = middle_of(code, size);
    if (std::abs(*x - middle.x) <= 1.0 && std::abs(*y - middle.y) <= 1.0) { return code; }
  }
  return fail(
      fmt::format("({}; {}) ist kein Mittelpunkt einer Zelle von {:.0f} m in EPSG:3035", x_text, y_text, side_of(size)),
      where);
}

}  // namespace

std::optional<geo::CellCode> parse_km_name(std::string_view name) {
  constexpr auto kLong = std::string_view{"CRS3035RES1000mN"};
  constexpr auto kShort = std::string_view{"1kmN"};
  auto const is_long = name.starts_with(kLong);
  if (!is_long && !name.starts_with(kShort)) { return std::nullopt; }
  name.remove_prefix(is_long ? kLong.size() : kShort.size());
  auto const e = name.find('E');
  if (e == std::string_view::npos) { return std::nullopt; }
  auto const north = parse_integer(name.substr(0, e));
  auto const east = parse_integer(name.substr(e + 1));
  auto const unit = is_long ? 1000 : 1;
  constexpr auto kLimit = 10'000'000LL;
  auto const fits = [&](std::optional<long long> n) { return n && *n >= 0 && *n <= kLimit && *n % unit == 0; };
  if (!fits(north) || !fits(east)) { return std::nullopt; }
  auto const cells = [&](long long n) { return static_cast<std::int32_t>(n / unit * 10); };
  return geo::CellCode{cells(*east), cells(*north)};
}

std::optional<GridColumns> grid_columns(CsvTable const& table) {
  for (auto const& names : kNames) {
    auto const out = GridColumns{names.size, table.column(names.id), table.column(names.x), table.column(names.y)};
    if (out.id || (out.x && out.y)) { return out; }
  }
  return std::nullopt;
}

Result<geo::CellCode> square_of(CsvTable const& table, GridColumns const& columns) {
  auto const where = table.where();
  auto const has_middle = columns.x && columns.y;
  if (!columns.id) { return by_middle(table.cell(*columns.x), table.cell(*columns.y), columns.size, where); }
  TRY(auto const code, by_id(table.cell(*columns.id), columns.size, where));
  if (!has_middle) { return code; }
  auto const x = number_in(table.cell(*columns.x));
  auto const y = number_in(table.cell(*columns.y));
  auto const middle = middle_of(code, columns.size);
  if (!x || !y || std::abs(*x - middle.x) > 1.0 || std::abs(*y - middle.y) > 1.0) {
    return fail(
        fmt::format("der Mittelpunkt ({}; {}) gehört nicht zur Zelle „{}“, deren Mittelpunkt ({:.0f}; {:.0f}) ist",
                    table.cell(*columns.x), table.cell(*columns.y), table.cell(*columns.id), middle.x, middle.y),
        where);
  }
  return code;
}

bool has_short_name(CsvTable const& table, GridColumns const& columns) {
  return columns.id && !table.cell(*columns.id).starts_with("CRS");
}

}  // namespace leitbild::importing
