// Entries of the journal get their time and whoever made them.
#pragma once

#include "base/result.h"
#include "plan/journal.h"
#include "store/author.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store {

/// Time, office and, where the class of the entry allows it, the person. In the caller's transaction.
Result<void> sign(gpkg::Database const& db, plan::JournalEntry& entry, Author const& author);

}  // namespace leitbild::store
