// Cubic metres of a year's rain that seep away in a district.
// Formula: rain times the ratio of ground and soil, summed over all pixels of the district (nature/stormwater.h).
// Weakness: yearly means; soils and rain are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const yearly_percolation{
    .id = "yearly_percolation",
    .title_de = "Jährliche Versickerung im Bezirk (Modellwert)",
    .title_en = "Percolation in the district in a year (model value)",
    .method_de = "Kubikmeter des Jahresniederschlags, die im Bezirk versickern und Grundwasser bilden: "
                 "Niederschlag mal Anteil der Bodenart auf ihrer Bodengruppe. Karten von Boden und "
                 "Jahresniederschlag gelten, wo sie eingelesen sind; sonst Bodengruppe B und der Regen "
                 "unter „Parameter“. Modellwert.",
    .method_en = "Cubic metres of a year’s rain that seep away in the district and become groundwater: "
                 "rain times the ratio of the kind of ground on its soil. Maps of soil and yearly rain "
                 "count where they are imported; else soil group B and the rain under “parameters”. "
                 "Model value.",
    .unit = Unit::kCubicMetres,
    .source = "Verfahren: InVEST Urban Stormwater Retention",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return of_rain(in, &nature::GroundModels::percolated_volume); }};

}  // namespace leitbild::indicators
