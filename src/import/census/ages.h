// Age groups for cells whose residents are known already.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "city/people/people.h"
#include "import/import_report.h"

namespace leitbild::importing {

/// Fills age groups that `people` does not have yet; groups that came with the residents are of the same count and stay.
/// A CSV table of cells of 100 m or 1 km, in one of two forms:
///   long   columns Merkmal and Anzahl, one row per cell and class: ALTER_10JG_1 (under 10), ALTER_10JG_9 (80 and older),
///          ALTER_KURZ_1 (under 18), ALTER_KURZ_5 (65 and older), as the census of 2011 calls them;
///   wide   one column per group: heads (unter18, a65undaelter, unter10, a80undaelter …) or per cent (unter18_A, ab65_A,
///          AnteilUeber65 …).
/// Heads of a 100 m cell are taken as they are, up to its residents; a cell without a row has none of that group. Heads of
/// a 1 km cell and percentages go to its cells in proportion to residents: sums are kept exactly. A hidden value leaves the
/// group unknown.
/// Error: no such columns or classes, a line that is no data, no cell of the city.
Result<ImportReport> read_ages(std::filesystem::path const& file, std::string const& base, city::People& people);

}  // namespace leitbild::importing
