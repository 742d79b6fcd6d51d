#include "plan/plan.h"
namespace leitbild::plan {
std::optional<Year> takes_effect(Measure const& measure) { return measure.start ? measure.start : measure.end; }
}
