// Roofs that get plants.
// All roofs inside the area; they evaporate and hold rain back (curve number 86).
// Weakness: extensive roofs of some 10 cm.
#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::span<Parameter const> kParameters{};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& /*values*/) {
  return set_ground(city, shape, "die Fläche der Gründächer", city::Ground::kGreenRoof, {city::Ground::kRoof});
}

}  // namespace

extern constinit Effect const green_roof{
    .id = "green_roof",
    .title_de = "Dächer begrünen",
    .title_en = "Green roofs",
    .help_de = "Alle Dächer in der Fläche werden extensiv begrünt: Sie verdunsten, sind heller und halten Regen "
               "zurück.",
    .source = "Bodenarten des Stadtmodells (nature/ground_values.toml)",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
