// What the tables of a file would change in a plan.
#pragma once

#include <string>
#include <vector>

#include "city/districts/districts.h"
#include "exchange/sheets/sheet.h"
#include "geo/crs.h"
#include "plan/edit.h"

namespace leitbild::exchange {

/// The plan as it is, and the city it is for.
struct Target {
  plan::Plan const& plan;
  city::Districts const& districts;  // empty: nothing imported yet, any district code is taken
  geo::Crs plane;
};

struct Tally {
  std::size_t added{}, changed{}, unchanged{};
};

struct PlanImport {
  std::vector<plan::Edit> edits;            // fields, goals, measures, milestones; in the order of the file
  std::vector<plan::JournalEntry> entries;  // one per edit: what is new, what changes from what to what
  Tally fields, goals, measures, milestones;
  std::vector<std::string> notes;  // sheets that were not read
};

/// What is in the file and differs from the plan is added or changed; what is not in the file stays, be it a row or a
/// column. A measure with rows in the tables of places or effects has exactly those afterwards. Coordinates in
/// another system than the city's are carried over where the heading names it.
/// Error: every cell that cannot be read and every rule of the plan that a row breaks, by sheet and cell or by line and
/// column: nothing of a file with an error is taken.
Result<PlanImport> prepare_import(std::vector<Sheet> const& sheets, Target const& target);

}  // namespace leitbild::exchange
