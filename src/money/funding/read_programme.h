// A file of data/funding/ or of a workspace's folder funding/.
#pragma once

#include <string_view>

#include "base/result.h"
#include "money/funding/programme.h"

namespace leitbild::money::funding {

/// `file` is its name, for messages. Error: all problems at once, each with file and line, the key, and what is allowed:
/// unknown keys, values that do not fit, rates or periods that contradict each other, versions that overlap.
Result<Programme> read_programme(std::string_view toml, std::string_view file);

}  // namespace leitbild::money::funding
