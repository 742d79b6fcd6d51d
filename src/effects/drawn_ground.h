// Checks that effects on the ground share.
#pragma once

#include "base/result.h"
#include "city/city.h"

namespace leitbild::effects {

/// Problems of an area on whose ground something changes; `what_de` names it ("die Fläche der Bäume").
void check_ground(Problems& problems, city::City const& city, geo::MultiPolygon const& drawn, std::string_view what_de);

/// The ground of an area becomes `to` where it is one of `only`. Error: as check_ground().
Result<city::Changes> set_ground(city::City const& city, geo::Shape const& shape, std::string_view what_de,
                                 city::Ground to, city::GroundSet only);

/// Screens of that size over an area. Error: as check_ground(); larger than the area.
Result<city::Changes> set_screens(city::City const& city, geo::Shape const& shape, std::string_view what_de,
                                  city::Screen screen, SquareMetres size);

/// On the ground.
SquareMetres ground_area(city::City const& city, geo::MultiPolygon const& drawn);

}  // namespace leitbild::effects
