// Mean walking distance to the nearest day care centre, in metres, weighted with residents.
// Formula: sum of residents x walk of their cell / residents of cells with a value; a cell from which no way leads to
// one has no value. INKAR measures the same as the crow flies; its figures cannot be compared.
// Weakness: free places and providers are not known; the nearest one need not be the one that is attended.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const distance_to_kita{
    .id = "distance_to_kita",
    .title_de = "Fußweg zur nächsten Kita",
    .title_en = "Walk to the nearest day care centre",
    .method_de = "Mittlere Länge des Fußwegs über das Wegenetz zur nächsten Kita, gewichtet mit der Zahl der "
                 "Einwohnerinnen und Einwohner. Träger und freie Plätze bleiben außer Betracht. Mit Entfernungen in "
                 "Luftlinie (INKAR) nicht vergleichbar.",
    .method_en = "Mean length of the walk along the path network to the nearest day care centre, weighted by the "
                 "number of residents. Providers and free places are not taken into account. Not comparable with "
                 "distances as the crow flies (INKAR).",
    .unit = Unit::kMetres,
    .source = "Maß wie INKAR „Nähe zu …“, hier als Fußweg",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities},
    .reach = Network{},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) {
      return walk_to_nearest(in, travel::Destinations::facilities(city::FacilityCategory::kKita));
    }};

}  // namespace leitbild::indicators
