// Whether two programmes may fund the same costs.
#pragma once

#include <string_view>

#include "money/funding/fit.h"
#include "money/funding/programme.h"

namespace leitbild::money::funding {

/// What the one says about the other: kFits allows, kFails excludes, kUnknown says nothing. A name weighs more than "*".
Fit allows(Version const& version, std::string_view other);
/// Both must allow it.
Fit may_share(Version const& a, Version const& b);

}  // namespace leitbild::money::funding
