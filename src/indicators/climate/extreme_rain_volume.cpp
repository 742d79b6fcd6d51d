// Cubic metres of an extreme rain that run off the ground of a district.
// Formula: curve numbers (nature/flood.h), less storage of measures, summed over all pixels of the district.
// Weakness: no routing, no sewers; soils and rain are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const extreme_rain_volume{
    .id = "extreme_rain_volume",
    .title_de = "Abfluss bei extremem Starkregen von 1 Stunde im Bezirk (Modellwert)",
    .title_en = "Runoff of extreme rain of 1 hour in the district (model value)",
    .method_de = "Kubikmeter eines extremen einstündigen Starkregens, die auf dem Gebiet des Bezirks "
                 "oberflächlich abfließen, nach dem Kurvennummern-Verfahren; was Mulden und Becken von "
                 "Maßnahmen halten, ist abgezogen. Wohin das Wasser fließt, ist nicht gerechnet. Eine "
                 "eingelesene Karte des Bemessungsregens gilt, im selben Verhältnis verstärkt; sonst der "
                 "Regen unter „Parameter“. Modellwert.",
    .method_en = "Cubic metres of an extreme rain of one hour that run off the ground of the district, by "
                 "the curve number method, less what swales and basins of measures hold. Where the water "
                 "goes is not computed. An imported map of the design rain counts, stronger in the same "
                 "proportion; else the rain under “parameters”. Model value.",
    .unit = Unit::kCubicMetres,
    .source = "USDA NEH 630 (2004); Regen: Sturzflutgefahrenkarten Rheinland-Pfalz, SRI 10",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) { return of_rain(in, &nature::GroundModels::runoff_volume); }};

}  // namespace leitbild::indicators
