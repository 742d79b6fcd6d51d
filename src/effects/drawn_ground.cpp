#include "effects/drawn_ground.h"

#include <fmt/format.h>

#include "geo/area.h"

namespace leitbild::effects {

void check_ground(Problems& problems, city::City const& city, geo::MultiPolygon const& drawn,
                  std::string_view what_de) {
  constexpr auto kSmallest = SquareMetres{10.0};  // a tenth of a pixel: what is smaller is a slip of the pen
  if (auto const reason = geo::invalid_because(drawn); !reason.empty()) {
    problems.add(fmt::format("{} ist keine Fläche ohne Überschneidungen: {}", what_de, reason));
    return;
  }
  if (geo::area(drawn) < kSmallest) {
    problems.add(fmt::format("{} ist mit {:.1f} m² zu klein; erlaubt sind Flächen ab {:.0f} m²", what_de,
                             geo::area(drawn).value, kSmallest.value));
  }
  auto const middle = geo::label_point(drawn);
  if (city.cover->frame.columns == 0) {
    problems.add(
        fmt::format("{}: in diesem Stadtmodell ist nicht bekannt, was den Boden bedeckt; dazu braucht es Flächen der "
                    "Landnutzung (OpenStreetMap)",
                    what_de));
  } else if (!geo::contains(city.landcover->coverage, middle)) {
    problems.add(fmt::format("{} um „{}“ liegt außerhalb des Gebiets, dessen Landnutzung bekannt ist", what_de,
                             geo::to_wkt(middle, 0)));
  }
}

Result<city::Changes> set_ground(city::City const& city, geo::Shape const& shape, std::string_view what_de,
                                 city::Ground to, city::GroundSet only) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto problems = Problems{};
  check_ground(problems, city, drawn, what_de);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  return city::Changes{city::SetGround{{.area = drawn, .to = to, .only = only}}};
}

Result<city::Changes> set_screens(city::City const& city, geo::Shape const& shape, std::string_view what_de,
                                  city::Screen screen, SquareMetres size) {
  auto const& drawn = std::get<geo::MultiPolygon>(shape);
  auto problems = Problems{};
  check_ground(problems, city, drawn, what_de);
  if (!problems.empty()) { return std::move(problems).as_failure(); }
  if (auto const room = ground_area(city, drawn); size > room) {
    return fail(fmt::format("{} hat {:.0f} m²; {:.0f} m² passen nicht darauf", what_de, room.value, size.value));
  }
  return city::Changes{city::AddScreens{{.area = drawn, .screen = screen, .size = size}}};
}

SquareMetres ground_area(city::City const& city, geo::MultiPolygon const& drawn) {
  auto const scale = geo::ground_scale(city.info.crs, geo::label_point(drawn));
  return geo::area(drawn) * (scale * scale);
}

}  // namespace leitbild::effects
