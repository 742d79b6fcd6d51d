// Millimetres of a heavy rain of one hour that run off where people live.
// Formula: curve numbers (nature/flood.h) on the city's ground; less what measures hold back on each pixel.
// Weakness: no routing: where the water goes is not known; soils are assumed where no map is.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const heavy_rain_runoff{
    .id = "heavy_rain_runoff",
    .title_de = "Abfluss bei Starkregen am Wohnort (Modellwert)",
    .title_en = "Runoff of heavy rain where people live (model value)",
    .method_de = "Millimeter eines einstündigen Starkregens, die am Wohnort oberflächlich abfließen, nach dem "
                 "Kurvennummern-Verfahren; was Mulden und Becken von Maßnahmen halten, ist abgezogen. Wohin "
                 "das Wasser fließt, ist nicht gerechnet; ohne Bodenkarte gilt überall Bodengruppe B. "
                 "Modellwert.",
    .method_en = "Millimetres of a heavy rain of one hour that run off where people live, by the curve number "
                 "method; what swales and basins of measures hold is taken off. Where the water goes is not "
                 "computed; without a soil map group B is assumed everywhere. Model value.",
    .unit = Unit::kMillimetres,
    .source = "USDA NEH 630 (2004); Regen: Sturzflutgefahrenkarten Rheinland-Pfalz, SRI 7",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const rain, rain_of(in));
      return of_cells(in, in.ground.runoff(rain));
    }};

}  // namespace leitbild::indicators
