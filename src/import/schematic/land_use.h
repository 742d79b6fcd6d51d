// What the ground is used for, as far as a schematic city can say.
#pragma once

#include "city/landcover/landcover.h"
#include "import/schematic/settlements.h"

namespace leitbild::importing {

/// Settlements as dwelling areas, parks and forests as what they are, and a pond in every park that has room for one.
/// The rest, fields mostly, is left open.
std::vector<city::Patch> plan_land_use(std::vector<Settlement> const& settlements,
                                       std::vector<city::GreenArea> const& green);

}  // namespace leitbild::importing
