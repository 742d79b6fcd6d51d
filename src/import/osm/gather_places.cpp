#include "import/osm/gather_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace leitbild::importing {
namespace {

/// A stop in the making: the first platform stays its anchor, so that a row of platforms does not become one long stop.
struct Cluster {
  city::Stop first;
  geo::Point sum;
  double count{};
};

/// Stops in the making, found by squares of kSameStop.
class Clusters {
 public:
  std::size_t merged{};

  void add(city::Stop const& stop, bool any_name) {
    auto const found = first_near(stop, any_name);
    if (!found) {
      squares_[square(stop.at)].push_back(clusters_.size());
      clusters_.push_back({.first = stop, .sum = stop.at, .count = 1.0});
      return;
    }
    ++merged;
    auto& cluster = clusters_[*found];
    // Where a stop with a name is, a nameless platform beside it does not move it.
    if (stop.name != cluster.first.name) { return; }
    cluster.sum = {cluster.sum.x + stop.at.x, cluster.sum.y + stop.at.y};
    cluster.count += 1.0;
  }

  std::vector<city::Stop> stops() const {
    auto out = std::vector<city::Stop>{};
    for (auto const& [first, sum, count] : clusters_) {
      out.push_back({.name = first.name, .at = {sum.x / count, sum.y / count}});
    }
    return out;
  }

 private:
  using Square = std::pair<long, long>;

  std::vector<Cluster> clusters_;
  std::map<Square, std::vector<std::size_t>> squares_;  // by the place of their first platform

  static Square square(geo::Point p) {
    return {std::lround(std::floor(p.x / kSameStop.value)), std::lround(std::floor(p.y / kSameStop.value))};
  }

  std::optional<std::size_t> first_near(city::Stop const& stop, bool any_name) const {
    auto best = std::optional<std::size_t>{};
    auto const [column, row] = square(stop.at);
    for (auto c = column - 1; c <= column + 1; ++c) {
      for (auto r = row - 1; r <= row + 1; ++r) {
        auto const here = squares_.find({c, r});
        if (here == squares_.end()) { continue; }
        for (auto const i : here->second) {
          auto const& first = clusters_[i].first;
          if ((any_name || first.name == stop.name) &&
              geo::squared_distance(first.at, stop.at) <= kSameStop.value * kSameStop.value && (!best || i < *best)) {
            best = i;
          }
        }
      }
    }
    return best;
  }
};

}  // namespace

MergedStops merged_stops(std::vector<city::Stop> const& drawn) {
  auto clusters = Clusters{};
  for (auto const& stop : drawn) {
    if (!stop.name.empty()) { clusters.add(stop, false); }
  }
  for (auto const& stop : drawn) {
    if (stop.name.empty()) { clusters.add(stop, true); }
  }
  return {.stops = clusters.stops(), .merged = clusters.merged};
}

MergedFacilities merged_facilities(std::vector<city::Facility> const& drawn) {
  auto const limit = kSameFacility.value * kSameFacility.value;
  auto out = MergedFacilities{};
  auto same_name = std::map<std::pair<city::FacilityCategory, std::string_view>, std::vector<std::size_t>>{};
  for (auto const& facility : drawn) {
    auto& others = same_name[{facility.category, facility.name}];
    auto const same = std::ranges::find_if(
        others, [&](std::size_t i) { return geo::squared_distance(out.facilities[i].at, facility.at) <= limit; });
    if (!facility.name.empty() && same != others.end()) {
      ++out.merged;
      // A school as a point on its grounds: whichever says how many places it has.
      auto& kept = out.facilities[*same];
      if (!kept.capacity) { kept.capacity = facility.capacity; }
      continue;
    }
    if (!facility.name.empty()) { others.push_back(out.facilities.size()); }
    out.facilities.push_back(facility);
  }
  return out;
}

}  // namespace leitbild::importing
