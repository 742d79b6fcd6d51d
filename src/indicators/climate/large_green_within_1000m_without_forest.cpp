// Share of residents with public green of at least 10 ha, forests not counted, within 1,000 m walking distance.
// Formula: as groceries_within_700m; destinations are the entrances of green areas; an area of one kind (park, forest)
// is measured as a whole.
// Weakness: entrances are guessed where a path touches the boundary; quality, noise and fences are not known. The
// yardsticks of the sources mean straight lines: a walk is stricter, so their shares cannot be compared.
#include "indicators/nearness.h"

namespace leitbild::indicators {

extern constinit Indicator const large_green_within_1000m_without_forest{
    .id = "large_green_within_1000m_without_forest",
    .title_de = "Grün ab 10 ha höchstens 1.000 m zu Fuß (ohne Wald)",
    .title_en = "Green of 10 ha or more within 1,000 m on foot (without forest)",
    .method_de = "Anteil der Einwohnerinnen und Einwohner, deren Fußweg zum nächsten Eingang einer öffentlichen "
                 "Grünfläche von mindestens 10 ha (Wald zählt nicht) höchstens 1.000 m lang ist. Eingänge werden dort "
                 "angenommen, wo ein Weg den Rand berührt; Qualität und Zäune sind nicht bekannt.",
    .method_en = "Share of residents whose walk to the nearest entrance of a public green space of at least 10 ha "
                 "(forest does not count) is at most 1,000 m long. Entrances are assumed where a path touches the "
                 "edge; quality and fences are not known.",
    .unit = Unit::kShare,
    .source = "GALK (1973): Stadtteilpark ab 10 ha, hier als Fußweg",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kLandcover},
    .reach = Network{},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return share_near_green(in, Forest::kDoesNotCount); }};

}  // namespace leitbild::indicators
