// Cubic metres of a year's rain that do not run off the ground of a district.
// Formula: rain times (1 - runoff coefficient of ground and soil), summed over all pixels of the district (nature/stormwater.h).
// Weakness: yearly means; soils and rain are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const yearly_rain_kept{
    .id = "yearly_rain_kept",
    .title_de = "Jährlicher Rückhalt von Regenwasser (Modellwert)",
    .title_en = "Rain kept on the ground in a year (model value)",
    .method_de = "Kubikmeter des Jahresniederschlags, die im Bezirk nicht oberflächlich abfließen, "
                 "sondern verdunsten oder versickern: Niederschlag mal Rückhalt der Bodenart auf ihrer "
                 "Bodengruppe. Karten von Boden und Jahresniederschlag gelten, wo sie eingelesen sind; "
                 "sonst Bodengruppe B und der Regen unter „Parameter“. Modellwert.",
    .method_en = "Cubic metres of a year’s rain that do not run off in the district but evaporate or "
                 "seep away: rain times retention of the kind of ground on its soil. Maps of soil and "
                 "yearly rain count where they are imported; else soil group B and the rain under "
                 "“parameters”. Model value.",
    .unit = Unit::kCubicMetres,
    .source = "Verfahren: InVEST Urban Stormwater Retention",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return of_rain(in, &nature::GroundModels::kept_a_year); }};

}  // namespace leitbild::indicators
