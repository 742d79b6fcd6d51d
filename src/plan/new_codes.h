// Codes for objects that come from another system: from its own numbers, never one that is or was taken.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "plan/plan.h"

namespace leitbild::plan {

/// Refers to the plan, which must outlive it.
class NewCodes {
 public:
  explicit NewCodes(Plan const& plan);
  /// "V-" and "0123/2025" give "V-0123-2025", then "V-0123-2025-2": letters, digits, '.' and '_' stay, everything between
  /// them becomes one '-'.
  std::string from(std::string_view prefix, std::string_view text);

 private:
  std::set<std::string, std::less<>> taken_;
};

}  // namespace leitbild::plan
