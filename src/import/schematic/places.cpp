#include "import/schematic/places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "import/schematic/drawing.h"
#include "import/schematic/names.h"

namespace leitbild::importing {
namespace {

constexpr auto kSample = std::size_t{50};  // places looked at before one is chosen
constexpr auto kFarEnough = 700.0;         // metres; two places farther apart do not compete
constexpr auto kPullToCentre = 0.6;        // how much a metre to the centre counts against a metre to the next shop
constexpr auto kStopsFromHouses = Metres{500.0};
constexpr auto kBesideStreet = 5.0;  // metres from the middle of the street to a stop

double to_nearest(std::vector<geo::Point> const& chosen, geo::Point p) {
  auto best = kFarEnough;
  for (auto const other : chosen) { best = std::min(best, geo::distance(other, p).value); }
  return best;
}

/// Places that were chosen, by squares: only those nearer than kFarEnough are asked for.
class Chosen {
 public:
  void add(geo::Point p) { squares_[square(p)].push_back(p); }

  double to_nearest(geo::Point p) const {
    auto best = kFarEnough;
    auto const [column, row] = square(p);
    for (auto c = column - 1; c <= column + 1; ++c) {
      for (auto r = row - 1; r <= row + 1; ++r) {
        auto const here = squares_.find({c, r});
        if (here != squares_.end()) { best = std::min(best, importing::to_nearest(here->second, p)); }
      }
    }
    return best;
  }

