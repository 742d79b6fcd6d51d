#include "import/schematic/houses.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "import/schematic/drawing.h"

namespace leitbild::importing {
namespace {

constexpr auto kCorner = 11.0;            // metres kept free at the ends of a street
constexpr auto kSetback = 8.0;            // from the middle of the street to the front
constexpr auto kFromOtherStreets = 12.0;  // from the middle of a house
constexpr auto kNarrowest = 11.0;         // metres of frontage per house
constexpr auto kWidest = 22.0;            // metres of a house
constexpr auto kBucket = 200.0;

int bucket(double coordinate) { return static_cast<int>(std::floor(coordinate / kBucket)); }

/// Streets by squares of the plane, to find those near a point.
class StreetsNear {
 public:
  explicit StreetsNear(StreetPlan const& plan) : plan_{plan} {
    for (auto i = std::size_t{0}; i < plan.streets.size(); ++i) {
      auto const a = plan.points[plan.streets[i].from];
      auto const b = plan.points[plan.streets[i].to];
      auto const box = box_of_segment(a, b).grown_by(Metres{kFromOtherStreets});
      for (auto x = bucket(box.low.x); x <= bucket(box.high.x); ++x) {
        for (auto y = bucket(box.low.y); y <= bucket(box.high.y); ++y) { streets_[{x, y}].push_back(i); }
      }
    }
  }

  bool blocked(geo::Point p, std::size_t own_street) const {
    auto const found = streets_.find({bucket(p.x), bucket(p.y)});
    if (found == streets_.end()) { return false; }
    return std::ranges::any_of(found->second, [&](std::size_t i) {
      if (i == own_street) { return false; }
      auto const a = plan_.points[plan_.streets[i].from];
      auto const b = plan_.points[plan_.streets[i].to];
      auto const foot = geo::between(a, b, geo::nearest_on_segment(p, a, b));
      return geo::distance(p, foot) < Metres{kFromOtherStreets};
    });
  }

 private:
  StreetPlan const& plan_;
  std::map<std::pair<int, int>, std::vector<std::size_t>> streets_;
};

double frontage(StreetPlan const& plan, PlannedStreet const& street) {
  return std::max(0.0, geo::distance(plan.points[street.from], plan.points[street.to]).value - 2.0 * kCorner);
}

struct Plot {
  geo::Point on_street;
  geo::Point along;  // direction of the street
  double side{};     // +1: left, -1: right
};

/// The plot at a share of the frontage.
Plot plot_on(StreetPlan const& plan, PlannedStreet const& street, double share, double side) {
  auto const from = plan.points[street.from];
  auto const to = plan.points[street.to];
  auto const along = kCorner + share * frontage(plan, street);
  return {geo::between(from, to, along / geo::distance(from, to).value), direction(from, to), side};
}

House house_on(Plot const& plot, double width, double depth, std::size_t district) {
  auto const out = geo::Point{-plot.along.y * plot.side, plot.along.x * plot.side};
  auto const corner = [&](double u, double v) {
    return rounded(moved_by(plot.on_street, u * plot.along.x + v * out.x, u * plot.along.y + v * out.y));
  };
  auto const half = width / 2.0;
  auto ring = geo::Ring{corner(-half, kSetback), corner(half, kSetback), corner(half, kSetback + depth),
                        corner(-half, kSetback + depth), corner(-half, kSetback)};
  return {.footprint = std::move(ring), .middle = corner(0.0, kSetback + depth / 2.0), .district = district};
}

/// Parks by squares of the plane.
class ParksNear {
 public:
  explicit ParksNear(std::vector<city::GreenArea> const& parks) : parks_{parks} {
    for (auto i = std::size_t{0}; i < parks.size(); ++i) {
      auto const box = geo::box_of(parks[i].shape);
      for (auto x = bucket(box.low.x); x <= bucket(box.high.x); ++x) {
        for (auto y = bucket(box.low.y); y <= bucket(box.high.y); ++y) { near_[{x, y}].push_back(i); }
      }
    }
  }

  bool contain(geo::Point p) const {
    auto const found = near_.find({bucket(p.x), bucket(p.y)});
    return found != near_.end() &&
           std::ranges::any_of(found->second, [&](std::size_t i) { return geo::contains(parks_[i].shape, p); });
  }

