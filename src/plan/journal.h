// The journal: who changed what, when. The class of an entry says whether a person may be named beside the office: only
// where money is spent or something is published (docs/decisions/0015).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/records/form.h"

namespace leitbild::plan {

enum class JournalClass : std::uint8_t { kMoney, kPublication, kContent, kOperation };

struct JournalClassInfo {
  JournalClass journal_class;
  std::string_view id, title_de, covers_de;
};

/// In the order of the enumeration.
std::vector<JournalClassInfo> const& journal_classes();
JournalClassInfo const& info(JournalClass journal_class);
/// By id or title in any case ("money", "Geld").
std::optional<JournalClass> journal_class_from(std::string_view text);
/// Whether an entry of that class may name a person.
bool names_persons(JournalClass journal_class);

/// Attribution is to an office or role; to a person by a pseudonym, and only where names_persons() says so.
struct JournalEntry {
  std::string at;    // UTC moment
  std::string role;  // "Referat Stadtentwicklung"
  // "add_measure", "edit_measure", "put_field", "put_goal", "add_milestone", "edit_milestone", "import", "evaluate",
  // "create"; for objects with a form "put_" and "remove_" before its id; "rename_" before the kind of any object
  std::string action;
  std::string object;  // code of what was changed
  std::string note;    // one line for people: which attributes changed, old -> new; "[Beispiel]" if it is one
  JournalClass journal_class{JournalClass::kContent};
  std::string person{};  // "P-7f3a9c"; empty: nobody is named
};

/// Money: what has an amount or a rate. Publication: a status report that is or was released. Everything else: content.
/// `before` and `after` are what the change is between; null where there was or is none.
JournalClass class_of(Form const& form, Record const* before, Record const* after);
/// Of entries from before classes were stored: by the action alone.
JournalClass class_of_action(std::string_view action);

}  // namespace leitbild::plan
