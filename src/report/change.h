// What a plan changes for how many people of a district.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "city/city.h"
#include "scenario/scenario.h"

namespace leitbild::report {

/// Only people (residents, or the group that the indicator counts) of cells with a value both today and with the plan count. For shares, people gain or lose what the
/// indicator counts; for all other units, their value gets better or worse, by however little.
struct Change {
  indicators::Group group{};  // none: all residents
  Persons compared;
  Persons gained;
  Persons lost;
  std::optional<double> mean;  // of the values, per person, in the indicator's unit; none: nobody is compared
};

/// `inside`: by district id, see within(). O(cells).
Change change_in(city::City const& city, scenario::Comparison const& comparison, std::vector<bool> const& inside);

bool changes_nothing(Change const& change);
/// "Für 1.240 von 3.067 Einwohnerinnen und Einwohnern gilt das mit dem Plan neu, für 20 nicht mehr."; empty if nothing
/// changes for anybody.
std::string change_sentence(indicators::Indicator const& indicator, Change const& change);
/// "+1.240 / −20", for lists.
std::string change_brief(Change const& change);

}  // namespace leitbild::report
