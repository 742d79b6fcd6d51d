// Two states of a plan side by side: what was added, removed and changed, and what that means in money and years.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "plan/change.h"
#include "plan/plan.h"

namespace leitbild::plan {

struct ObjectDifference {
  enum class Kind : std::uint8_t { kAdded, kRemoved, kChanged };
  Kind kind{};
  std::string what_de;  // "Maßnahme", "Kostenansatz"
  std::string code, title;
  std::vector<Change> changes;  // of a changed one
};

/// Of a measure that is in both and whose cost or years differ.
struct Shift {
  std::string code;
  EuroCents cost{};               // after less before
  std::optional<int> start, end;  // years later; where both are known
};

struct Difference {
  std::vector<ObjectDifference>
      objects;  // fields, goals, measures, milestones, then form by form; by the order in the plan
  /// Cost estimates of all measures that are not deferred, rejected or replaced, in each measure's own price year.
  EuroCents cost_before{}, cost_after{};
  std::size_t measures_before{}, measures_after{};
  std::vector<Shift> shifts;
};

/// An object that was renamed between the two is a changed one, under its code of today; so are its references.
Difference difference(Plan const& then, Plan const& now);

/// For people, in German; `before` and `after` name the two states: "F1", "heute".
std::string to_text(Difference const& difference, std::string_view before, std::string_view after);
/// {"before", "after", "added": n, …, "objects": [{"kind": "changed", "what", "code", "title", "changes": [{"attribute",
/// "before", "after"}]}], "cost_before": cents, "cost_after": cents, "shifts": [...]}
Json to_json(Difference const& difference, std::string_view before, std::string_view after);

}  // namespace leitbild::plan
