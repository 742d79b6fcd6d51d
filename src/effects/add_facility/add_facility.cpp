// A new place people go to: a shop, a practice, a Kita, a playground.
// It becomes one more destination of its category; it is there from the measure's first year on.
// Weakness: no capacity, no competition, no opening hours.
#include <array>

#include <fmt/format.h>

#include "effects/facility_categories.h"

namespace leitbild::effects {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "category",
              .title_de = "Art der Einrichtung",
              .title_en = "Category",
              .help_de = "Was dort eröffnet.",
              .type = Parameter::Type::kChoice,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "",
              .choices = kFacilityCategoryIds},
    Parameter{.name = "name",
              .title_de = "Name",
              .title_en = "Name",
              .help_de = "Wie die Einrichtung heißen soll; darf fehlen.",
              .type = Parameter::Type::kText,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "",
              .choices = {}},
};

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const at = std::get<geo::Point>(shape);
  auto problems = Problems{};
  check_place(problems, city, at, city.facilities->coverage, "Einrichtungen");
  auto const category = city::facility_category_from(text(values, "category"));
  if (!category) { problems.add(fmt::format("„{}“ ist keine Art von Einrichtung", text(values, "category"))); }
  if (!category || !problems.empty()) { return std::move(problems).as_failure(); }
  return city::Changes{city::AddFacility{{.category = *category, .name = text(values, "name"), .at = at}}};
}

}  // namespace

extern constinit Effect const add_facility{
    .id = "add_facility",
    .title_de = "Einrichtung eröffnen",
    .title_en = "Add a facility",
    .help_de = "Eine neue Einrichtung, die zu Fuß erreicht werden kann. Größe, Öffnungszeiten und Wettbewerb werden "
               "nicht betrachtet.",
    .source = "Wegenetz und Einrichtungen des Stadtmodells",
    .place = "point",
    .writes = {city::Layer::kFacilities},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
