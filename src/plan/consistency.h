// What does not fit together in a plan, although each object by itself is in order: invariants of an integrated concept
// and sums of its money. Findings are looked at and settled by people; rules that forbid an edit are in rules.h and form.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace leitbild::plan {

enum class Severity : std::uint8_t { kError, kWarning };

struct Inconsistency {
  Severity severity{};
  std::string_view rule;  // "cost-by-year": stable, for machines
  std::string object;     // code
  std::string text_de;
};

/// By rule, then in the order of the plan.
/// Errors: broken references and rules of single objects; two objects with one code; a code that was retired is in use; a
/// measure in an adopted state without district and place; spending, shares, commitments or cash that do not add up;
/// more not eligible than spent; more paid for a cost item than it costs; an adopted version without its decision; two
/// profiles of one measure or of the plan; a translation of something that is no text.
/// Warnings: a measure whose state lacks evidence; cost items that sum to something else than the estimate of their
/// measure; measures without any money from "decided" on; contradicting links; features of the spatial concept without a
/// map or legend.
std::vector<Inconsistency> inconsistencies(Plan const& plan);

/// What must be there before the plan can be adopted: a spatial unit – a district, the city as a whole or a place – for every
/// measure that is more than an idea. Error: every measure that lacks it.
Result<void> check_adoptable(Plan const& plan);

}  // namespace leitbild::plan
