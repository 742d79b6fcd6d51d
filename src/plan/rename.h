// Codes that change: an object keeps its place, its references and its first code, by which others may know it for ever.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/plan.h"

namespace leitbild::plan {

/// What the object with that code is for references to it: "measure", "field", "goal", "milestone" or the id of a form.
/// Empty: there is none.
std::string_view kind_id_of_object(Plan const& plan, std::string_view code);

/// The former code, if it is one.
FormerCode const* find_former_code(Plan const& plan, std::string_view code);
/// The code under which the object of a former code is known today; any other code is returned as it is.
std::string current_code(Plan const& plan, std::string_view code);
/// For a sentence about a code that is not there: "; es heißt heute „KLI-21“". Empty where it is no former code.
std::string hint_at_current_code(Plan const& plan, std::string_view code);
/// The stable id of the object with that code: the first code it had, else its own.
std::string first_code(Plan const& plan, std::string_view code);
/// Stable ids by code, of all objects whose code is another.
std::map<std::string, std::string> stable_ids(Plan const& plan);

/// Gives the object another code, in its place, and everything that refers to it. Nothing is checked or noted.
void change_code(Plan& plan, std::string const& from, std::string const& to);

/// Whether a reference of the record is that code.
bool names_code(Record const& record, std::string const& code);

/// Checks and does what the edit says, and keeps the old code as a former one. Error: the plan is as it was.
Result<JournalEntry> rename(Plan& plan, Rename const& edit);

/// A plan in the codes of today, and under which it had each of those that differ.
struct InCodesOf {
  Plan plan;
  std::map<std::string, std::string> own;  // code in `plan` -> code before
};
/// Follows the former codes of another state of the same plan.
InCodesOf in_codes_of(Plan plan, std::vector<FormerCode> const& former_codes);

}  // namespace leitbild::plan
