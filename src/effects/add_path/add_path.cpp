// A new way for people on foot: a path, a footway, steps, a crossing of a railway.
// Its vertices are joined to the streets within city::kPathJoin; where it only crosses a street it passes over or under.
// Weakness: slope, lighting and surface are not considered.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array<std::string_view, 5> kKinds{"footway", "path", "steps", "pedestrian", "crossing"};

constexpr Metres kShortest{1.0};

constexpr std::array kParameters{
    Parameter{.name = "kind",
              .title_de = "Art des Weges",
              .title_en = "Kind of way",
              .help_de = "Gehweg, Weg (auch für Räder), Treppe, Fußgängerbereich oder Querung einer Straße oder Bahn.",
              .type = Parameter::Type::kChoice,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "path",
              .choices = kKinds},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const& line = std::get<geo::Line>(shape);
  if (geo::length(line) < kShortest) {
    return fail(fmt::format("der Weg „{}“ ist kürzer als {:.0f} m", geo::to_wkt(line, 0), kShortest.value));
  }
  auto const is_joined = [&](geo::Point p) {
    return city.links.finder->nearest(*city.streets, p, city::kPathJoin).has_value();
  };
  if (std::ranges::none_of(line, is_joined)) {
    return fail(fmt::format("kein Punkt des Weges „{}“ liegt höchstens {:.0f} m von einer Straße entfernt; bitte bis "
                            "an eine Straße zeichnen",
                            geo::to_wkt(line, 0), city::kPathJoin.value));
  }
  // A crossing is walked like a footway; it has no kind of its own in the network.
  auto const& chosen = text(values, "kind");
  auto const kind = chosen == "crossing" ? city::StreetKind::kFootway : city::street_kind_from(chosen);
  if (!kind) { return fail(fmt::format("„{}“ ist keine Art von Weg", chosen)); }
  return city::Changes{city::AddStreet{{.line = line, .kind = *kind}}};
}

}  // namespace

extern constinit Effect const add_path{
    .id = "add_path",
    .title_de = "Weg oder Querung anlegen",
    .title_en = "Add a path or crossing",
    .help_de =
        "Ein neuer Weg für den Fußverkehr. Seine Punkte werden mit Straßen verbunden, die höchstens 20 m entfernt "
        "sind; Steigung, Licht und Belag werden nicht betrachtet.",
    .source = "Wegenetz des Stadtmodells",
    .place = "line",
    .writes = {city::Layer::kStreets},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
