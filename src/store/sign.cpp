#include "store/sign.h"

#include "base/date.h"
#include "base/text.h"
#include "store/gpkg/persons.h"

namespace leitbild::store {

Result<void> sign(gpkg::Database const& db, plan::JournalEntry& entry, Author const& author) {
  entry.at = utc_now();
  entry.role = author.role;
  auto const name = std::string{trimmed(author.person)};
  if (name.empty() || !plan::names_persons(entry.journal_class)) { return {}; }
  auto const year = Year{static_cast<int>(today().year())};
  TRY(entry.person, gpkg::pseudonym_of(db, name, entry.journal_class, year));
  return {};
}

}  // namespace leitbild::store
