// Share of those under 6 who live where nights are much warmer than in the surroundings.
// Formula: as night_warming; a cell counts from the parameter "warming" on.
// Weakness: as night_warming; the limit is a setting, no norm, and people near it tip over with small changes.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const heat_exposed_under_6{
    .id = "heat_exposed_under_6",
    .title_de = "Kinder unter 6 mit starker nächtlicher Erwärmung (Modellwert)",
    .title_en = "Children under 6 with strong warming at night (model value)",
    .method_de = "Anteil der Kinder unter 6 Jahren, deren Wohnort nachts deutlich wärmer ist als das Umland: "
                 "ab der Schwelle unter „Parameter“. Sie leiden unter Hitze am meisten. Modellwert nach InVEST "
                 "Urban Cooling; verlässlich sind Unterschiede zwischen zwei Ständen bei Nacht, nicht einzelne "
                 "Temperaturen (Hamel et al. 2024). Werte der Bodenarten und Annahmen: Handbuch, "
                 "„Rastermodelle“.",
    .method_en = "Share of children under 6 whose home is much warmer at night than the surroundings: from the "
                 "limit under “parameters” on. They suffer most from heat. Model value after InVEST Urban "
                 "Cooling; differences between two states at night are reliable, single temperatures are not "
                 "(Hamel et al. 2024). Values of the kinds of ground and assumptions: manual.",
    .unit = Unit::kShare,
    .source = "InVEST Urban Cooling (Bosch et al. 2021, gmd-14-3521)",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = kReachOfHeat,
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) { return share_in_heat(in, city::AgeGroup::kUnder6); }};

}  // namespace leitbild::indicators
