// Every change to a plan is an edit, and every edit leaves a journal entry.
#pragma once

#include <string>
#include <variant>

#include "base/date.h"
#include "base/result.h"
#include "plan/journal.h"
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

/// An object of any kind gets another code, wherever it is referred to; the old one is kept as a former code and never
/// given to anything else. Error: there is none, it is an adopted version, the new code is or was somebody's.
struct Rename {
  std::string from, to;
  std::string note{};  // why
  Date until{};        // the last day of the old code
};

using Edit = std::variant<PutField, PutGoal, AddMeasure, EditMeasure, AddMilestone, EditMilestone, PutRecord,
                          RemoveRecord, Rename>;

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
