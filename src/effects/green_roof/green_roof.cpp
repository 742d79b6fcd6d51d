// Roofs that get plants.
// All roofs inside the area; they evaporate and hold rain back (curve number 86).
// Weakness: extensive roofs of some 10 cm; façades are not modelled.
#include <array>

#include <fmt/format.h>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::span<Parameter const> kParameters{};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& /*values*/) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto problems = Problems{};
  check_ground(problems, city, drawn, "die Fläche der Gründächer");
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return city::Changes{
      city::SetGround{{.area = drawn, .to = city::Ground::kGreenRoof, .only = city::GroundSet{city::Ground::kRoof}}}};
}

}  // namespace

extern constinit Effect const green_roof{
    .id = "green_roof",
    .title_de = "Dächer begrünen",
    .title_en = "Green roofs",
    .help_de = "Alle Dächer in der Fläche werden extensiv begrünt: Sie verdunsten, sind heller und halten Regen "
               "zurück. Fassaden werden nicht betrachtet.",
    .source = "Bodenarten des Stadtmodells (nature/ground_values.toml)",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
