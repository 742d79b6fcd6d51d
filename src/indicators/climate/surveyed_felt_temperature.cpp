// Physiological equivalent temperature where people live (expert report): what a map of experts says where people live; measures do not change it.
// Source: the imported map (import/ground). Weakness: as old as the report; beside the model, not instead of it.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const surveyed_felt_temperature{
    .id = "surveyed_felt_temperature",
    .title_de = "Gefühlte Temperatur PET am Wohnort (Gutachten)",
    .title_en = "Physiological equivalent temperature where people live (expert report)",
    .method_de = "Gefühlte Temperatur (PET) an einem heißen Nachmittag am Wohnort nach der eingelesenen "
                 "Karte eines Klimagutachtens; ab 35 °C ist die Wärmebelastung stark (VDI 3787 Blatt 2). "
                 "Maßnahmen ändern den Wert nicht. Ohne Karte keine Daten.",
    .method_en = "Physiological equivalent temperature on a hot afternoon where people live, from the "
                 "imported map of a climate report; from 35 °C on heat stress is strong (VDI 3787 part "
                 "2). Measures do not change it. No data without a map.",
    .unit = Unit::kCelsius,
    .source = "Eingelesene Karte eines Gutachtens; Herkunft unter „Quellen“",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      return of_map(in, city::MapKind::kFeltTemperature);
    }};

}  // namespace leitbild::indicators
