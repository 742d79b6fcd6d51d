// What a planner typed into the form of an effect: the plan stores it, the effect reads it.
#pragma once

#include <map>
#include <string>
#include <variant>

namespace leitbild {

using ParameterValue = std::variant<double, std::string>;
using ParameterValues = std::map<std::string, ParameterValue>;

}  // namespace leitbild
