// From a measure to its papers, consultations, decisions and budget lines, as text; and what its next state lacks.
#pragma once

#include <string>

#include "plan/plan.h"

namespace leitbild::app {

/// One line per link, indented below what it belongs to; ends with what the next state of the measure needs.
std::string decision_chain(plan::Plan const& plan, plan::Measure const& measure);

}  // namespace leitbild::app
