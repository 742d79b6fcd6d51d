// Land that measures take: open ground that becomes settlement or traffic area, per resident and year.
// Formula: area that is settlement or traffic area and was not before any measure / residents / years of the plan.
// Weakness: the kinds of ground of this program, not those of the official survey; what becomes open again is not set off.
#include "indicators/ground.h"

namespace leitbild::indicators {

extern constinit Indicator const land_taken{
    .id = "land_taken",
    .title_de = "Neu beanspruchte Fläche je Einwohner und Jahr (Modellwert)",
    .title_en = "Land taken per resident and year (model value)",
    .method_de = "Offener Boden, den Maßnahmen zu Siedlungs- und Verkehrsfläche machen (auch zu Parks, "
                 "wie in der amtlichen Statistik), geteilt durch die Menschen im Bezirk und die Laufzeit "
                 "des Konzepts. Zum Vergleich der Anteil je Kopf am Bundesziel von 30 ha am Tag. Ohne "
                 "Maßnahmen null; was wieder offen wird, wird nicht gegengerechnet. Modellwert.",
    .method_en = "Open ground that measures turn into settlement and traffic area (parks count, too, as in "
                 "official statistics), divided by the residents of the district and the years of the "
                 "plan. Beside it the share per head of the national goal of 30 ha a day. Nothing without "
                 "measures; what becomes open again is not set off. Model value.",
    .unit = Unit::kSquareMetresPerResidentAndYear,
    .source = "Deutsche Nachhaltigkeitsstrategie: unter 30 ha am Tag bis 2030",
    .theme = Theme::kClimate,
    .reads = {city::Layer::kPeople, city::Layer::kGround},
    .reach = Local{Metres{0}},
    .better = Direction::kLower,
    .compute = [](IndicatorInput const& in) -> Result<IndicatorValues> {
      TRY(auto const years, required(in, "years"));
      auto out = of_ground(in, in.ground.land_taken());
      for (auto& district : out.districts.rows) {
        auto const people = as_double(district.counted);
        if (district.value) {
          district.value = people > 0.0 ? std::optional{*district.value / people / years} : std::nullopt;
        }
      }
      for (auto i = std::size_t{0}; i < out.cells.size(); ++i) {
        auto const people = as_double(in.city.people->cells[city::CellId{i}].residents);
        if (out.cells[i]) {
          out.cells[i] = people > 0.0 ? std::optional{*out.cells[i] / people / years} : std::nullopt;
        }
      }
      return out;
    }};

}  // namespace leitbild::indicators
