// Goals as a tree, with what leads to them.
#pragma once

#include "base/json.h"
#include "server/endpoint.h"

namespace leitbild::server {

/// The goal, its position, how many measures serve it or a goal below it, and the goals below it.
Json goal_node(Call const& call, plan::Goal const& goal);
/// The goals on top of a field; of all fields where `field` is empty.
Json goal_trees(Call const& call, std::string_view field);
/// Measures that name the goal or one below it.
std::vector<plan::Measure const*> measures_for(Call const& call, std::string_view goal);
/// Targets of the goal: indicator, district, from where to where until when.
Json goal_targets_json(Call const& call, std::string_view goal);

}  // namespace leitbild::server