 private:
  using Square = std::pair<long, long>;
  std::map<Square, std::vector<geo::Point>> squares_;
  static Square square(geo::Point p) {
    return {std::lround(std::floor(p.x / kFarEnough)), std::lround(std::floor(p.y / kFarEnough))};
  }
};

/// The best of a random sample: far from those chosen, near to the centre as far as that is wanted.
geo::Point choose(std::vector<geo::Point> const& candidates, Chosen const& chosen, geo::Point centre, double pull,
                  Random& random) {
  auto best = candidates[random.index(candidates.size())];
  auto best_score = -1e18;
  for (auto i = std::size_t{0}; i < kSample; ++i) {
    auto const p = candidates[random.index(candidates.size())];
    auto const score = chosen.to_nearest(p) - pull * geo::distance(centre, p).value;
    if (score > best_score) {
      best = p;
      best_score = score;
    }
  }
  return best;
}

double pull_of(city::FacilityCategory category) {
  using enum city::FacilityCategory;
  switch (category) {
    case kGroceries:
    case kGeneralPractice:
    case kPharmacy:
    case kCulture:
    case kLibrary:
    case kEveryday: return kPullToCentre;
    case kKita:
    case kPrimarySchool:
    case kPlayground:
    case kSecondarySchool:
    case kSport: return 0.0;
  }
  return 0.0;
}

/// The middles of the blocks of a grid.
std::vector<geo::Point> block_middles(StreetPlan const& plan, StreetGrid const& grid) {
  auto out = std::vector<geo::Point>{};
  for (auto row = std::size_t{0}; row + 1 < grid.rows; ++row) {
    for (auto column = std::size_t{0}; column + 1 < grid.columns; ++column) {
      auto const a = grid.at(column, row);
      auto const b = grid.at(column + 1, row + 1);
      if (a != kNoPoint && b != kNoPoint) { out.push_back(rounded(geo::between(plan.points[a], plan.points[b], 0.5))); }
    }
  }
  return out;
}

struct Candidates {
  std::vector<geo::Point> houses;
  std::vector<geo::Point> open_air;
};

std::vector<Candidates> candidates_by_district(PlaceInput const& in) {
  auto out = std::vector<Candidates>(in.facts.districts.size());
  for (auto const& house : in.houses) { out[house.district].houses.push_back(house.middle); }
  auto middles = std::vector<geo::Point>{};
  for (auto const& park : in.parks) { middles.push_back(geo::label_point(park.shape)); }
  for (auto i = std::size_t{0}; i < out.size(); ++i) {
    out[i].open_air = block_middles(in.plan, in.plan.grids[i]);
    auto const box = geo::box_of(in.cells[i]);
    for (auto const p : middles) {
      if (box.contains(p) && geo::contains(in.cells[i], p)) { out[i].open_air.push_back(p); }
    }
  }
  return out;
}

/// Points at which a main street ends, in their order.
std::vector<PointIndex> main_points(StreetPlan const& plan) {
  auto points = std::set<PointIndex>{};
  for (auto const& street : plan.streets) {
    if (street.kind == city::StreetKind::kMain) { points.insert({street.from, street.to}); }
  }
  return {points.begin(), points.end()};
}

/// Ends of the streets of a settlement.
std::vector<PointIndex> points_of(StreetPlan const& plan, StreetGrid const& grid) {
  auto points = std::set<PointIndex>{};
  for (auto i = grid.first_street; i < grid.last_street; ++i) {
    points.insert({plan.streets[i].from, plan.streets[i].to});
  }
  return {points.begin(), points.end()};
}

/// Those of the points that lie in a district and not far from its houses.
std::vector<geo::Point> stop_candidates(PlaceInput const& in, std::size_t district,
                                        std::vector<PointIndex> const& points) {
  auto const box = geo::box_of(in.cells[district]);
  auto out = std::vector<geo::Point>{};
  for (auto const i : points) {
    auto const p = in.plan.points[i];
    if (box.contains(p) && geo::contains(in.cells[district], p) &&
        geo::distance_to(in.settlements[district].shape, p) <= kStopsFromHouses) {
      out.push_back(p);
    }
  }
  return out;
}

constexpr auto kClosestStops = 170.0;  // metres; nearer stops on main streets would be none in reality

/// One after the other, always the candidate farthest from those chosen; the first is nearest to the centre. On main
/// streets first; at other junctions if a district shall have more stops than these have room for.
std::vector<geo::Point> spread_stops(PlaceInput const& in, std::size_t district,
                                     std::vector<PointIndex> const& on_main_streets) {
  auto chosen = std::vector<geo::Point>{};
  auto const wanted = static_cast<std::size_t>(in.facts.districts[district].stops);
  auto const centre = in.settlements[district].centre;
  for (auto const main_only : {true, false}) {
    auto const candidates =
        stop_candidates(in, district, main_only ? on_main_streets : points_of(in.plan, in.plan.grids[district]));
    while (chosen.size() < wanted && !candidates.empty()) {
      auto const score = [&](geo::Point p) {
        return chosen.empty() ? -geo::distance(p, centre).value : to_nearest(chosen, p);
      };
      auto const best = *std::ranges::max_element(candidates, {}, score);
      auto const least = main_only ? kClosestStops : 1.0;
      if (!chosen.empty() && to_nearest(chosen, best) < least) { break; }
      chosen.push_back(best);
    }
  }
  return chosen;
}

/// Invented: departures per hour at the stop that is the `number`-th from the centre.
double departures(DistrictFacts const& district, std::size_t number) {
  struct Service {
    double at_the_centre, elsewhere;
  };
  constexpr auto kStopsAtTheCentre = std::size_t{3};
  constexpr auto kTownDensity = 4'000.0;  // of the built-up area; below it lie villages
  auto const service = district.density > kTownDensity ? Service{12.0, 6.0} : Service{3.0, 1.5};
  return number < kStopsAtTheCentre ? service.at_the_centre : service.elsewhere;
}

/// A stream of its own for every category and district. The first six categories came first; that later ones joined
/// them must not move their places.
Random random_for(std::uint64_t seed, city::FacilityCategory category, std::size_t district) {
  constexpr auto kFirst = std::size_t{6};
  auto const number = static_cast<std::size_t>(category);
  if (number < kFirst) { return {seed, Purpose::kPlaces, district * kFirst + number}; }
  return {seed, Purpose::kMorePlaces, district * city::kFacilityCategories.size() + number};
}

/// Of the places of all houses of a kind the share that falls to the `k`-th of them.
std::optional<std::uint32_t> capacity_of(DistrictFacts const& facts, city::FacilityCategory category, int k) {
  using enum city::FacilityCategory;
  auto const places = category == kKita            ? facts.kita_places
                      : category == kPrimarySchool ? facts.primary_school_places
                                                   : std::nullopt;
  auto const houses = facts.places[static_cast<std::size_t>(category)];
  if (!places || houses == 0) { return std::nullopt; }
  return static_cast<std::uint32_t>(*places / houses + (k < *places % houses ? 1 : 0));
}

}  // namespace

Table<city::FacilityId, city::Facility> plan_facilities(PlaceInput const& in, std::uint64_t seed) {
  auto out = Table<city::FacilityId, city::Facility>{};
  auto const candidates = candidates_by_district(in);
  for (auto const& [category, id, title_de, title_en] : city::kFacilityCategories) {
    auto chosen = Chosen{};  // of this category, in the whole city
    auto const open_air = category == city::FacilityCategory::kPlayground || category == city::FacilityCategory::kSport;
    for (auto i = std::size_t{0}; i < in.facts.districts.size(); ++i) {
      auto const& facts = in.facts.districts[i];
      auto random = random_for(seed, category, i);
      auto const& places = open_air && !candidates[i].open_air.empty() ? candidates[i].open_air : candidates[i].houses;
      for (auto k = 0; k < facts.places[static_cast<std::size_t>(category)] && !places.empty(); ++k) {
        auto const at = choose(places, chosen, in.settlements[i].centre, pull_of(category), random);
        chosen.add(at);
        out.add({.category = category,
                 .name = place_name(category, facts.name, static_cast<std::size_t>(k)),
                 .at = at,
                 .capacity = capacity_of(facts, category, k)});
      }
    }
  }
  return out;
}

Table<city::StopId, city::Stop> plan_stops(PlaceInput const& in) {
  auto out = Table<city::StopId, city::Stop>{};
  auto const on_main_streets = main_points(in.plan);
  for (auto i = std::size_t{0}; i < in.facts.districts.size(); ++i) {
    auto stops = spread_stops(in, i, on_main_streets);
    auto const centre = in.settlements[i].centre;
    std::ranges::stable_sort(stops, {}, [&](geo::Point p) { return geo::squared_distance(p, centre); });
    for (auto k = std::size_t{0}; k < stops.size(); ++k) {
      out.add({.name = stop_name(in.facts.districts[i].name, k),
               .at = moved_by(stops[k], kBesideStreet, 0.0),
               .departures_per_hour = departures(in.facts.districts[i], k)});
    }
  }
  return out;
}

}  // namespace leitbild::importing
