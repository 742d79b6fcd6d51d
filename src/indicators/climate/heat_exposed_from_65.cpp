// Share of those 65 and older who live where nights are much warmer than in the surroundings.
// Formula: as night_warming; a cell counts from the parameter "warming" on.
// Weakness: as night_warming; the limit is a setting, no norm, and people near it tip over with small changes.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const heat_exposed_from_65{
    .id = "heat_exposed_from_65",
    .title_de = "Ab 65-Jährige mit starker nächtlicher Erwärmung (Modellwert)",
    .title_en = "People of 65 and older with strong warming at night (model value)",
    .method_de = "Anteil der Menschen ab 65 Jahren, deren Wohnort nachts deutlich wärmer ist als das Umland: "
                 "ab der Schwelle unter „Parameter“. Sie leiden unter Hitze am meisten. Modellwert nach InVEST "
                 "Urban Cooling; verlässlich sind Unterschiede zwischen zwei Ständen bei Nacht, nicht einzelne "
                 "Temperaturen (Hamel et al. 2024). Werte der Bodenarten und Annahmen: Handbuch, "
                 "„Rastermodelle“.",
    .method_en = "Share of people of 65 and older whose home is much warmer at night than the surroundings: "
                 "from the limit under “parameters” on. They suffer most from heat. Model value after InVEST "
                 "Urban Cooling; differences between two states at night are reliable, single temperatures are "
                 "not (Hamel et al. 2024). Values of the kinds of ground and assumptions: manual.",
    .unit = Unit::kShare,
    .source = "InVEST Urban Cooling (Bosch et al. 2021, gmd-14-3521)",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = kReachOfHeat,
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) { return share_in_heat(in, city::AgeGroup::kFrom65); }};

}  // namespace leitbild::indicators
