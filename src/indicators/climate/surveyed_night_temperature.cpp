// Night temperature where people live (expert report): what a map of experts says where people live; measures do not change it.
// Source: the imported map (import/ground). Weakness: as old as the report; beside the model, not instead of it.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const surveyed_night_temperature{
    .id = "surveyed_night_temperature",
    .title_de = "Nachttemperatur am Wohnort (Gutachten)",
    .title_en = "Night temperature where people live (expert report)",
    .method_de = "Mittlere Lufttemperatur einer Sommernacht am Wohnort nach der eingelesenen Karte eines "
                 "Klimagutachtens. Der Wert steht neben dem Modellwert der nächtlichen Erwärmung; "
                 "Maßnahmen ändern ihn nicht, ihre Wirkung zeigt das Modell. Ohne Karte keine Daten.",
    .method_en = "Mean air temperature of a summer night where people live, from the imported map of a "
                 "climate report. It stands beside the model value of warming at night; measures do not "
                 "change it, the model shows what they do. No data without a map.",
    .unit = Unit::kCelsius,
    .source = "Eingelesene Karte eines Gutachtens; Herkunft unter „Quellen“",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      return of_map(in, city::MapKind::kNightTemperature);
    }};

}  // namespace leitbild::indicators
