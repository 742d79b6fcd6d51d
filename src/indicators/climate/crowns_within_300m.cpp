// Share of the ground within 300 m that is under tree crowns: the 30 of the rule 3-30-300.
// Formula: mean over a disc of the crowns of each kind of ground and of single trees (nature/ground_values.toml).
// Weakness: crowns of kinds of ground are typical shares; single trees are known only where they were mapped.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const crowns_within_300m{
    .id = "crowns_within_300m",
    .title_de = "Baumkronen im Umkreis von 300 m (Modellwert)",
    .title_en = "Tree crowns within 300 m (model value)",
    .method_de = "Anteil der Fläche im Umkreis von 300 m um den Wohnort, der unter Baumkronen liegt (Regel "
                 "3-30-300: 30 %). Bodenarten haben typische Anteile, kartierte und geplante Einzelbäume "
                 "kommen hinzu. Modellwert: kein Luftbild.",
    .method_en = "Share of the ground within 300 m of homes that lies under tree crowns (rule 3-30-300: 30%). "
                 "Kinds of ground have typical shares; mapped and planned single trees are added. Model value: "
                 "no aerial photograph.",
    .unit = Unit::kPercentOfGround,
    .source = "Konijnendijk (2022), J. For. Res. 34:821: Regel 3-30-300",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{300}},
    .better = Direction::kHigher,
    .compute = [](IndicatorInput const& in) { return percent_around(in, &nature::GroundModels::crowns_around); }};

}  // namespace leitbild::indicators
