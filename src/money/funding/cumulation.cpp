#include "money/funding/cumulation.h"

#include <algorithm>
#include <string>
#include <vector>

namespace leitbild::money::funding {

Fit allows(Version const& version, std::string_view other) {
  auto const names = [](std::vector<std::string> const& ids, std::string_view id) {
    return std::ranges::find(ids, id) != ids.end();
  };
  if (names(version.not_cumulable_with, other)) { return Fit::kFails; }
  if (names(version.cumulable_with, other)) { return Fit::kFits; }
  if (names(version.not_cumulable_with, "*")) { return Fit::kFails; }
  return names(version.cumulable_with, "*") ? Fit::kFits : Fit::kUnknown;
}

Fit may_share(Version const& a, Version const& b) { return both(allows(a, b.programme), allows(b, a.programme)); }

}  // namespace leitbild::money::funding
