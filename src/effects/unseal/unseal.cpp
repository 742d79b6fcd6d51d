// Sealed ground that is opened.
// Streets, yards and squares inside the area become meadow, garden or paving that lets water through; roofs stay. Paving comes
// only where more than half is sealed.
// Weakness: pixels of 10 m: what is narrower counts by the centre of the pixel.
#include <array>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array<std::string_view, 3> kChoices{"meadow", "garden", "permeable"};

constexpr std::array kParameters{
    Parameter{.name = "to",
              .title_de = "Neuer Boden",
              .title_en = "New ground",
              .help_de = "Wiese, Gartenfläche oder wasserdurchlässiger Belag; der Belag ersetzt nur, was überwiegend "
                         "versiegelt ist, keine Wohngrundstücke.",
              .type = Parameter::Type::kChoice,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "meadow",
              .choices = kChoices},
};

using enum city::Ground;
constexpr auto kMostlySealed = city::GroundSet{kStreet, kTraffic, kCommercial, kIndustrial};
constexpr auto kPartlySealed =
    city::GroundSet{kStreet, kTraffic, kCommercial, kIndustrial, kPublic, kResidential, kOpen};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  // complete() lets only choices through, and each is the id of a kind of ground.
  auto const to = city::ground_from(text(values, "to")).value_or(city::Ground::kOpen);
  // Paving on plots that are gardens for the most part would seal them.
  return set_ground(city, shape, "die entsiegelte Fläche", to, to == kPermeable ? kMostlySealed : kPartlySealed);
}

}  // namespace

extern constinit Effect const unseal{
    .id = "unseal",
    .title_de = "Fläche entsiegeln",
    .title_en = "Unseal ground",
    .help_de = "Befestigter Boden in der Fläche wird geöffnet; Dächer bleiben. Das Wasser versickert, der Boden "
               "verdunstet mehr. Gerechnet wird auf Pixeln von 10 m.",
    .source = "Bodenarten des Stadtmodells (nature/ground_values.toml)",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
