// A tiny city drawn as text, so that a test shows what it is about.
//
//     map                      letters are crossings, 4 columns or 2 rows apart = 100 m; the lower left corner is (0, 0)
//     a---b---c
//     |   |   |
//     d---e---f
//     end
//     boundary 0 0 200 150             box of the whole city; without such a line it is everywhere
//     district N Nord 0 50 200 150     code, name, box x0 y0 x1 y1 in metres
//     people a 120 under_18=30         residents of a cell whose centre is that crossing, or a place (x,y); age groups
//                                      as city/people/people.h calls them
//     facility groceries c Markt
//     facility kita b Sonne capacity=75
//     stop e Rathaus departures=4      per hour; without any such line there is no timetable
//     green park 0 0 100 50 Anger      park or forest, box, name
//     ground meadow 0 0 100 50         land use (as city/landcover/landcover.h calls it) of a box; without any such
//                                      line nothing is known of the ground
//     groundmap elevation 110          a map of the ground (as city/landcover/ground_maps.h calls it), one value on pixels of
//                                      100 m; further lines with a box change it there
//     building 0 0 20 10               a roof
//     coverage facilities 0 0 150 150  where a layer is known; without a line: everywhere
//                                      (layers: streets, facilities, stops, green)
//
// `#` begins a comment. Without a district line the city itself is the only district; its code is "city".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "city/city.h"

namespace leitbild::testing {

struct CityText {
  city::Layers layers;
  std::map<char, geo::Point> crossings;
  std::vector<std::pair<int, std::string>> rest;  // lines that are not about the city, with their number
};

/// Error: file and line of what cannot be read.
Result<CityText> read_city_text(std::string_view text, std::string_view where);

/// "a" or "(120,30)".
Result<geo::Point> place_in(CityText const& city, std::string_view text);

/// Reads and assembles; a failure is a defect of the test and throws.
city::City city_from(std::string_view text);

}  // namespace leitbild::testing
