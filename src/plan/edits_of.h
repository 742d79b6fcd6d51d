// A whole plan as the edits that make it: what `leitbild demo` puts into a new workspace.
#pragma once

#include <vector>

#include "plan/edit.h"

namespace leitbild::plan {

/// In an order in which each edit finds what it refers to: fields, goals, measures, milestones, then the objects with a
/// form in the order of forms(), later ones first where something refers to them. Objects that refer to each other in a
/// circle: one of them comes without its references first and is put again, whole, behind them. A reference to what the
/// plan does not have stays and is refused by apply(). O(objects × rounds); a round is a pass over what is left.
std::vector<Edit> edits_of(Plan const& plan);
/// The same for these records only, be they new or changed.
std::vector<Edit> edits_of(std::vector<Record> records);

}  // namespace leitbild::plan
