// The journal to hand on: as a table, as JSON, and as a text that tells a staff council what is kept about whom, and why.
// Ordered by object, never by person.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "plan/journal.h"
#include "plan/retention.h"

namespace leitbild::report {

struct NumberedEntry {
  std::size_t number{};  // from 1, in the whole journal
  plan::JournalEntry entry;
};

struct JournalShown {
  std::string plan_title;
  std::vector<NumberedEntry> entries;  // oldest first
  plan::Retention retention;
  std::vector<plan::NamedPerson> persons;  // whose names are kept
  Date today;
};

/// "Kostenansatz: eingetragen"; an action that is not known as it is.
std::string action_text(std::string_view action);

/// German, in sentences. Names no person.
std::string explanation(JournalShown const& shown);

/// By object, then by number.
std::string to_csv(JournalShown const& shown, bool with_names);
/// {"plan", "as_of", "explanation": lines of text, "retention": [...], "entries": [...]}, entries as in the table.
Json to_json(JournalShown const& shown, bool with_names);

}  // namespace leitbild::report
