// Millimetres of a year's rain that seep into the ground where people live.
// Formula: rain x percolation ratio of each kind of ground (nature/ground_values.toml).
// Weakness: typical ratios; rain and soils are assumed where no maps are.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const percolation{
    .id = "percolation",
    .title_de = "Versickerung am Wohnort (Modellwert)",
    .title_en = "Percolation where people live (model value)",
    .method_de = "Millimeter des Jahresniederschlags, die am Wohnort versickern und Grundwasser bilden: "
                 "Niederschlag mal Anteil der Bodenart. Niederschlag und Bodengruppe sind für die ganze Stadt "
                 "angenommen, solange keine Karten vorliegen. Modellwert.",
    .method_en = "Millimetres of a year’s rain that seep away where people live: rain times the ratio of each "
                 "kind of ground. Rain and soil group are assumed for the whole city as long as there are no "
                 "maps. Model value.",
    .unit = Unit::kMillimetres,
    .source = "Verfahren: InVEST Urban Stormwater Retention",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const rain, rain_of(in));
      return of_cells(in, in.ground.percolation(rain));
    }};

}  // namespace leitbild::indicators
