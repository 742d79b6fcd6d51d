// Persons that the journal names by a pseudonym, and how their names are removed again.
#pragma once

#include <string>
#include <vector>

#include "plan/retention.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store::gpkg {

/// The pseudonym of that person in that class and year, a new random one where there is none yet. The caller's transaction.
Result<std::string> pseudonym_of(Database const& db, std::string const& name, plan::JournalClass journal_class,
                                 Year year);
/// By the time at which they were first named. A file of an older version names nobody.
Result<std::vector<plan::NamedPerson>> read_persons(Database const& db);
/// Not in the file any more, also not in what SQLite leaves of deleted rows. The caller's transaction.
Result<void> remove_persons(Database const& db, std::vector<std::string> const& pseudonyms);
/// After the commit: nothing of them is left in the write-ahead log beside the file either.
Result<void> clear_log(Database const& db);

}  // namespace leitbild::store::gpkg
