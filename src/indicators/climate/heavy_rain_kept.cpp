// Cubic metres of a heavy rain that the ground of a district keeps.
// Formula: rain less runoff (curve numbers, nature/flood.h; storage of measures), summed over all pixels of the district.
// Weakness: no routing, no sewers; soils and rain are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const heavy_rain_kept{
    .id = "heavy_rain_kept",
    .title_de = "Rückhalt bei Starkregen (Modellwert)",
    .title_en = "Heavy rain kept on the ground (model value)",
    .method_de = "Kubikmeter eines einstündigen Starkregens, die auf dem Gebiet des Bezirks bleiben: "
                 "Niederschlag abzüglich des Abflusses nach dem Kurvennummern-Verfahren, mit dem, was "
                 "Mulden und Becken von Maßnahmen halten. Karten von Boden und Bemessungsregen gelten, wo "
                 "sie eingelesen sind; sonst Bodengruppe B und der Regen unter „Parameter“. "
                 "Modellwert.",
    .method_en = "Cubic metres of a heavy rain of one hour that stay on the ground of the district: rain "
                 "less runoff by the curve number method, with what swales and basins of measures hold. "
                 "Maps of soil and design rain count where they are imported; else soil group B and the "
                 "rain under “parameters”. Model value.",
    .unit = Unit::kCubicMetres,
    .source = "USDA NEH 630 (2004); Regen: Sturzflutgefahrenkarten Rheinland-Pfalz, SRI 7",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return of_rain(in, &nature::GroundModels::kept_volume); }};

}  // namespace leitbild::indicators
