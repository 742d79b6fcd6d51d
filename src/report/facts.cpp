#include "report/facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "geo/area.h"
#include "report/wording.h"

namespace leitbild::report {
namespace {

/// From here on a layer counts as complete: boundaries of different sources differ by slivers.
constexpr auto kComplete = 0.995;
constexpr auto kSquareKilometre = 1e6;
constexpr auto kHectare = 1e4;

/// What all facts of a district need.
struct Ground {
  city::City const& city;
  geo::MultiPolygon const& shape;
  geo::Box box;
  double plane_area{};        // in the plane
  double ground_per_plane{};  // square metres
};

double on_ground(Ground const& ground, double plane_area) { return plane_area * ground.ground_per_plane; }

/// Share of the district's area for which a layer is complete.
double covered(Ground const& ground, geo::MultiPolygon const& coverage) {
  if (ground.plane_area <= 0.0 || !geo::box_of(coverage).meets(ground.box)) { return 0.0; }
  return geo::area(geo::intersection(ground.shape, coverage)).value / ground.plane_area;
}

constexpr auto kPeople = std::string_view{"people"};
constexpr auto kPlaces = std::string_view{"places"};

ProfileFact fact(std::string_view group, std::string_view id, std::string_view title, std::string_view unit,
                 std::string source) {
  return {.id = std::string{id},
          .group = std::string{group},
          .title = std::string{title},
          .value = {},
          .unit = std::string{unit},
          .text = std::string{kNoData},
          .note = {},
          .source = std::move(source)};
}

void set(ProfileFact& fact, double value, int decimals) {
  fact.value = value;
  fact.text = format_number(value, decimals);
  if (!fact.unit.empty()) { fact.text += "\u00A0" + fact.unit; }
}

std::string source_of(Ground const& ground, std::vector<std::string_view> const& layers) {
  return source_text(*ground.city.sources, layers);
}

ProfileFact area_fact(Ground const& ground) {
  auto out = fact(kPeople, "area", "Fläche", "km²", source_of(ground, {"districts", "boundary", "schematic"}));
  if (ground.plane_area > 0.0) { set(out, on_ground(ground, ground.plane_area) / kSquareKilometre, 2); }
  return out;
}

std::string population_source(Ground const& ground) {
  auto const source = source_of(ground, {"population", "schematic"});
  auto const& base = ground.city.people->base;
  return base.empty() ? source : fmt::format("{}; {}", base, source);
}

ProfileFact residents_fact(Ground const& ground, Persons residents) {
  auto out = fact(kPeople, "residents", "Einwohner", "", population_source(ground));
  if (!ground.city.people->cells.empty()) { set(out, as_double(residents), 0); }
  return out;
}

ProfileFact density_fact(Ground const& ground, Persons residents) {
  auto out = fact(kPeople, "density", "Einwohner je km²", "", population_source(ground));
  if (!ground.city.people->cells.empty() && ground.plane_area > 0.0) {
    set(out, as_double(residents) * kSquareKilometre / on_ground(ground, ground.plane_area), 0);
  }
  return out;
}

/// A count or sum that is only as complete as its layer's coverage.
void set_as_far_as_known(ProfileFact& fact, double value, int decimals, double share) {
  if (share <= 0.0) { return; }
  set(fact, value, decimals);
  if (share < kComplete) { fact.note = fmt::format("erfasst: {} der Fläche", covered_text(share)); }
}

template <class Rows, class Keep>
ProfileFact count_fact(Ground const& ground, ProfileFact out, Rows const& rows, geo::MultiPolygon const& coverage,
                       Keep const& keep) {
  auto const count = std::ranges::count_if(rows, [&](auto const& row) {
    return keep(row) && ground.box.contains(row.at) && geo::contains(ground.shape, row.at);
  });
  set_as_far_as_known(out, static_cast<double>(count), 0, covered(ground, coverage));
  return out;
}

ProfileFact stops_fact(Ground const& ground) {
  auto const& transit = *ground.city.transit;
  return count_fact(
      ground, fact(kPlaces, "stops", "Haltestellen", "", source_of(ground, {"stops", "transit", "osm", "schematic"})),
      transit.stops, transit.coverage, [](city::Stop const&) { return true; });
}

ProfileFact facilities_fact(Ground const& ground, city::FacilityCategory category) {
  auto const& facilities = *ground.city.facilities;
  return count_fact(ground,
                    fact(kPlaces, city::info(category).id, count_title(category), "",
                         source_of(ground, {"facilities", "osm", "schematic"})),
                    facilities.rows, facilities.coverage,
                    [&](city::Facility const& facility) { return facility.category == category; });
}

/// Square metres on the ground.
double green_inside(Ground const& ground, bool forest) {
  auto sum = 0.0;
  for (auto const& green : ground.city.landcover->green) {
    if (green.forest == forest && geo::box_of(green.shape).meets(ground.box)) {
      sum += geo::area(geo::intersection(green.shape, ground.shape)).value;
    }
  }
  return on_ground(ground, sum);
}

void add_green_facts(std::vector<ProfileFact>& out, Ground const& ground, Persons residents) {
  auto const share = covered(ground, ground.city.landcover->coverage);
  auto const source = source_of(ground, {"landcover", "osm", "streets", "schematic"});
  auto const parks = green_inside(ground, false);
  auto const forest = green_inside(ground, true);
  auto const known_area = on_ground(ground, ground.plane_area) * share;
  out.push_back(fact(kPeople, "green_share", "Grün und Wald an der Fläche", "%", source));
  if (known_area > 0.0) { set_as_far_as_known(out.back(), 100.0 * (parks + forest) / known_area, 1, share); }
  out.push_back(fact(kPlaces, "green", "Grün ohne Wald", "ha", source));
  set_as_far_as_known(out.back(), parks / kHectare, 1, share);
  out.push_back(fact(kPlaces, "green_per_resident", "Grün ohne Wald je Einw.", "m²", source));
  if (share >= kComplete && residents > Persons{0}) { set(out.back(), parks / as_double(residents), 0); }
  out.push_back(fact(kPlaces, "forest", "Wald", "ha", source));
  set_as_far_as_known(out.back(), forest / kHectare, 0, share);
}

}  // namespace

std::vector<ProfileFact> facts_of(city::City const& city, city::DistrictId district) {
  auto const& shape = city.districts->rows[district].shape;
  auto const box = geo::box_of(shape);
  auto const scale = shape.empty() ? 1.0 : geo::ground_scale(city.info.crs, city.districts->rows[district].label);
  auto const ground = Ground{.city = city,
                             .shape = shape,
                             .box = box,
                             .plane_area = geo::area(shape).value,
                             .ground_per_plane = scale * scale};
  auto const residents = residents_by_district(city)[district.value];
  auto out = std::vector{residents_fact(ground, residents), area_fact(ground), density_fact(ground, residents)};
  add_green_facts(out, ground, residents);
  out.push_back(stops_fact(ground));
  for (auto const& category : city::kFacilityCategories) { out.push_back(facilities_fact(ground, category.category)); }
  return out;
}

}  // namespace leitbild::report
