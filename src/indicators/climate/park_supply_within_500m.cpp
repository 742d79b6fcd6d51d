// Public parks within 500 m as the crow flies, shared among all who reach them (two-step floating catchment area).
// Formula: nature/nature_access.h, dichotomy; residents evenly on the roofs of their cell.
// Weakness: straight lines without barriers; forest, sports grounds and cemeteries do not count; a park at the edge of the raster is
// shared with nobody beyond it.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const park_supply_within_500m{
    .id = "park_supply_within_500m",
    .title_de = "Parkfläche je Kopf im Umkreis von 500 m (Modellwert)",
    .title_en = "Park area per head within 500 m (model value)",
    .method_de = "Quadratmeter öffentlicher Parks im Umkreis von 500 m Luftlinie, geteilt durch alle, die sie "
                 "ebenso erreichen (Zwei-Schritte-Verfahren, 2SFCA). Ein großer Park in dünn besiedelter Lage "
                 "zählt viel, derselbe in dichter Lage wenig. Wald, Sportflächen und Friedhöfe zählen nicht; "
                 "Barrieren sind nicht bekannt. Modellwert.",
    .method_en = "Square metres of public parks within 500 m as the crow flies, divided among all who reach "
                 "them as well (two-step floating catchment area). Forest, sports grounds and cemeteries do "
                 "not count; barriers are not known. Model value.",
    .unit = Unit::kSquareMetresPerResident,
    .source = "GALK (1973): 6 m² je Einwohner; Verfahren: InVEST Urban Nature Access",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{1'000}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const radius, required(in, "radius"));
      return of_cells(in, in.ground.park_supply(Metres{radius}));
    }};

}  // namespace leitbild::indicators
