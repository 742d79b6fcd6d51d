// How far the measures are: the traffic light by rule, and what is due. Yardsticks: a lag of up to 5 per cent of the way is
// green, up to 15 yellow; a report older than a year is stale. They are ours; decision.md of the references has no norm.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "plan/plan.h"

namespace leitbild::plan {

struct LightResult {
  Light light{};
  std::string reason_de;
  bool by_hand{};  // the last report overrides the rule
};
/// Nothing for measures that are not under way: before "decided", or in a side state.
std::optional<LightResult> traffic_light(Plan const& plan, Measure const& measure, Date day);

/// Null: none. Of two of one day the later in the plan.
StatusReport const* latest_report(Plan const& plan, std::string_view measure);

struct DueItem {
  enum class Kind : std::uint8_t { kNextStep, kReport, kProofOfUse, kBindingEnds };
  Kind kind{};
  Date due;
  std::string object;  // code of the measure or application
  std::string text_de;
};
/// Due until `until`, by date; what is overdue comes first. Next steps of last reports; a report a year after the last one
/// for every measure under way (at once where there is none); proofs of use; ends of binding periods.
std::vector<DueItem> due_items(Plan const& plan, Date today, Date until);

}  // namespace leitbild::plan
