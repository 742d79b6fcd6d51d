// Taking over what another program changed in plan.gpkg: under the same rules as any edit.
#pragma once

#include <vector>

#include "plan/edit.h"
#include "store/foreign_edit.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store {

/// Checks the plan as it stands in the rows, brings the rows of touched measures into Leitbild's own form, and remembers
/// all rows as written. In the caller's transaction. Returns one entry per field, goal or measure, without time and
/// role. Error: every rule that is broken, what to do about it, and that a code may not change; then the transaction is
/// to be undone.
Result<std::vector<plan::JournalEntry>> adopt(gpkg::Database const& db, std::vector<ForeignEdit> const& edits);

}  // namespace leitbild::store
