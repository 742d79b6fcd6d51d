// Every change to a plan is an edit, and every edit leaves a journal entry.
#pragma once

#include <string>
#include <variant>

#include "base/result.h"
#include "plan/plan.h"
#include "plan/records/form.h"

namespace leitbild::plan {

/// Adds the field or goal, or replaces the one with that code.
struct PutField {
  Field field;
};
struct PutGoal {
  Goal goal;
};
/// Error if the code is taken.
struct AddMeasure {
  Measure measure;
};
/// Replaces the measure with that code. Error if there is none.
struct EditMeasure {
  Measure measure;
};

/// Error if the code is taken.
struct AddMilestone {
  Milestone milestone;
};
/// Replaces the milestone with that code. Error if there is none.
struct EditMilestone {
  Milestone milestone;
};

/// An object that has a form: adds it, or replaces the one of that form and code.
struct PutRecord {
  Record record;
};
/// Error if there is none, or if something refers to it. Its code is never given to anything else.
struct RemoveRecord {
  std::string_view form;  // id
  std::string code;
};

using Edit =
    std::variant<PutField, PutGoal, AddMeasure, EditMeasure, AddMilestone, EditMilestone, PutRecord, RemoveRecord>;

/// Who changed what, when. Attribution is to an office or role, not to a person.
struct JournalEntry {
  std::string at;    // UTC moment
  std::string role;  // "Referat Stadtentwicklung"
  // "add_measure", "edit_measure", "put_field", "put_goal", "add_milestone", "edit_milestone", "import", "evaluate",
  // "create"; for objects with a form "put_" and "remove_" before its id
  std::string action;
  std::string object;  // code of what was changed
  std::string note;    // one line for people: which attributes changed, old -> new; "[Beispiel]" if it is one
};

/// Changes the plan, and returns the entry (without time and role, which the store adds).
/// Error, and then the plan is as it was: every attribute that breaks a rule, by measure code and attribute: unknown field
/// or goal, a code that is taken, by an object of whatever kind, or was once given to one that is gone, or is empty or has
/// characters other than letters, digits, '-', '.', '_'; end before start; an effect at a place that the measure does not
/// have; a negative cost.
Result<JournalEntry> apply_to(Plan& plan, Edit const& edit);

/// The same on a copy.
struct Edited {
  Plan plan;
  JournalEntry entry;
};
Result<Edited> apply(Plan const& plan, Edit const& edit);

}  // namespace leitbild::plan
