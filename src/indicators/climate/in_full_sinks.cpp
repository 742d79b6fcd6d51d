// People who live in hollows that heavy rain fills.
// Formula: runoff (curve numbers) flows over the height model into its sinks and fills them (nature/sinks.h); share of residents
// whose homes stand in water of the least depth or more.
// Weakness: no sewers, culverts or kerbs; all water arrives at once; the height model decides.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const in_full_sinks{
    .id = "in_full_sinks",
    .title_de = "Menschen in Senken, die bei Starkregen volllaufen (Modellwert)",
    .title_en = "People in hollows that heavy rain fills (model value)",
    .method_de = "Anteil der Menschen, deren Häuser in einer Senke des Geländes stehen, in der nach "
                 "einem einstündigen Starkregen das Wasser mindestens so tief steht wie unter "
                 "„Parameter“. Der Abfluss folgt dem Höhenmodell; Kanalisation, Durchlässe und Borde "
                 "sind nicht darin, alles Wasser kommt auf einmal an. Ein Hinweis, wo hinzusehen ist; kein "
                 "Ersatz für eine Starkregengefahrenkarte. Ohne Höhenmodell keine Daten. Modellwert.",
    .method_en = "Share of people whose homes stand in a hollow of the ground where water is at least as "
                 "deep after a heavy rain of one hour as under “parameters”. Runoff follows the height "
                 "model; sewers, culverts and kerbs are not in it, all water arrives at once. It says "
                 "where to look, and replaces no flood hazard map. No data without a height model. Model "
                 "value.",
    .unit = Unit::kShare,
    .source = "Barnes, Lehman, Mulla (2014), Computers & Geosciences 62:117; Regen: Sturzflutgefahrenkarten "
              "Rheinland-Pfalz, SRI 7",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Global{},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const rain, rain_of(in));
      TRY(auto const depth, required(in, "depth"));
      return of_cells(in, in.ground.in_full_sinks(rain, Metres{depth}));
    }};

}  // namespace leitbild::indicators
