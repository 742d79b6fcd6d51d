// Which layers say something about a cell.
#pragma once

#include <vector>

#include "city/layer.h"

namespace leitbild::city {

struct City;

/// Appends, for the cells that have no entry yet, the layers whose coverage holds the cell's centre. Streets only if one
/// is within reach of the cell, too. Needs the city's links of cells.
void add_knowledge(std::vector<LayerSet>& known, City const& city);

}  // namespace leitbild::city
