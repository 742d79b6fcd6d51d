#include "city/districts/districts.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "geo/prepared_area.h"

namespace leitbild::city {
namespace {

struct Leaf {
  DistrictId id;
  geo::PreparedArea area;
};

DistrictId nearest_leaf(Districts const& districts, std::vector<Leaf> const& candidates, geo::Point p) {
  auto best = candidates.front().id;
  auto best_distance = Metres{std::numeric_limits<double>::infinity()};
  for (auto const& leaf : candidates) {
    if (auto const d = geo::distance_to(districts.rows[leaf.id].shape, p); d < best_distance) {
      best = leaf.id;
      best_distance = d;
    }
  }
  return best;
}

}  // namespace

std::string_view name(Level level) {
  constexpr auto kNames = std::to_array<std::string_view>({"city", "ortsbezirk", "statistical"});
  return kNames[static_cast<std::size_t>(level)];
}

std::optional<Level> level_from(std::string_view text) {
  for (auto const level : {Level::kCity, Level::kOrtsbezirk, Level::kStatistical}) {
    if (name(level) == text) { return level; }
  }
  return std::nullopt;
}

std::optional<DistrictId> find(Districts const& districts, std::string_view code_or_name) {
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    if (districts.rows[DistrictId{i}].code == code_or_name) { return DistrictId{i}; }
  }
  auto const wanted = slug(code_or_name);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    if (!wanted.empty() && slug(districts.rows[DistrictId{i}].name) == wanted) { return DistrictId{i}; }
  }
  return std::nullopt;
}

std::vector<DistrictId> chain_upwards(Districts const& districts, DistrictId id) {
  auto out = std::vector{id};
  while (auto const parent = districts.rows[out.back()].parent) { out.push_back(*parent); }
  return out;
}

std::vector<bool> leaves(Districts const& districts) {
  auto out = std::vector<bool>(districts.rows.size(), true);
  for (auto const& district : districts.rows) {
    if (district.parent) { out[district.parent->value] = false; }
  }
  return out;
}

std::vector<DistrictId> leaf_of_each(Districts const& districts, std::vector<geo::Point> const& points) {
  auto candidates = std::vector<Leaf>{};
  auto const is_leaf = leaves(districts);
  for (auto i = std::size_t{0}; i < districts.rows.size(); ++i) {
    if (is_leaf[i]) { candidates.push_back({DistrictId{i}, geo::PreparedArea{districts.rows[DistrictId{i}].shape}}); }
  }
  auto out = std::vector<DistrictId>{};
  out.reserve(points.size());
  for (auto const p : points) {
    auto const found = std::ranges::find_if(candidates, [&](Leaf const& leaf) { return leaf.area.contains(p); });
    out.push_back(found != candidates.end() ? found->id : nearest_leaf(districts, candidates, p));
  }
  return out;
}

}  // namespace leitbild::city
