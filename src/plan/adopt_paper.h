// A paper of the council's system becomes part of the plan: with its bodies, its way through them and what they decided,
// linked to a measure. Somebody has decided that it belongs there; proposals make no links (propose_links.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/council.h"
#include "plan/edit.h"
#include "plan/plan.h"

namespace leitbild::plan {

struct PaperAdoption {
  std::vector<Edit> edits;  // bodies, paper, consultations, decisions; only what is new or differs
  std::string paper;        // code in the plan
  std::size_t added{}, changed{}, unchanged{};
  std::size_t older{};               // known in a later state than the file's: left as they are
  std::vector<std::string> remarks;  // what could not be taken, or should be looked at
};

/// `paper`: its id in the council's system or its reference ("0123/2025"). Records are recognised by their OParl id – a
/// body or paper entered by hand by its name or reference –, so that adopting again changes only what the file knows
/// better. What people decide stays: the kind of a decision, its budget lines, measures it was linked to before. An
/// empty value of the file takes nothing away. Persons are not in the file and do not get into the plan.
/// A decision needs the day of its meeting, its body and a result that is understood; else a remark says what is missing.
/// Error: no such measure; no such paper, or several with that reference; a withdrawn paper.
Result<PaperAdoption> adopt_paper(Plan const& plan, council::Council const& council, std::string_view paper,
                                  std::string_view measure);

}  // namespace leitbild::plan