 private:
  std::vector<city::GreenArea> const& parks_;
  std::map<std::pair<int, int>, std::vector<std::size_t>> near_;
};

/// Metres by district: so many houses as its inhabitants need share the room along its streets.
std::vector<double> frontage_per_house(StreetPlan const& plan, CityFacts const& facts) {
  auto room = std::vector<double>(facts.districts.size(), 0.0);
  for (auto const& street : plan.streets) {
    if (street.frontage) { room[street.district] += 2.0 * frontage(plan, street); }
  }
  auto out = std::vector<double>{};
  for (auto i = std::size_t{0}; i < room.size(); ++i) {
    auto const& district = facts.districts[i];
    auto const wanted = static_cast<double>(district.inhabitants) / district.persons_per_building;
    out.push_back(std::max(kNarrowest, room[i] / wanted));
  }
  return out;
}

/// Where houses may stand, and what would be in their way.
struct Ground {
  StreetPlan const& plan;
  StreetsNear near;
  ParksNear parks;

  bool is_free(geo::Point p, std::size_t own_street) const { return !near.blocked(p, own_street) && !parks.contain(p); }
};

/// On both sides of one street, where the ground is free.
void line_with_houses(Ground const& ground, std::size_t number, double spacing, Random& random,
                      std::vector<House>& out) {
  auto const& street = ground.plan.streets[number];
  auto const per_side = static_cast<int>(std::round(frontage(ground.plan, street) / spacing));
  for (auto const side : {1.0, -1.0}) {
    for (auto k = 0; k < per_side; ++k) {
      auto const plot = plot_on(ground.plan, street, (k + 0.5) / per_side, side);
      auto const depth = random.between(9.0, 13.0);
      auto const width = std::min(kWidest, spacing * random.between(0.6, 0.8));
      auto house = house_on(plot, width, depth, street.district);
      if (ground.is_free(house.middle, number)) { out.push_back(std::move(house)); }
    }
  }
}

/// What stands at a place makes its house a shop or a public building; practices are in dwelling houses.
city::BuildingUse use_for(city::FacilityCategory category) {
  using enum city::FacilityCategory;
  switch (category) {
    case kKita:
    case kPrimarySchool:
    case kSecondarySchool:
    case kCulture:
    case kLibrary: return city::BuildingUse::kPublic;
    case kGroceries: return city::BuildingUse::kCommercial;
    case kGeneralPractice:
    case kPharmacy:
    case kPlayground:
    case kSport:
    case kEveryday: break;
  }
  return city::BuildingUse::kResidential;
}

}  // namespace

Table<city::BuildingId, city::Building> to_buildings(std::vector<House> houses, CityFacts const& facts,
                                                     Table<city::FacilityId, city::Facility> const& places,
                                                     std::uint64_t seed) {
  constexpr auto kPersonsPerStorey = 2.4;
  constexpr auto kOneMore = 0.25;  // share of houses with a storey more than their neighbours
  auto uses = std::map<std::pair<double, double>, city::BuildingUse>{};
  for (auto const& place : places) { uses.try_emplace({place.at.x, place.at.y}, use_for(place.category)); }
  auto random = std::vector<Random>{};
  for (auto i = std::size_t{0}; i < facts.districts.size(); ++i) { random.emplace_back(seed, Purpose::kLevels, i); }
  auto out = Table<city::BuildingId, city::Building>{};
  for (auto& house : houses) {
    auto const usual =
        std::max(1L, std::lround(facts.districts[house.district].persons_per_building / kPersonsPerStorey));
    auto const levels = usual + (random[house.district].chance(kOneMore) ? 1 : 0);
    auto const use = uses.find({house.middle.x, house.middle.y});
    out.add({.footprint = std::move(house.footprint),
             .levels = static_cast<std::uint8_t>(std::min(levels, 100L)),
             .use = use == uses.end() ? city::BuildingUse::kResidential : use->second});
  }
  return out;
}

std::vector<House> plan_houses(StreetPlan const& plan, CityFacts const& facts,
                               std::vector<city::GreenArea> const& parks, std::uint64_t seed) {
  auto const ground = Ground{.plan = plan, .near = StreetsNear{plan}, .parks = ParksNear{parks}};
  auto const spacing = frontage_per_house(plan, facts);
  auto random = std::vector<Random>{};
  for (auto i = std::size_t{0}; i < facts.districts.size(); ++i) { random.emplace_back(seed, Purpose::kBuildings, i); }

  auto out = std::vector<House>{};
  for (auto i = std::size_t{0}; i < plan.streets.size(); ++i) {
    auto const& street = plan.streets[i];
    if (street.frontage) { line_with_houses(ground, i, spacing[street.district], random[street.district], out); }
  }
  return out;
}

}  // namespace leitbild::importing
