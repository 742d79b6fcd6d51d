// How tables of the census name the cell of a row: by its id in one of two forms, by the middle of the cell, or both.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "geo/cell.h"
#include "import/csv_table.h"

namespace leitbild::importing {

enum class GridSize : std::uint8_t { k100m, k1km };

/// Number of 100 m cells along the side.
constexpr std::int32_t cells_along(GridSize size) { return size == GridSize::k100m ? 1 : 10; }

struct GridColumns {
  GridSize size{};
  std::optional<std::size_t> id, x, y;  // the id, or x and y, or all three
};

/// The columns GITTER_ID_100m, x_mp_100m and y_mp_100m, or those of 1 km. Nothing where the table has none of them.
std::optional<GridColumns> grid_columns(CsvTable const& table);

/// South-west cell of the row's square. Error: an id in another form, an odd middle, id and middle that differ.
Result<geo::CellCode> square_of(CsvTable const& table, GridColumns const& columns);

/// The ids begin with "100m" or "1km", the form the census of 2011 used.
bool has_short_name(CsvTable const& table, GridColumns const& columns);

/// "CRS3035RES1000mN2689000E4341000" or "1kmN2689E4341" -> its south-west cell.
std::optional<geo::CellCode> parse_km_name(std::string_view name);

}  // namespace leitbild::importing
