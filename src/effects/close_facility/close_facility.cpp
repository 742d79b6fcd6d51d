// A place people go to closes: a shop, a practice, a Kita.
// The nearest one of the category that is open today, at most kSamePlace from the drawn point, is no longer a destination
// from the measure's first year on.
// Weakness: what another measure opens cannot be closed; nothing is said of where its customers or children go.
#include <array>
#include <limits>

#include <fmt/format.h>

#include "base/text.h"
#include "effects/facility_categories.h"

namespace leitbild::effects {
namespace {

/// How far from the drawn point the facility may stand: a school's grounds are as large, and a click is not exact.
constexpr Metres kSamePlace{100.0};

constexpr std::array kParameters{
    Parameter{.name = "category",
              .title_de = "Art der Einrichtung",
              .title_en = "Category",
              .help_de = "Was dort schließt.",
              .type = Parameter::Type::kChoice,
              .unit = "",
              .low = 0,
              .high = 0,
              .fallback = "",
              .choices = kFacilityCategoryIds},
};

struct Nearest {
  city::FacilityId id;
  Metres distance{std::numeric_limits<double>::infinity()};
};

/// Of equally near ones the first in the table. Distance infinite: there is none.
Nearest nearest_open(city::Facilities const& facilities, city::FacilityCategory category, geo::Point at) {
  auto best = Nearest{};
  for (auto i = std::size_t{0}; i < facilities.rows.size(); ++i) {
    auto const& facility = facilities.rows[city::FacilityId{i}];
    if (facility.category != category || facility.closed) { continue; }
    if (auto const d = geo::distance(facility.at, at); d < best.distance) { best = {city::FacilityId{i}, d}; }
  }
  return best;
}

Result<city::Changes> resolve(city::City const& city, geo::Shape const& shape, ParameterValues const& values) {
  auto const at = std::get<geo::Point>(shape);
  auto const category = city::facility_category_from(text(values, "category"));
  if (!category) { return fail(fmt::format("„{}“ ist keine Art von Einrichtung", text(values, "category"))); }
  auto const nearest = nearest_open(*city.facilities, *category, at);
  if (nearest.distance <= kSamePlace) { return city::Changes{city::CloseFacility{nearest.id}}; }
  auto const title = city::info(*category).title_de;
  if (!(nearest.distance.value < std::numeric_limits<double>::infinity())) {
    return fail(fmt::format("in der Stadt ist keine Einrichtung der Art „{}“ bekannt, die schließen könnte", title));
  }
  auto const& facility = city.facilities->rows[nearest.id];
  return fail(fmt::format("höchstens {:.0f} m um den Ort „{}“ liegt keine Einrichtung der Art „{}“; die nächste ist {} "
                          "bei „{}“, {} m entfernt",
                          kSamePlace.value, geo::to_wkt(at, 0), title,
                          facility.name.empty() ? std::string{"eine ohne Namen"} : fmt::format("„{}“", facility.name),
                          geo::to_wkt(facility.at, 0), format_number(nearest.distance.value, 0)));
}

}  // namespace

extern constinit Effect const close_facility{
    .id = "close_facility",
    .title_de = "Einrichtung schließen",
    .title_en = "Close a facility",
    .help_de = "Die nächste bestehende Einrichtung dieser Art im Umkreis von 100 m schließt. Was eine andere Maßnahme "
               "eröffnet, kann nicht geschlossen werden; wohin die Menschen dann gehen, folgt aus den übrigen.",
    .source = "Einrichtungen des Stadtmodells",
    .place = "point",
    .writes = {city::Layer::kFacilities},
    .parameters = kParameters,
    .resolve = resolve};

}  // namespace leitbild::effects
