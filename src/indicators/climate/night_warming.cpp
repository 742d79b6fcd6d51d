// How much warmer night air is where people live than in the surroundings, in calm summer nights.
// Formula: nature/cooling.h on the city's ground (nature/ground_models.h); mean of the 100 pixels of a cell.
// Weakness: wind, slopes and the heat of buildings are not in it; a proxy for differences, not a thermometer.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const night_warming{
    .id = "night_warming",
    .title_de = "Nächtliche Erwärmung am Wohnort (Modellwert)",
    .title_en = "Warming at night where people live (model value)",
    .method_de = "Um wie viel die Nachtluft über dem Wohnort wärmer ist als im Umland, in Kelvin. Schatten, "
                 "Rückstrahlung und Verdunstung jeder Bodenart kühlen, Grün ab 2 ha auch seine Umgebung; Luft "
                 "mischt sich über rund 500 m. Modellwert nach InVEST Urban Cooling; verlässlich sind "
                 "Unterschiede zwischen zwei Ständen bei Nacht, nicht einzelne Temperaturen (Hamel et al. "
                 "2024). Werte der Bodenarten und Annahmen: Handbuch, „Rastermodelle“.",
    .method_en = "By how much night air is warmer above homes than in the surroundings, in kelvin. Shade, "
                 "albedo and evapotranspiration of each kind of ground cool, green of 2 ha or more its "
                 "neighbourhood as well; air mixes over some 500 m. Model value after InVEST Urban Cooling; "
                 "differences between two states at night are reliable, single temperatures are not (Hamel et "
                 "al. 2024). Values of the kinds of ground and assumptions: manual.",
    .unit = Unit::kDegrees,
    .source = "InVEST Urban Cooling (Bosch et al. 2021, gmd-14-3521)",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = kReachOfHeat,
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const island, required(in, "heat_island"));
      return of_cells(in, in.ground.warming(island));
    }};

}  // namespace leitbild::indicators
