// Another use of the ground.
// All ground inside the area, roofs included, becomes one class.
// Weakness: what is built on it has to be said as roofs or homes of its own.
#include <array>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array<std::string_view, 15> kChoices{"farmland",   "meadow", "forest",  "park",        "garden",
                                                    "cemetery",   "sport",  "water",   "residential", "commercial",
                                                    "industrial", "public", "traffic", "street",      "permeable"};

constexpr std::array kParameters{
    Parameter{
        .name = "to",
        .title_de = "Neue Nutzung",
        .title_en = "New use",
        .help_de =
            "Wozu der Boden wird: farmland (Acker), meadow (Wiese), forest (Wald), park, garden (Kleingarten), "
            "cemetery (Friedhof), sport, water (Gewässer), residential (Wohnen), commercial (Handel), industrial "
            "(Gewerbe), public (Gemeinbedarf), traffic (Verkehr), street (Straße), permeable (durchlässiger Belag).",
        .type = Parameter::Type::kChoice,
        .unit = "",
        .low = 0,
        .high = 0,
        .fallback = "",
        .choices = kChoices},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  // complete() lets only choices through, and each is the id of a kind of ground.
  auto const to = city::ground_from(text(values, "to")).value_or(city::Ground::kOpen);
  return set_ground(city, shape, "die Fläche der neuen Nutzung", to, city::kAnyGround);
}

}  // namespace

extern constinit Effect const change_ground{
    .id = "change_ground",
    .title_de = "Nutzung ändern",
    .title_en = "Change land use",
    .help_de = "Der Boden der Fläche wird ganz zu einer anderen Art, mit deren Schatten, Verdunstung, Abfluss und "
               "Versickerung. Gebäude darauf verschwinden aus dem Boden, nicht aus dem Gebäudebestand.",
    .source = "Bodenarten des Stadtmodells (nature/ground_values.toml)",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
