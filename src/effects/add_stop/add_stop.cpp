// A new stop of bus or train with its service.
// It becomes one more destination, for all that ask for a stop and, by its departures, for those that ask for service.
// Weakness: no lines, no journeys: where one gets from there is not known.
#include <array>

#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{
        .name = "departures_per_hour",
        .title_de = "Abfahrten je Stunde",
        .title_en = "Departures per hour",
        .help_de = "Alle Richtungen zusammen, Mittel von 6 bis 20 Uhr; ein 20-Minuten-Takt in zwei Richtungen sind 6.",
        .type = Parameter::Type::kNumber,
        .unit = "je Stunde",
        .low = 0,
        .high = 60,
        .fallback = "",
        .choices = {}},
    Parameter{.name = "name",
              .title_de = "Name",
              .title_en = "Name",
              .help_de = "Wie die Haltestelle heißen soll; darf fehlen.",
              .type = Parameter::Type::kText,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const at = std::get<geo::Point>(shape);
  auto problems = Problems{};
  check_place(problems, city, at, city.transit->coverage, "Haltestellen");
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return city::Changes{city::AddStop{
      {.name = text(values, "name"), .at = at, .departures_per_hour = number(values, "departures_per_hour")}}};
}

}  // namespace

extern constinit Effect const add_stop{
    .id = "add_stop",
    .title_de = "Haltestelle einrichten",
    .title_en = "Add a stop",
    .help_de = "Eine neue Haltestelle mit ihrem Takt. Linien und Fahrziele werden nicht betrachtet; ist der Stadt kein "
               "Fahrplan bekannt, zählt sie nur als Haltestelle.",
    .source = "Wegenetz und Haltestellen des Stadtmodells",
    .place = "point",
    .writes = {city::Layer::kTransit},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
