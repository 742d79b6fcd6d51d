#include "server/plan/goal_tree.h"

#include <algorithm>

#include "indicators/indicator.h"
#include "report/json_parts.h"
#include "server/plan/parts.h"

namespace leitbild::server {

std::vector<plan::Measure const*> measures_for(Call const& call, std::string_view goal) {
  auto const meant = lookup(call).with_subgoals(goal);
  auto out = std::vector<plan::Measure const*>{};
  for (auto const& measure : call.site.plan().measures) {
    if (std::ranges::find_first_of(measure.goals, meant) != measure.goals.end()) { out.push_back(&measure); }
  }
  return out;
}

Json goal_node(Call const& call, plan::Goal const& goal) {
  auto const* const position = lookup(call).position_of_goal(goal.code);
  auto out = goal_ref(call, goal.code);
  out["text_simple"] = position == nullptr ? Json() : or_null(position->text_simple);
  out["level"] = position == nullptr ? Json() : or_null(position->level, call.language);
  out["dimension"] = position == nullptr ? Json() : or_null(position->dimension, call.language);
  out["measures"] = measures_for(call, goal.code).size();
  out["example"] = says_example(goal.text_de);
  out["children"] = Json::array();
  for (auto const* const below : lookup(call).goals_below(goal.code)) {
    out["children"].push_back(goal_node(call, *below));
  }
  return out;
}

Json goal_trees(Call const& call, std::string_view field) {
  auto out = Json::array();
  for (auto const* const goal : lookup(call).goals_below("")) {
    if (field.empty() || goal->field == field) { out.push_back(goal_node(call, *goal)); }
  }
  return out;
}

Json goal_targets_json(Call const& call, std::string_view goal) {
  auto out = Json::array();
  for (auto const& row : call.site.plan().indicator_targets) {
    if (row.goal != goal) { continue; }
    auto const* const known = indicators::find_indicator(row.indicator);
    auto const address = percent_encoded(row.indicator);
    out.push_back({{"code", row.code},
                   {"indicator", row.indicator},
                   {"title", known == nullptr ? row.indicator
                                              : std::string{either(known->indicator->title_de,
                                                                   known->indicator->title_en, call.language)}},
                   {"computed", known != nullptr},
                   {"unit_id", known == nullptr ? Json() : Json(report::unit_id(known->indicator->unit))},
                   {"unit", or_null(row.unit)},
                   {"district", row.district.empty() ? Json() : district_ref(call, row.district)},
                   {"baseline", or_null(row.baseline)},
                   {"baseline_year", or_null(row.baseline_year)},
                   {"target", or_null(row.target)},
                   {"target_year", or_null(row.target_year)},
                   {"source", or_null(row.source)},
                   {"links", known == nullptr ? Json(nullptr)
                                              : links_json(call, "indicators/" + address, "indikatoren/" + address)}});
  }
  return out;
}

}  // namespace leitbild::server
