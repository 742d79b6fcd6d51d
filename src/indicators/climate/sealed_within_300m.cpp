// Share of the ground within 300 m that is sealed.
// Formula: mean over a disc of the sealed share of each kind of ground (nature/ground_values.toml).
// Weakness: typical shares, no survey; what lies under crowns is not seen either way.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const sealed_within_300m{
    .id = "sealed_within_300m",
    .title_de = "Versiegelung im Umkreis von 300 m (Modellwert)",
    .title_en = "Sealed ground within 300 m (model value)",
    .method_de = "Anteil der Fläche im Umkreis von 300 m um den Wohnort, der überbaut oder befestigt ist. "
                 "Dächer und Straßen stammen aus der Karte, Grundstücke haben typische Anteile. Modellwert: "
                 "keine Vermessung.",
    .method_en = "Share of the ground within 300 m of homes that is built over or paved. Roofs and streets are "
                 "those of the map; plots have typical shares. Model value: no survey.",
    .unit = Unit::kPercentOfGround,
    .source = "Bodenarten des Stadtmodells; Anteile: USDA TR-55 (1986)",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{300}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) { return percent_around(in, &nature::GroundModels::sealed_around); }};

}  // namespace leitbild::indicators
