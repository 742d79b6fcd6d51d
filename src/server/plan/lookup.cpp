#include "server/plan/lookup.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace leitbild::server {
namespace {

template <class Map, class Rows, class Key>
void fill(Map& map, Rows const& rows, Key key) {
  for (auto const& row : rows) { map.try_emplace(row.*key, &row); }
}

Table<city::DistrictId, std::string> slugs_of(city::Districts const& districts) {
  auto times = std::map<std::string, int>{};
  for (auto const& district : districts.rows) { ++times[slug(district.name)]; }
  auto out = Table<city::DistrictId, std::string>{};
  for (auto const& district : districts.rows) {
    auto name = slug(district.name);
    out.add(name.empty() || times[name] > 1 ? district.code : name);
  }
  return out;
}

}  // namespace

Lookup::Lookup(Site const& site)
    : plan_{&site.plan()}, districts_{site.city().districts.get()}, slugs_{slugs_of(*site.city().districts)} {
  fill(measures_, plan_->measures, &plan::Measure::code);
  fill(fields_, plan_->fields, &plan::Field::code);
  fill(goals_, plan_->goals, &plan::Goal::code);
  fill(organizations_, plan_->organizations, &plan::Organization::code);
  fill(bodies_, plan_->bodies, &plan::Body::code);
  fill(positions_, plan_->goal_positions, &plan::GoalPosition::goal);
  fill(profiles_, plan_->measure_profiles, &plan::MeasureProfile::measure);
  for (auto i = std::size_t{0}; i < districts_->rows.size(); ++i) {
    district_codes_.try_emplace(districts_->rows[city::DistrictId{i}].code, city::DistrictId{i});
  }
}

std::optional<city::DistrictId> Lookup::district(std::string_view code) const {
  auto const at = district_codes_.find(code);
  if (at == district_codes_.end()) { return std::nullopt; }
  return at->second;
}

std::optional<city::DistrictId> Lookup::district_by_any_name(std::string_view name) const {
  if (auto const by_code = district(name)) { return by_code; }
  return city::find(*districts_, name);
}

std::vector<plan::Goal const*> Lookup::goals_below(std::string_view parent) const {
  auto out = std::vector<plan::Goal const*>{};
  for (auto const& candidate : plan_->goals) {
    auto const* const position = position_of_goal(candidate.code);
    // A parent that is not there leaves the goal on top instead of nowhere.
    auto const above = position != nullptr && goal(position->parent) != nullptr ? std::string_view{position->parent}
                                                                                : std::string_view{};
    if (above == parent) { out.push_back(&candidate); }
  }
  return out;
}

std::vector<std::string> Lookup::with_subgoals(std::string_view goal) const {
  auto out = std::vector{std::string{goal}};
  for (auto i = std::size_t{0}; i < out.size(); ++i) {
    for (auto const* const below : goals_below(out[i])) {
      // A circle of parents ends where it comes back.
      if (std::ranges::find(out, below->code) == out.end()) { out.push_back(below->code); }
    }
  }
  return out;
}

}  // namespace leitbild::server
