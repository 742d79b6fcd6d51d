// What a new plan begins with.
#pragma once

#include <vector>

#include "base/result.h"
#include "plan/edit.h"

namespace leitbild::app {

/// The four action fields of the concept, with their codes; a city with others renames them or adds its own.
Result<std::vector<plan::Edit>> usual_fields();

}  // namespace leitbild::app
