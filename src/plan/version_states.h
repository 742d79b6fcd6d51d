// From one state of a version of the plan to another: draft, in participation, ready for decision, adopted, in
// implementation, revised or repealed.
#pragma once

#include <optional>
#include <string>

#include "plan/records/progress.h"

namespace leitbild::plan {

/// Why a version cannot go from `from` (nothing: it is new) to `to`; empty: it can. Before it is adopted a version goes
/// back and forth between draft, participation and ready; a new one may begin in any of these. Adopted it becomes only by
/// being kept whole. Afterwards it goes on: into implementation, then revised by another or repealed, and never back.
std::string reason_against(std::optional<VersionState> from, VersionState to);

/// True from the moment a version was adopted, whatever became of it.
bool was_adopted(VersionState state);

}  // namespace leitbild::plan
