// Where things of the plan and the city are found by code: made once per site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/site.h"

namespace leitbild::server {

class Lookup {
 public:
  explicit Lookup(Site const& site);

  /// Null: there is none.
  plan::Measure const* measure(std::string_view code) const { return found(measures_, code); }
  plan::Field const* field(std::string_view code) const { return found(fields_, code); }
  plan::Goal const* goal(std::string_view code) const { return found(goals_, code); }
  plan::Organization const* organization(std::string_view code) const { return found(organizations_, code); }
  plan::Body const* body(std::string_view code) const { return found(bodies_, code); }
  plan::GoalPosition const* position_of_goal(std::string_view goal) const { return found(positions_, goal); }
  plan::MeasureProfile const* profile_of(std::string_view measure) const { return found(profiles_, measure); }

  /// By code alone, as measures name districts.
  std::optional<city::DistrictId> district(std::string_view code) const;
  /// By code, name or address; nothing if there is none.
  std::optional<city::DistrictId> district_by_any_name(std::string_view name) const;
  /// The part of an address that names the district: "siegelbach". Its code where another has the same name.
  std::string const& slug_of(city::DistrictId district) const { return slugs_[district]; }

  /// The goal and all below it.
  std::vector<std::string> with_subgoals(std::string_view goal) const;
  /// In the order of the plan; `parent` empty: those on top.
  std::vector<plan::Goal const*> goals_below(std::string_view parent) const;

 private:
  template <class T>
  using ByCode = std::unordered_map<std::string_view, T const*>;

  template <class T>
  static T const* found(ByCode<T> const& map, std::string_view code) {
    auto const at = map.find(code);
    return at == map.end() ? nullptr : at->second;
  }

  plan::Plan const* plan_;
  city::Districts const* districts_;
  ByCode<plan::Measure> measures_;
  ByCode<plan::Field> fields_;
  ByCode<plan::Goal> goals_;
  ByCode<plan::Organization> organizations_;
  ByCode<plan::Body> bodies_;
  ByCode<plan::GoalPosition> positions_;
  ByCode<plan::MeasureProfile> profiles_;
  std::unordered_map<std::string_view, city::DistrictId> district_codes_;
  Table<city::DistrictId, std::string> slugs_;
};

}  // namespace leitbild::server
