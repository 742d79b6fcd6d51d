#include "import/schematic/places.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

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

/// The best of a random sample: far from those chosen, near to the centre as far as that is wanted.
geo::Point choose(std::vector<geo::Point> const& candidates, std::vector<geo::Point> const& chosen, geo::Point centre,
                  double pull, Random& random) {
  auto best = candidates[random.index(candidates.size())];
  auto best_score = -1e18;
  for (auto i = std::size_t{0}; i < kSample; ++i) {
    auto const p = candidates[random.index(candidates.size())];
    auto const score = to_nearest(chosen, p) - pull * geo::distance(centre, p).value;
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
    case kPharmacy: return kPullToCentre;
    case kKita:
    case kPrimarySchool:
    case kPlayground:
    case kSecondarySchool:
    case kSport:
    case kCulture:
    case kLibrary:
    case kEveryday: return 0.0;
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
  for (auto i = std::size_t{0}; i < out.size(); ++i) {
    out[i].open_air = block_middles(in.plan, in.plan.grids[i]);
    for (auto const& park : in.parks) {
      auto const p = geo::label_point(park.shape);
      if (geo::contains(in.cells[i], p)) { out[i].open_air.push_back(p); }
    }
  }
  return out;
}

/// Ends of main streets in a district that are not far from houses, each once; or all junctions of its grid, for more
/// stops than main streets have room for.
std::vector<geo::Point> stop_candidates(PlaceInput const& in, std::size_t district, bool main_only) {
  auto points = std::set<PointIndex>{};
  for (auto const& street : in.plan.streets) {
    auto const here = main_only ? street.kind == city::StreetKind::kMain : street.district == district;
    if (here) { points.insert({street.from, street.to}); }
  }
  auto out = std::vector<geo::Point>{};
  for (auto const i : points) {
    auto const p = in.plan.points[i];
    auto const near = geo::distance_to(in.settlements[district].shape, p) <= kStopsFromHouses;
    if (near && geo::contains(in.cells[district], p)) { out.push_back(p); }
  }
  return out;
}

constexpr auto kClosestStops = 170.0;  // metres; nearer stops on main streets would be none in reality

/// One after the other, always the candidate farthest from those chosen; the first is nearest to the centre.
std::vector<geo::Point> spread_stops(PlaceInput const& in, std::size_t district) {
  auto chosen = std::vector<geo::Point>{};
  auto const wanted = static_cast<std::size_t>(in.facts.districts[district].stops);
  auto const centre = in.settlements[district].centre;
  for (auto const main_only : {true, false}) {
    auto const candidates = stop_candidates(in, district, main_only);
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

}  // namespace

Table<city::FacilityId, city::Facility> plan_facilities(PlaceInput const& in, std::uint64_t seed) {
  auto out = Table<city::FacilityId, city::Facility>{};
  auto const candidates = candidates_by_district(in);
  for (auto const& category : city::kFacilityCategories) {
    auto chosen = std::vector<geo::Point>{};  // of this category, in the whole city
    for (auto i = std::size_t{0}; i < in.facts.districts.size(); ++i) {
      auto const number = static_cast<std::size_t>(category.category);
      auto random = Random{seed, Purpose::kPlaces, i * city::kFacilityCategories.size() + number};
      auto const open_air = category.category == city::FacilityCategory::kPlayground;
      auto const& places = open_air && !candidates[i].open_air.empty() ? candidates[i].open_air : candidates[i].houses;
      for (auto k = 0; k < in.facts.districts[i].places[number] && !places.empty(); ++k) {
        chosen.push_back(choose(places, chosen, in.settlements[i].centre, pull_of(category.category), random));
        out.add({.category = category.category,
                 .name = fmt::format("{} {} {}", category.title_de, short_name(in.facts.districts[i].name), k + 1),
                 .at = chosen.back()});
      }
    }
  }
  return out;
}

Table<city::StopId, city::Stop> plan_stops(PlaceInput const& in) {
  auto out = Table<city::StopId, city::Stop>{};
  for (auto i = std::size_t{0}; i < in.facts.districts.size(); ++i) {
    auto stops = spread_stops(in, i);
    auto const centre = in.settlements[i].centre;
    std::ranges::stable_sort(stops, {}, [&](geo::Point p) { return geo::squared_distance(p, centre); });
    for (auto k = std::size_t{0}; k < stops.size(); ++k) {
      out.add({.name = stop_name(in.facts.districts[i].name, k), .at = moved_by(stops[k], kBesideStreet, 0.0)});
    }
  }
  return out;
}

}  // namespace leitbild::importing
