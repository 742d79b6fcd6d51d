// More or fewer departures at an existing stop.
// The stop nearest to the drawn point, at most kSamePlace away, has the given departures per hour from the measure's
// first year on. Two measures that set one stop differently contradict each other.
// Weakness: one stop at a time, not a line; travel times do not change.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

/// Both sides of a street and the platforms of a bus station are as far apart.
constexpr Metres kSamePlace{100.0};

constexpr std::array kParameters{
    Parameter{.name = "departures_per_hour",
              .title_de = "Abfahrten je Stunde",
              .title_en = "Departures per hour",
              .help_de = "Künftig, alle Richtungen zusammen, Mittel von 6 bis 20 Uhr; 0 stellt den Verkehr ein.",
              .type = Parameter::Type::kNumber,
              .unit = "je Stunde",
              .low = 0,
              .high = 60,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const at = std::get<geo::Point>(shape);
  auto const& stops = city.transit->stops.rows;
  auto const squared = [&](city::Stop const& stop) { return geo::squared_distance(stop.at, at); };
  auto const nearest = std::ranges::min_element(stops, {}, squared);
  if (nearest == stops.end()) {
    return fail("in der Stadt ist keine Haltestelle bekannt, deren Takt sich ändern könnte");
  }
  auto const distance = geo::distance(nearest->at, at);
  if (distance > kSamePlace) {
    return fail(
        fmt::format("höchstens {:.0f} m um den Ort „{}“ liegt keine Haltestelle; die nächste ist „{}“ bei „{}“, "
                    "{} m entfernt",
                    kSamePlace.value, geo::to_wkt(at, 0), nearest->name, geo::to_wkt(nearest->at, 0),
                    format_number(distance.value, 0)));
  }
  return city::Changes{city::SetService{.stop = city::StopId{static_cast<std::size_t>(nearest - stops.begin())},
                                        .departures_per_hour = number(values, "departures_per_hour")}};
}

}  // namespace

extern constinit Effect const change_service{
    .id = "change_service",
    .title_de = "Takt einer Haltestelle ändern",
    .title_en = "Change the service at a stop",
    .help_de =
        "Die nächste bestehende Haltestelle im Umkreis von 100 m wird häufiger oder seltener bedient. Linien und "
        "Fahrzeiten werden nicht betrachtet; ohne bekannten Fahrplan bleibt es bei „keine Daten“.",
    .source = "Haltestellen und Fahrplan des Stadtmodells",
    .place = "point",
    .writes = {city::Layer::kTransit},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
