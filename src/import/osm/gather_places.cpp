#include "import/osm/gather_places.h"

#include <algorithm>

namespace leitbild::importing {
namespace {

/// A stop in the making: the first platform stays its anchor, so that a row of platforms does not become one long stop.
struct Cluster {
  city::Stop first;
  geo::Point sum;
  double count{};
};

void join(std::vector<Cluster>& clusters, city::Stop const& stop, bool any_name, std::size_t& merged) {
  auto const limit = kSameStop.value * kSameStop.value;
  auto const found = std::ranges::find_if(clusters, [&](Cluster const& cluster) {
    return (any_name || cluster.first.name == stop.name) && geo::squared_distance(cluster.first.at, stop.at) <= limit;
  });
  if (found == clusters.end()) {
    clusters.push_back({.first = stop, .sum = stop.at, .count = 1.0});
    return;
  }
  ++merged;
  // Where a stop with a name is, a nameless platform beside it does not move it.
  if (stop.name != found->first.name) { return; }
  found->sum = {found->sum.x + stop.at.x, found->sum.y + stop.at.y};
  found->count += 1.0;
}

}  // namespace

MergedStops merged_stops(std::vector<city::Stop> const& drawn) {
  auto clusters = std::vector<Cluster>{};
  auto out = MergedStops{};
  for (auto const& stop : drawn) {
    if (!stop.name.empty()) { join(clusters, stop, false, out.merged); }
  }
  for (auto const& stop : drawn) {
    if (stop.name.empty()) { join(clusters, stop, true, out.merged); }
  }
  for (auto const& cluster : clusters) {
    out.stops.push_back(
        {.name = cluster.first.name, .at = {cluster.sum.x / cluster.count, cluster.sum.y / cluster.count}});
  }
  return out;
}

MergedFacilities merged_facilities(std::vector<city::Facility> const& drawn) {
  auto const limit = kSameFacility.value * kSameFacility.value;
  auto out = MergedFacilities{};
  for (auto const& facility : drawn) {
    auto const is_same = [&](city::Facility const& other) {
      return other.category == facility.category && other.name == facility.name &&
             geo::squared_distance(other.at, facility.at) <= limit;
    };
    if (!facility.name.empty() && std::ranges::any_of(out.facilities, is_same)) {
      ++out.merged;
    } else {
      out.facilities.push_back(facility);
    }
  }
  return out;
}

}  // namespace leitbild::importing
