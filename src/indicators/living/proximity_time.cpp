// Proximity time: mean walking time to nine daily needs, none counted longer than 30 minutes.
// Formula: the way to the nearest place of every need; merged needs take the nearest of all their places, as the
// source does (here k = 1, the source averages over more places).
// Weakness: no opening hours, capacities or slope; a need that the data do not know at all counts as out of reach.
#include "indicators/needs.h"

namespace leitbild::indicators {

extern constinit Indicator const proximity_time{
    .id = "proximity_time",
    .title_de = "Wegezeit zu Fuß zu neun Bedarfen des Alltags",
    .title_en = "Walking time to nine daily needs",
    .method_de = "Mittlere Gehzeit bei 4,8 km/h zum jeweils nächsten Ort; was weiter als 30 Minuten entfernt ist, "
                 "zählt mit 30. Neun Bedarfe: Lebensmittel; Gesundheit (Hausarztpraxis oder Apotheke); Kita oder "
                 "Grundschule; weiterführende Schule; Spielplatz oder Park ab 0,5 ha; Sport; Kultur oder Bücherei; "
                 "Haltestelle; täglicher Bedarf. Bei zusammengefassten Bedarfen zählt der nähere Ort; Schule und Kita "
                 "einzeln zeigen eigene Indikatoren. "
                 "Eine Art von Ort, die in den Daten ganz fehlt, zählt als nicht erreichbar.",
    .method_en = "Mean walking time at 4.8 km/h to the nearest place of each need; what is farther than 30 minutes "
                 "away counts as 30. Nine needs: groceries; health (general practice or pharmacy); day care centre or "
                 "primary school; secondary school; playground or park of 0.5 ha or more; sport; culture or library; "
                 "stop; everyday errands. For merged needs the nearer place counts; school and day care centre are "
                 "shown separately by indicators of their own. A kind of place that is missing from the data "
                 "altogether counts as out of reach.",
    .unit = Unit::kMinutes,
    .source = "Bruno u. a., Nature Cities 2024 (15-Minuten-Stadt), mit einem nächsten Ort je Bedarf",
    .theme = Theme::kLiving,
    .reads = {city::Layer::kPeople, city::Layer::kStreets, city::Layer::kFacilities, city::Layer::kTransit,
              city::Layer::kLandcover},
    .reach = Network{},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const needs, daily_needs(in));
      return mean_minutes(in, needs);
    }};

}  // namespace leitbild::indicators
