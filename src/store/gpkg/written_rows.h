// The plan's rows as Leitbild last wrote them, beside the rows as they are: finds, keeps and undoes what other programs
// changed. Compared are the columns that Leitbild reads; columns that somebody added are his own.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/edit.h"
#include "store/foreign_edit.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// False for a file from before the table existed.
Result<bool> has_written_rows(Database const& db);
/// Adds the table, with the rows as they are. In a transaction.
Result<void> add_written_rows(Database const& db);

/// From now on the rows as they are count as written by Leitbild. In the transaction that changed them. O(rows); writes
/// what differs only.
Result<void> remember_rows(Database const& db);

/// A row of one of the plan's tables.
struct RowNumber {
  std::string_view table;
  std::int64_t fid{};
  friend bool operator==(RowNumber const&, RowNumber const&) = default;
};
/// The rows of the object that the edit is about, as they are; none of a renaming, which changes rows of many objects.
Result<std::vector<RowNumber>> rows_of(Database const& db, plan::Edit const& edit);
/// After the rows of that object were written, and no others: as remember_rows(), for them alone, after a renaming
/// for all. `before` are its rows from before that.
Result<void> remember_rows(Database const& db, plan::Edit const& edit, std::vector<RowNumber> const& before);

/// Row by row, in the order of fields, goals, measures, their links, places, effects. A geometry that is stored in
/// another way but is the same is no difference. Files from before the table existed have none.
Result<std::vector<ForeignEdit>> foreign_edits(Database const& db);

/// All rows as Leitbild wrote them. The caller's transaction.
Result<void> restore_rows(Database const& db);

/// Codes of measures that another program deleted; their rows in other tables may still be there.
Result<std::set<std::string>> deleted_measures(Database const& db);
/// Rows of places, effects and links whose measure another program deleted; they go with it.
Result<void> delete_rows_of_deleted_measures(Database const& db);

}  // namespace leitbild::store::gpkg
