// Trees on streets, squares and yards.
// crowns = trees x crown of a grown tree, spread evenly over the area; they grow in linearly. Crowns shade, evaporate, and from half of
// a pixel on count as green that cools.
// Weakness: growth is linear, no tree dies; the space for roots is not looked at.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "trees",
              .title_de = "Bäume",
              .title_en = "Trees",
              .help_de = "Wie viele Bäume gepflanzt werden.",
              .type = Parameter::Type::kNumber,
              .unit = "Bäume",
              .low = 1,
              .high = 100'000,
              .fallback = "",
              .choices = {}},
    Parameter{.name = "crown",
              .title_de = "Krone eines Baums",
              .title_en = "Crown of a tree",
              .help_de = "Fläche der Krone eines ausgewachsenen Baums.",
              .type = Parameter::Type::kNumber,
              .unit = "m²",
              .low = 5,
              .high = 200,
              .fallback = "",
              .choices = {}},
    Parameter{.name = "years_to_grow",
              .title_de = "Jahre bis zur vollen Krone",
              .title_en = "Years until crowns are full",
              .help_de = "Ganze Jahre, in denen die Kronen gleichmäßig wachsen.",
              .type = Parameter::Type::kNumber,
              .unit = "Jahre",
              .low = 1,
              .high = 60,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto problems = Problems{};
  check_ground(problems, city, drawn, "die Fläche der Bäume");
  auto const years = number(values, "years_to_grow");
  for (auto const& [name, value] : {std::pair{"trees", number(values, "trees")}, std::pair{"years_to_grow", years}}) {
    if (value != std::round(value)) {
      problems.add(fmt::format("„{}“ ist kein Wert für „{}“; erlaubt sind ganze Zahlen", value, name));
    }
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto const crowns = SquareMetres{number(values, "trees") * number(values, "crown")};
  if (auto const room = ground_area(city, drawn); crowns > room) {
    return fail(
        fmt::format("die Kronen brauchen ausgewachsen {:.0f} m², die Fläche hat {:.0f} m²", crowns.value, room.value));
  }
  return city::Changes{
      city::AddCrowns{.crowns = {.area = drawn, .crowns = crowns}, .years_to_grow = static_cast<int>(years)}};
}

}  // namespace

extern constinit Effect const plant_trees{
    .id = "plant_trees",
    .title_de = "Bäume pflanzen",
    .title_en = "Plant trees",
    .help_de = "Bäume auf der Fläche, gleichmäßig verteilt; ihre Kronen wachsen über die Jahre ein. Sie geben Schatten "
               "und verdunsten. Ausfall und Wurzelraum werden nicht betrachtet.",
    .source = "Kronen: GALK-Straßenbaumliste (Bäume zweiter Ordnung, Krone um 8 m)",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
