// What each measure of a set contributes to the joint effect: alone, and as the last one of all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace leitbild::scenario {

/// In the indicator's unit; none where one of the two values compared is "keine Daten".
struct Contribution {
  std::optional<double> alone;  // with this measure only, minus today
  std::optional<double> last;   // with all, minus with all but this one
};

struct MeasureContributions {
  std::string code;
  std::vector<Table<city::DistrictId, Contribution>> indicators;  // in the order of Evaluation::comparisons
};

/// The contributions need not add up to the joint effect: measures that serve the same people overlap (alone counts twice,
/// last not at all), measures that need each other help only together (the other way round).
struct Contributions {
  Evaluation joint;
  std::vector<MeasureContributions> measures;  // in the order of joint.measures
};

/// Errors as evaluate(). Two evaluations per measure, of the indicators that it can change.
Result<Contributions> contributions(Scenario const& scenario);

}  // namespace leitbild::scenario
