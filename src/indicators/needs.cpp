#include "indicators/needs.h"

#include <algorithm>
#include <limits>

namespace leitbild::indicators {
namespace {

using city::FacilityCategory;
using travel::Destinations;

constexpr auto kNever = std::numeric_limits<std::uint32_t>::max();
constexpr auto kMetresPerMinute = 1000.0 / 60.0;  // at 1 km/h

/// By need, then by cell: centimetres to the nearest place that serves it, or kNever.
std::vector<std::vector<std::uint32_t>> ways_to(IndicatorInput const& in, std::vector<Need> const& needs) {
  auto const cells = in.city.people->cells.size();
  auto out = std::vector(needs.size(), std::vector(cells, kNever));
  for (auto n = std::size_t{0}; n < needs.size(); ++n) {
    for (auto const& destinations : needs[n]) {
      auto const& ways = in.searches.cells_to(destinations);
      for (auto i = std::size_t{0}; i < cells; ++i) {
        if (ways[i]) { out[n][i] = std::min(out[n][i], ways[i]->value); }
      }
    }
  }
  return out;
}

}  // namespace

std::vector<Need> basic_services() {
  return {{Destinations::facilities(FacilityCategory::kGroceries)},
          {Destinations::facilities(FacilityCategory::kGeneralPractice)},
          {Destinations::facilities(FacilityCategory::kPharmacy)},
          {Destinations::facilities(FacilityCategory::kPrimarySchool)},
          {Destinations::stops()}};
}

Result<std::vector<Need>> daily_needs(IndicatorInput const& in) {
  TRY(auto const min_park, required(in, "min_park"));
  return std::vector<Need>{
      {Destinations::facilities(FacilityCategory::kGroceries)},
      {Destinations::facilities(FacilityCategory::kGeneralPractice),
       Destinations::facilities(FacilityCategory::kPharmacy)},
      {Destinations::facilities(FacilityCategory::kKita), Destinations::facilities(FacilityCategory::kPrimarySchool)},
      {Destinations::facilities(FacilityCategory::kSecondarySchool)},
      {Destinations::facilities(FacilityCategory::kPlayground), Destinations::green(hectares(min_park), false)},
      {Destinations::facilities(FacilityCategory::kSport)},
      {Destinations::facilities(FacilityCategory::kCulture), Destinations::facilities(FacilityCategory::kLibrary)},
      {Destinations::stops()},
      {Destinations::facilities(FacilityCategory::kEveryday)}};
}

std::vector<Need> by_bike(std::vector<Need> needs) {
  for (auto& need : needs) {
    for (auto& destinations : need) { destinations = destinations.by_bike(); }
  }
  return needs;
}

IndicatorValues needs_reached(IndicatorInput const& in, std::vector<Need> const& needs, Metres limit) {
  auto const ways = ways_to(in, needs);
  auto const longest = to_centimetres(limit).value;
  return averaged(in, [&](city::CellId cell) {
    auto const is_near = [&](auto const& to) { return to[cell.value] <= longest; };
    return static_cast<double>(std::ranges::count_if(ways, is_near));
  });
}

IndicatorValues all_needs_reached(IndicatorInput const& in, std::vector<Need> const& needs, Metres limit) {
  auto const ways = ways_to(in, needs);
  auto const longest = to_centimetres(limit).value;
  return averaged(in, [&](city::CellId cell) {
    auto const is_near = [&](auto const& to) { return to[cell.value] <= longest; };
    return std::ranges::all_of(ways, is_near) ? 1.0 : 0.0;
  });
}

Result<IndicatorValues> mean_minutes(IndicatorInput const& in, std::vector<Need> const& needs) {
  TRY(auto const speed, required(in, "speed"));
  TRY(auto const cap, way_in_time(in));
  auto const ways = ways_to(in, needs);
  auto const longest = to_centimetres(cap).value;
  auto const per_minute = speed * kMetresPerMinute * 100.0 * static_cast<double>(ways.size());
  return averaged(in, [&](city::CellId cell) {
    auto sum = std::uint64_t{0};  // of whole centimetres: exact
    for (auto const& to : ways) { sum += std::min(to[cell.value], longest); }
    return static_cast<double>(sum) / per_minute;
  });
}

Result<Metres> way_in_time(IndicatorInput const& in) {
  TRY(auto const minutes, required(in, "max_minutes"));
  TRY(auto const speed, required(in, "speed"));
  return Metres{minutes * speed * kMetresPerMinute};
}

}  // namespace leitbild::indicators
