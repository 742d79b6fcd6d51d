// Records that are not edited in a table: versions, which only `leitbild plan adopt` makes, and the wording of versions
// that were adopted.
#pragma once

#include <string>

#include "plan/plan.h"
#include "plan/records/form.h"

namespace leitbild::exchange {

/// No record of the form is ever taken from a table.
bool are_all_fixed(plan::Form const& form);

/// Why a record is not taken from a table, as a sentence; empty: it is. The wording of a version that the plan does not
/// have is fixed, too.
std::string fixed_because(plan::Plan const& plan, plan::Record const& record);

}  // namespace leitbild::exchange
