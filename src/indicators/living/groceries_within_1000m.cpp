// Share of residents with a grocery shop within 1,000 m walking distance.
// Formula: sum of residents of cells whose walk to the nearest supermarket or discounter is at most max_walk, divided
// by the residents of all cells with data. Source of the threshold: groceries_within_1000m.toml.
// Weakness: from the centre of a 100 m cell; says nothing of opening hours, range of goods, slope or kerbs; a shop
// beyond the edge of the data is not seen.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const groceries_within_1000m{
    .id = "groceries_within_1000m",
    .title_de = "Lebensmittelmarkt höchstens 1.000 m zu Fuß",
    .title_en = "Grocery shop within 1,000 m on foot",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg über das Wegenetz zum nächsten Supermarkt oder "
                 "Discounter höchstens 1.000 m lang ist, gerechnet ab der Mitte der 100-m-Rasterzelle. Sagt nichts "
                 "über Sortiment, Öffnungszeiten, Steigung oder Barrieren.",
    .method_en = "Share of residents whose walk along the path network to the nearest supermarket or discounter is at "
                 "most 1,000 m long, measured from the centre of the 100 m grid cell. Says nothing about range of "
                 "goods, opening hours, slope or barriers.",
    .unit = Unit::kShare,
    .source = "eigene Setzung: 1.000 m Fußweg, gut zwölf Minuten bei 4,8 km/h",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) {
      return share_within(in, travel::Destinations::facilities(city::FacilityCategory::kGroceries));
    }};

}  // namespace leitbild::indicators
