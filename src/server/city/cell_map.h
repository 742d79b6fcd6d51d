// The values of an indicator per 100 m cell: sorted into classes, and drawn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "city/city.h"
#include "server/endpoint.h"

namespace leitbild::server {

enum class When : std::uint8_t { kToday, kPlanned, kChange };

/// "today", "planned", "change".
std::string_view name(When when);
std::optional<When> when_from(std::string_view text);

/// One colour of a map, from the worst to the best; what has no data comes last.
struct CellClass {
  std::string colour;  // "#0b5867"; empty: no data, hatched
  std::string text;    // "über 300 m bis 500 m"
  std::size_t cells{};
  Persons counted;  // of those the indicator counts
};

/// What a map of cells shows, by class.
struct CellClasses {
  std::vector<CellClass> classes;
  std::vector<std::size_t> of_cell;  // position in `classes`, by cell of the planned city

  CellClasses(Site const& site, std::size_t comparison, When when, Language language);
};

/// The classes as a table, with the address of the map.
Json cell_map_json(Call const& call, std::size_t comparison, When when);

/// Cells over the districts' borders and names. `district`: the sheet is around it.
std::string draw_cells(Site const& site, CellClasses const& classes, city::DistrictId district);

}  // namespace leitbild::server
