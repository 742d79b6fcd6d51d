// Shade without trees: sails, pergolas, arcades.
// The shaded area is spread evenly over the drawn one, in quarters of a pixel; it shades, and nothing else.
// Weakness: shade is taken to be there all day; what stands below the sail evaporates as before.
#include <array>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "area",
              .title_de = "Beschattete Fläche",
              .title_en = "Shaded area",
              .help_de = "Wie viel Fläche am Mittag im Schatten liegt.",
              .type = Parameter::Type::kNumber,
              .unit = "m²",
              .low = 25,
              .high = 1'000'000,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  return set_screens(city, shape, "die Fläche der Verschattung", city::Screen::kShade,
                     SquareMetres{number(values, "area")});
}

}  // namespace

extern constinit Effect const add_shade{.id = "add_shade",
                                        .title_de = "Schatten schaffen",
                                        .title_en = "Add shade",
                                        .help_de = "Sonnensegel, Pergolen, Arkaden: Die beschattete Fläche verteilt "
                                                   "sich gleichmäßig auf die gezeichnete. Schatten ohne "
                                                   "Verdunstung; für Bäume gibt es einen eigenen Wirkungstyp.",
                                        .source = "Beschattung der Planung; InVEST Urban Cooling",
                                        .place = "area",
                                        .writes = {city::Layer::kGround},
                                        .parameters = kParameters,
                                        .resolve = resolve};

}  // namespace leitbild::effects
