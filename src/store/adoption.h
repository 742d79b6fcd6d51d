// Taking over what another program changed in plan.gpkg: under the same rules as any edit.
#pragma once

#include <vector>

#include "plan/edit.h"
#include "store/foreign_edit.h"
#include "store/gpkg/journal.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store {

/// Checks the plan as it stands in the rows, brings the rows of touched measures into Leitbild's own form, and remembers
/// all rows as written. In the caller's transaction. Returns one entry per object, without time and role, with what it
/// changed. Error: every rule that is broken, what to do about it, and that a code may not change; then the transaction is
/// to be undone.
struct Adopted {
  plan::JournalEntry entry;
  std::vector<gpkg::ObjectState> changes;
};
Result<std::vector<Adopted>> adopt(gpkg::Database const& db, std::vector<ForeignEdit> const& edits);

}  // namespace leitbild::store
