// Schemas of what several endpoints of the plan answer: "#/components/schemas/MeasureRow".
#pragma once

#include "base/json.h"

namespace leitbild::server {

/// By name.
Json plan_schemas();

}  // namespace leitbild::server
