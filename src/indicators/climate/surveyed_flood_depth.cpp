// Water depth after heavy rain where people live (expert report): what a map of experts says where people live; measures do not change it.
// Source: the imported map (import/ground). Weakness: as old as the report; beside the model, not instead of it.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const surveyed_flood_depth{
    .id = "surveyed_flood_depth",
    .title_de = "Wassertiefe bei Starkregen am Wohnort (Gutachten)",
    .title_en = "Water depth after heavy rain where people live (expert report)",
    .method_de = "Mittlere Wassertiefe am Wohnort nach der eingelesenen Starkregengefahrenkarte. Der Wert "
                 "steht neben dem Modellwert der Senken; Maßnahmen ändern ihn nicht. Ohne Karte keine "
                 "Daten.",
    .method_en = "Mean water depth where people live, from the imported flood hazard map. It stands beside "
                 "the model value of hollows; measures do not change it. No data without a map.",
    .unit = Unit::kMillimetres,
    .source = "Eingelesene Karte eines Gutachtens; Herkunft unter „Quellen“",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      constexpr auto kMillimetresOfMetre = 1'000.0;  // whole metres would say 0 nearly everywhere
      return of_map(in, city::MapKind::kFloodDepth, kMillimetresOfMetre);
    }};

}  // namespace leitbild::indicators
