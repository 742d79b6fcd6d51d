// Residents of a grid with other pixels, brought to the pixels of a model.
#pragma once

#include "base/result.h"
#include "geo/grid.h"

namespace leitbild::nature {

/// Keeps the number of people: a source pixel that is larger than those of `target` is shared evenly among the pixels
/// whose centres lie in it, smaller ones are added to the pixel that holds their centre. Only at the edge of the target
/// people are lost with the part of their pixel that lies outside. kNoValue where the source says nothing.
/// Error: no way between the coordinate systems.
Result<geo::Grid<float>> spread_residents(geo::Grid<float> const& counts, geo::GridFrame const& source,
                                          geo::GridFrame const& target);

}  // namespace leitbild::nature
