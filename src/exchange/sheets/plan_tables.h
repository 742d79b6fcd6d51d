// A plan as tables, all of it.
#pragma once

#include <vector>

#include "exchange/sheets/sheet.h"
#include "geo/crs.h"
#include "plan/plan.h"

namespace leitbild::exchange {

/// Handlungsfelder, Ziele, Maßnahmen, Orte, Wirkungen, Meilensteine, then one table for each form, be it empty.
/// Coordinates in full in `plane`, which the heading names. Rows of an illustrative measure say "Beispiel", also those of
/// its places and effects. Codes are protected, and everything about versions.
std::vector<Table> tables_of(plan::Plan const& plan, geo::Crs plane);

/// Measures with places and effects in one table. Fields and goals are not in it.
Table measure_table_of(plan::Plan const& plan, geo::Crs plane);

}  // namespace leitbild::exchange
