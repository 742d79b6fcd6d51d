// What the tables of a file would change in a plan.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "exchange/sheets/merge_rows.h"
#include "plan/edit.h"

namespace leitbild::exchange {

struct Tally {
  std::size_t added{}, changed{}, unchanged{};
};

struct PlanImport {
  std::vector<plan::Edit> edits;            // fields, goals, measures, milestones, records; empty if a conflict is open
  std::vector<plan::JournalEntry> entries;  // one per edit: what is new, what changes from what to what
  Tally fields, goals, measures, milestones;
  std::vector<std::pair<std::string, Tally>> records;  // by form ("Kostenansätze"); only those with rows
  std::vector<std::string> notes;                      // what was not read or not taken
  std::vector<Conflict> conflicts;                     // nobody decided yet
  std::size_t decided{};                               // conflicts that were
};

/// What is in the file and differs from the plan is added or changed; what is not in the file stays, be it a row or a
/// column. A measure with rows in the tables of places or effects has exactly those afterwards. Where a workbook carries
/// the state it was exported from, only what it changed against that is taken; `decide` is asked about what the plan has
/// changed differently since.
/// Error: every cell that cannot be read and every rule of the plan that a row breaks, by sheet and cell or by line and
/// column: nothing of a file with an error is taken.
Result<PlanImport> prepare_import(std::vector<Sheet> const& sheets, Target const& target, Decide const& decide = {});

/// The same for a whole plan from a document, which has no base. `where` names the file.
Result<PlanImport> prepare_import(plan::Plan const& document, Target const& target, std::string const& where);

}  // namespace leitbild::exchange
