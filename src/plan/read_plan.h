// A plan written as TOML: the demo plan, and plans in tests.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::plan {

/// Places are well-known text in the city's plane. Every rule of apply() is checked. Error: all problems, by code.
Result<Plan> read_plan(std::string_view toml, std::string_view where);

/// The embedded, illustrative plan for the schematic Kaiserslautern: fields, goals and milestones, then the measures,
/// which are kept in one file per field.
std::string kaiserslautern_plan();

}  // namespace leitbild::plan
