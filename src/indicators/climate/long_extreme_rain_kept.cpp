// Cubic metres of an extreme rain of four hours that the ground of a district keeps.
// Formula: rain less runoff (curve numbers, nature/flood.h; storage of measures), summed over all pixels of the district.
// Weakness: no routing, no sewers; soils and rain are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const long_extreme_rain_kept{
    .id = "long_extreme_rain_kept",
    .title_de = "Rückhalt bei extremem Starkregen von 4 Stunden (Modellwert)",
    .title_en = "Extreme rain of 4 hours kept on the ground (model value)",
    .method_de = "Kubikmeter eines extremen vierstündigen Starkregens, die auf dem Gebiet des Bezirks "
                 "bleiben: Niederschlag abzüglich des Abflusses nach dem Kurvennummern-Verfahren, mit "
                 "dem, was Mulden und Becken von Maßnahmen halten. Eine eingelesene Karte des "
                 "Bemessungsregens gilt, im selben Verhältnis verstärkt; sonst der Regen unter "
                 "„Parameter“. Modellwert.",
    .method_en = "Cubic metres of an extreme rain of four hours that stay on the ground of the district: "
                 "rain less runoff by the curve number method, with what swales and basins of measures "
                 "hold. An imported map of the design rain counts, stronger in the same proportion; else "
                 "the rain under “parameters”. Model value.",
    .unit = Unit::kCubicMetres,
    .source = "USDA NEH 630 (2004); Regen: Sturzflutgefahrenkarten Rheinland-Pfalz, SRI 10",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return of_rain(in, &nature::GroundModels::kept_volume); }};

}  // namespace leitbild::indicators
