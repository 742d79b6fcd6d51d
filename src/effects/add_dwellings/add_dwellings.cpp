// New homes and those who move in.
// residents = dwellings x residents_per_dwelling, spread over the 100 m cells that the area meets by the area in each.
// The ground becomes plots of homes. They move in over years_to_fill years in equal parts, with the age groups of the whole city.
// Weakness: newcomers are usually younger than the city; where they come from, and who leaves, is not considered.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "effects/effect.h"
#include "geo/area.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "dwellings",
              .title_de = "Wohnungen",
              .title_en = "Dwellings",
              .help_de = "Wie viele Wohnungen entstehen.",
              .type = Parameter::Type::kNumber,
              .unit = "Wohnungen",
              .low = 1,
              .high = 20'000,
              .fallback = "",
              .choices = {}},
    Parameter{.name = "residents_per_dwelling",
              .title_de = "Einwohner je Wohnung",
              .title_en = "Residents per dwelling",
              .help_de = "Mittlere Zahl der Menschen je Wohnung.",
              .type = Parameter::Type::kNumber,
              .unit = "Personen",
              .low = 0.5,
              .high = 10,
              .fallback = "",
              .choices = {}},
    Parameter{.name = "years_to_fill",
              .title_de = "Jahre bis zum vollen Bezug",
              .title_en = "Years until all have moved in",
              .help_de = "Ganze Jahre; im ersten Jahr der Maßnahme zieht der erste gleiche Teil ein.",
              .type = Parameter::Type::kNumber,
              .unit = "Jahre",
              .low = 1,
              .high = 30,
              .fallback = "",
              .choices = {}},
};

/// What becomes plots; roofs and streets that are there stay.
using enum city::Ground;
constexpr auto kBuiltOver = city::kAnyGround.without({kWater, kResidential, kStreet, kRoof, kGreenRoof});

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto const dwellings = number(values, "dwellings");
  auto const years = number(values, "years_to_fill");
  auto problems = Problems{};
  for (auto const& [name, value] : {std::pair{"dwellings", dwellings}, std::pair{"years_to_fill", years}}) {
    if (value != std::round(value)) {
      problems.add(fmt::format("„{}“ ist kein Wert für „{}“; erlaubt sind ganze Zahlen", value, name));
    }
  }
  if (auto const reason = geo::invalid_because(drawn); !reason.empty()) {
    problems.add(fmt::format("das Baugebiet ist keine Fläche ohne Überschneidungen: {}", reason));
  }
  auto const middle = geo::label_point(shape);
  if (!geo::contains(city.districts->rows[city::Districts::kWholeCity].shape, middle)) {
    problems.add(fmt::format("das Baugebiet um „{}“ liegt außerhalb der Stadt", geo::to_wkt(middle, 0)));
  }
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  auto const residents = persons(dwellings * number(values, "residents_per_dwelling"));
  TRY(auto cells, city::spread_over_cells(drawn, residents, city.info.crs));
  return city::Changes{city::AddDwellings{.cells = std::move(cells), .years_to_fill = static_cast<int>(years)},
                       city::SetGround{{.area = drawn, .to = city::Ground::kResidential, .only = kBuiltOver}}};
}

}  // namespace

extern constinit Effect const add_dwellings{
    .id = "add_dwellings",
    .title_de = "Wohnungen bauen",
    .title_en = "Add dwellings",
    .help_de = "Neue Wohnungen auf einer Fläche; die Menschen ziehen über einige Jahre in gleichen Teilen ein, mit der "
               "Altersmischung der ganzen Stadt. Woher sie kommen, wird nicht betrachtet.",
    .source = "Einwohner je Zelle des Stadtmodells; Haushaltsgröße aus dem Zensus",
    .place = "area",
    .writes = {city::Layer::kPeople, city::Layer::kGround},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
