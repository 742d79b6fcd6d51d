// A new park or wood that is open to everybody.
// Where it touches green of its kind, both are one area from then on; it is entered where a path meets or runs along its
// boundary. It is there, whole, from the measure's first year on.
// Weakness: trees take decades; equipment and quality are not considered.
#include <array>

#include <fmt/format.h>

#include "effects/effect.h"
#include "geo/area.h"

namespace leitbild::effects {
namespace {

/// Smaller than this is a flower bed, or a slip of the pen.
constexpr SquareMetres kSmallest{100.0};

constexpr std::array<std::string_view, 2> kKinds{"park", "forest"};

constexpr std::array kParameters{
    Parameter{.name = "kind",
              .title_de = "Art der Grünfläche",
              .title_en = "Kind of green",
              .help_de = "Park (öffentliche Grünanlage) oder Wald.",
              .type = Parameter::Type::kChoice,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "park",
              .choices = kKinds},
    Parameter{.name = "name",
              .title_de = "Name",
              .title_en = "Name",
              .help_de = "Wie die Fläche heißen soll; darf fehlen.",
              .type = Parameter::Type::kText,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto problems = Problems{};
  if (auto const reason = geo::invalid_because(drawn); !reason.empty()) {
    problems.add(fmt::format("die Grünfläche ist keine Fläche ohne Überschneidungen: {}", reason));
  } else if (geo::area(drawn) < kSmallest) {
    problems.add(fmt::format("die Grünfläche ist mit {:.0f} m² zu klein; erlaubt sind Flächen ab {:.0f} m²",
                             geo::area(drawn).value, kSmallest.value));
  }
  auto const middle = geo::label_point(shape);
  if (!geo::contains(city.landcover->coverage, middle)) {
    problems.add(fmt::format("die Grünfläche um „{}“ liegt außerhalb des Gebiets, für das Grünflächen bekannt sind",
                             geo::to_wkt(middle, 0)));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto const scale = geo::ground_scale(city.info.crs, middle);
  return city::Changes{city::AddGreenArea{{.name = text(values, "name"),
                                           .forest = text(values, "kind") == "forest",
                                           .shape = drawn,
                                           .area = geo::area(drawn) * (scale * scale)}}};
}

}  // namespace

extern constinit Effect const add_green{
    .id = "add_green",
    .title_de = "Grünfläche anlegen",
    .title_en = "Add a green area",
    .help_de = "Eine neue öffentliche Grünfläche. Berührt sie eine bestehende gleicher Art, werden beide zu einer; "
               "betreten wird sie, wo ein Weg den Rand berührt oder an ihm entlangführt. Ausstattung und Wachstum "
               "werden nicht betrachtet.",
    .source = "Grünflächen und Wegenetz des Stadtmodells",
    .place = "area",
    .writes = {city::Layer::kLandcover, city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
