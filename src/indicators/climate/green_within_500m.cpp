// Share of residents with public green of at least 0.5 ha, forest included, within 500 m walking distance.
// Formula: as groceries_within_700m; destinations are the entrances of green areas; an area of one kind (park, forest)
// is measured as a whole.
// Weakness: entrances are guessed where a path touches the boundary; quality, noise and fences are not known. The
// yardsticks of the sources mean straight lines: a walk is stricter, so their shares cannot be compared.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const green_within_500m{
    .id = "green_within_500m",
    .title_de = "Grün ab 0,5 ha höchstens 500 m zu Fuß (mit Wald)",
    .title_en = "Green of 0.5 ha or more within 500 m on foot (with forest)",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg zum nächsten Eingang einer öffentlichen "
                 "Grünfläche oder eines Waldes von mindestens 0,5 ha höchstens 500 m lang ist. Eingänge werden dort "
                 "angenommen, wo ein Weg den Rand berührt; Qualität und Zäune sind nicht bekannt.",
    .method_en = "Share of residents whose walk to the nearest entrance of a public green space or a forest of at "
                 "least 0.5 ha is at most 500 m long. Entrances are assumed where a path touches the edge; quality "
                 "and fences are not known.",
    .unit = Unit::kShare,
    .source = "Umweltatlas Berlin 06.05 (wohnungsnahes Grün), hier als Fußweg",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kLandcover},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return share_near_green(in, Forest::kCounts); }};

}  // namespace leitbild::indicators
