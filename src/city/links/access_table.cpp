#include "city/links/access_table.h"

#include <algorithm>

namespace leitbild::city {

NearbyLines::NearbyLines(std::span<AddedLine const> lines, Metres reach) : limit_{to_centimetres(reach)} {
  // The reach is meant on the ground; the plane stretches by less than a thousandth.
  constexpr auto kStretch = 1.001;
  for (auto const& added : lines) {
    lines_.push_back({&added, geo::box_of(added.line).grown_by(reach * kStretch)});
    all_.add(lines_.back().near);
  }
}

void NearbyLines::add_ways(geo::Point p, geo::Crs crs, std::vector<Access>& out) const {
  for (auto const& [added, near] : lines_) {
    if (!near.contains(p)) { continue; }
    auto const foot = geo::nearest_on_line(p, added->line);
    auto const offset = to_centimetres(foot.offset * geo::ground_scale(crs, p));
    if (offset <= limit_) { out.push_back(access_at(*added, foot.along, offset)); }
  }
}

void make_unique(std::vector<Access>& accesses) {
  std::ranges::sort(accesses);
  accesses.erase(std::ranges::unique(accesses).begin(), accesses.end());
}

void link(AccessTable& table, Streets const& streets, EdgeFinder const& finder, std::size_t count,
          PlaceOf const& place) {
  for (auto i = table.size(); i < count; ++i) {
    auto const access = finder.nearest(streets, place(i), kPlaceReach);
    table.add(access ? std::span{&*access, 1} : std::span<Access const>{});
  }
}

std::shared_ptr<AccessTable const> with_lines(std::shared_ptr<AccessTable const> const& before,
                                              std::span<AddedLine const> lines, geo::Crs crs, PlaceOf const& place) {
  auto const nearby = NearbyLines{lines, kPlaceReach};
  auto out = AccessTable{};
  auto is_changed = false;
  auto accesses = std::vector<Access>{};
  out.first.reserve(before->first.size());
  out.entries.reserve(before->entries.size());
  for (auto i = std::size_t{0}; i < before->size(); ++i) {
    auto const old = (*before)[i];
    auto const p = place(i);
    if (!nearby.may_reach(p)) {
      out.add(old);
      continue;
    }
    accesses.assign(old.begin(), old.end());
    nearby.add_ways(p, crs, accesses);
    is_changed |= accesses.size() != old.size();
    make_unique(accesses);
    out.add(accesses);
  }
  return is_changed ? std::make_shared<AccessTable const>(std::move(out)) : before;
}

}  // namespace leitbild::city
