// A swale, trench or basin that holds rain.
// Its volume is spread over its area; a rain runs off only beyond it.
// Weakness: only rain that falls on the area itself is held: what flows in from elsewhere is not computed.
#include <array>

#include "effects/drawn_ground.h"
#include "effects/effect.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "volume",
              .title_de = "Rückhalteraum",
              .title_en = "Volume",
              .help_de = "Wie viel Wasser Platz hat.",
              .type = Parameter::Type::kNumber,
              .unit = "m³",
              .low = 1,
              .high = 1'000'000,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto problems = Problems{};
  check_ground(problems, city, drawn, "die Fläche des Rückhalts");
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return city::Changes{city::AddStorage{{.area = drawn, .volume = CubicMetres{number(values, "volume")}}}};
}

}  // namespace

extern constinit Effect const add_retention{
    .id = "add_retention",
    .title_de = "Regenwasser zurückhalten",
    .title_en = "Retain rain water",
    .help_de = "Mulde, Rigole oder Becken: Das Volumen verteilt sich auf die gezeichnete Fläche, abfließen kann nur, "
               "was darüber hinaus fällt. Zeichnen Sie die Fläche, deren Wasser hineinläuft.",
    .source = "Volumen der Planung; Kurvennummern-Verfahren",
    .place = "area",
    .writes = {city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
