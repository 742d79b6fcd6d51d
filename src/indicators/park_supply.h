// Public green per head, counted where it lies.
#pragma once

#include "indicators/indicator.h"

namespace leitbild::indicators {

/// Square metres of parks inside a district (no forest; parks of at least the parameter `min_area`, measured whole even
/// where a boundary cuts them) per resident of the district's cells for which green is known. Cells have no value of
/// their own. A district without residents has none.
/// O(parks x districts), nearly all pairs decided by a box; only parks that a boundary cuts are clipped.
Result<IndicatorValues> parks_by_resident(IndicatorInput const& in);

}  // namespace leitbild::indicators
