// Green on walls.
// The area of green walls is spread evenly over the drawn one, in quarters of a pixel; it evaporates (facade_kc in
// nature/ground_values.toml). Weakness: no shade on the ground, nothing of what it does to the house behind.
#include <array>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "area",
              .title_de = "Grüne Wandfläche",
              .title_en = "Area of green walls",
              .help_de = "Wie viel Wand bewachsen ist, wenn die Pflanzen groß sind.",
              .type = Parameter::Type::kNumber,
              .unit = "m²",
              .low = 25,
              .high = 1'000'000,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  return set_screens(city, shape, "die Fläche der Fassaden", city::Screen::kFacade,
                     SquareMetres{number(values, "area")});
}

}  // namespace

extern constinit Effect const green_facade{
    .id = "green_facade",
    .title_de = "Fassaden begrünen",
    .title_en = "Green façades",
    .help_de = "Pflanzen an Wänden der gezeichneten Fläche: Sie verdunsten und kühlen so die Luft. Was sie für das "
               "Haus selbst "
               "tun, ist nicht gerechnet. Zeichnen Sie die Häuser mit ihren Höfen: höchstens 1 m² Wand je m² Fläche.",
    .source = "Annahmen: nature/ground_values.toml",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
