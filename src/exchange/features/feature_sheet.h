// Features as a table of a spreadsheet.
#pragma once

#include "exchange/features/feature.h"
#include "exchange/sheets/sheet.h"

namespace leitbild::exchange {

/// How much of the geometry a table holds.
enum class SheetGeometry : std::uint8_t {
  kPoint,  // a point inside
  kFull    // the same, and all of it as well-known text
};

/// One row per feature: id, properties under their German titles, then a point inside (label_point()) and, with kFull,
/// well-known text. The headings name the plane.
Table sheet_of(FeatureTable const& features, SheetGeometry geometry);

}  // namespace leitbild::exchange
