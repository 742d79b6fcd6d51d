// Objects that have a form, as rows: one table per form with a column per attribute, so that a GIS reads and edits them.
#pragma once

#include <string>

#include "plan/edit.h"
#include "plan/plan.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// The column of an attribute: its key; "geom" for a shape, "…_cents" for money.
std::string column_of(plan::AttributeInfo const& info);
/// True if the table is a layer of its own.
bool has_geometry(plan::Form const& form);

/// Adds the tables that are not there yet, and to those that are the columns that are not: a newer program may know more.
/// `srs_id` is that of the layers. The caller's transaction.
Result<void> add_record_tables(Database const& db, int srs_id);

/// Adds the objects of all forms to the plan, in the order in which they were added, and the retired codes.
/// Error: every row that cannot be read, by table and code; other programs may have written it.
Result<void> read_records(Database const& db, plan::Plan& plan, Problems& problems);

/// The record is canonical, as a form gives it. Rows keep their fid.
Result<void> write_record(Database const& db, plan::Record const& record);
Result<void> remove_record(Database const& db, plan::Form const& form, std::string const& code);

}  // namespace leitbild::store::gpkg
