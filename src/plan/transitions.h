// From one state of a measure to another: which steps there are, and what has to be on record for them. The definitions
// are those people read beside the state; evidence is looked up in the plan itself wherever it is an object there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace leitbild::plan {

/// The written definition of a state: when it applies, and the evidence that is demanded.
struct StateDefinition {
  State state;
  std::string_view applies_de, evidence_de;
};
StateDefinition const& definition(State state);

/// One sentence for each piece of evidence that is missing for that state alone; empty: all is there.
std::vector<std::string> missing_evidence(Plan const& plan, Measure const& measure, State state);

/// Why the step is not possible: it does not exist, or for what lies on the way something is missing. Empty: it is.
/// Steps: forwards along idea … evaluated, with the evidence of every state that is passed; backwards, to a side state
/// and back from "deferred" with a reason given on or after the day of the last one; from "rejected" only back to "idea";
/// nothing leads away from "replaced".
std::vector<std::string> reasons_against(Plan const& plan, Measure const& measure, State to);

}  // namespace leitbild::plan
