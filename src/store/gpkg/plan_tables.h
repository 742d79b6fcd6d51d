// The plan as rows: fields, goals, measures with their places and effects, milestones; the rest as record_tables.h says.
#pragma once

#include <vector>

#include "plan/edit.h"
#include "plan/plan.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// In the order in which they were added. Error: every row that cannot be read, by measure code; other programs may
/// have written it.
Result<plan::Plan> read_plan(Database const& db);

/// Writes what the edit puts, adds or replaces; rows keep their fid. The edit has passed plan::apply(), which left `after`:
/// values are written as they are there, not as somebody typed them.
Result<void> write(Database const& db, plan::Edit const& edit, plan::Plan const& after);

}  // namespace leitbild::store::gpkg
