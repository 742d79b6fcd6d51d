// The journal: append-only entries, each with a SHA-256 over itself, over what it changed and over the entry before; and
// the history, from which any past state of the plan is read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "plan/document.h"
#include "plan/edit.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// An object as it was after a change.
struct ObjectState {
  std::string kind;  // "measure", "field", "goal", "milestone" or the id of a form
  std::string code;
  std::optional<std::string> content;  // JSON as in the plan's document; nothing: it was removed
};

/// What the edit left behind in `after`, the plan after it. Of an object that was renamed first the old code, removed,
/// then the new one, which takes its place in the plan.
std::vector<ObjectState> states_after(plan::Edit const& edit, plan::Plan const& before, plan::Plan const& after);
/// The object as it is in `plan`; removed where it is not.
ObjectState state_of(plan::Plan const& plan, std::string_view kind, std::string const& code);
/// Every object of the plan.
std::vector<ObjectState> states_of(plan::Plan const& plan);

/// The caller's transaction.
Result<void> append(Database const& db, plan::JournalEntry const& entry, std::vector<ObjectState> const& changes = {});
/// Oldest first.
Result<std::vector<plan::JournalEntry>> read_journal(Database const& db);

/// An entry as it stands, with its number.
struct NumberedEntry {
  std::int64_t number{};
  plan::JournalEntry entry;
};
/// The first entry that is not what its checksum says, or that does not follow the one before it. O(journal).
Result<std::optional<NumberedEntry>> first_break(Database const& db);

/// Gives entries from before there were checksums theirs, and notes the objects as they are. The caller's transaction.
Result<void> begin_chain(Database const& db, plan::Plan const& plan);

/// The last moment of that day (UTC), as in the journal.
std::string end_of(Date day);
/// The plan as it was at the end of that day (UTC). Error: there is no history from that time.
Result<plan::Plan> plan_at(Database const& db, Date day);

}  // namespace leitbild::store::gpkg
