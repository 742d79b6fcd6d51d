// Cubic metres of a heavy rain that run off the ground of a district.
// Formula: curve numbers (nature/flood.h), less storage of measures, summed over all pixels of the district.
// Weakness: no routing, no sewers; soils and rain are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const heavy_rain_volume{
    .id = "heavy_rain_volume",
    .title_de = "Abfluss bei Starkregen im Bezirk (Modellwert)",
    .title_en = "Runoff of heavy rain in the district (model value)",
    .method_de = "Kubikmeter eines einstündigen Starkregens, die auf dem Gebiet des Bezirks "
                 "oberflächlich abfließen, nach dem Kurvennummern-Verfahren; was Mulden und Becken von "
                 "Maßnahmen halten, ist abgezogen. Wohin das Wasser fließt, ist nicht gerechnet. Karten "
                 "von Boden und Bemessungsregen gelten, wo sie eingelesen sind; sonst Bodengruppe B und "
                 "der Regen unter „Parameter“. Modellwert.",
    .method_en = "Cubic metres of a heavy rain of one hour that run off the ground of the district, by the "
                 "curve number method, less what swales and basins of measures hold. Where the water goes "
                 "is not computed. Maps of soil and design rain count where they are imported; else soil "
                 "group B and the rain under “parameters”. Model value.",
    .unit = Unit::kCubicMetres,
    .source = "USDA NEH 630 (2004); Regen: Sturzflutgefahrenkarten Rheinland-Pfalz, SRI 7",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) { return of_rain(in, &nature::GroundModels::runoff_volume); }};

}  // namespace leitbild::indicators
