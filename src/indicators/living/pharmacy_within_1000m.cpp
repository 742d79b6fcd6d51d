// Share of residents with a pharmacy within 1,000 m walking distance.
// Formula: as groceries_within_700m. Source of the threshold: pharmacy_within_1000m.toml.
// Weakness: from the centre of a 100 m cell; says nothing of opening hours, emergency service, slope or kerbs; a
// pharmacy beyond the edge of the data is not seen.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const pharmacy_within_1000m{
    .id = "pharmacy_within_1000m",
    .title_de = "Apotheke höchstens 1.000 m zu Fuß",
    .title_en = "Pharmacy within 1,000 m on foot",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg über das Wegenetz zur nächsten Apotheke "
                 "höchstens 1.000 m lang ist, gerechnet ab der Mitte der 100-m-Rasterzelle. Sagt nichts über "
                 "Öffnungszeiten, Notdienst, Steigung oder Barrieren.",
    .method_en = "Share of residents whose walk along the path network to the nearest pharmacy is at most 1,000 m "
                 "long, measured from the centre of the 100 m grid cell. Says nothing about opening hours, "
                 "out-of-hours service, slope or barriers.",
    .unit = Unit::kShare,
    .source = "eigene Setzung: 1.000 m Fußweg, gut zwölf Minuten bei 4,8 km/h",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) {
      return share_within(in, travel::Destinations::facilities(city::FacilityCategory::kPharmacy));
    }};

}  // namespace leitbild::indicators
