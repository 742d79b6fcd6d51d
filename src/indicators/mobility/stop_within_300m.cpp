// Share of residents with a stop of bus or train within 300 m walking distance.
// Formula: as groceries_within_700m; destinations are all stops, whatever runs there. Local transport plans use the
// same figures as the crow flies; on foot it is stricter, so the two must not be compared.
// Weakness: frequency, lines and barrier-free access are not considered.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const stop_within_300m{
    .id = "stop_within_300m",
    .title_de = "Haltestelle höchstens 300 m zu Fuß",
    .title_en = "Stop within 300 m on foot",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg zur nächsten Haltestelle höchstens 300 m lang "
                 "ist. Takt, Linien und Barrierefreiheit sind nicht berücksichtigt. Richtwerte der Nahverkehrspläne "
                 "gelten als Luftlinie und sind mit diesem Fußweg nicht vergleichbar.",
    .method_en = "Share of residents whose walk to the nearest stop is at most 300 m long. Headway, lines and "
                 "barrier-free access are not taken into account. Guide values of local transport plans apply to "
                 "distances as the crow flies and are not comparable with this walk.",
    .unit = Unit::kShare,
    .source = "eigene Setzung: 300 m Fußweg",
    .theme = Theme::kMobility,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kTransit},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return share_within(in, travel::Destinations::stops()); }};

}  // namespace leitbild::indicators
