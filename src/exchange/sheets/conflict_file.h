// Decisions about conflicts of an import, in a file that people fill in (TOML).
#pragma once

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "exchange/sheets/merge_rows.h"

namespace leitbild::exchange {

struct DecidedConflict {
  Conflict conflict;
  std::optional<Take> take;
};

/// One [[conflict]] each, with where it stands, the three values and `take = ""`: "file", "plan", or empty.
std::string to_toml(std::vector<DecidedConflict> const& conflicts);
/// Error: not such a file; another word than these behind `take`, by line.
Result<std::vector<DecidedConflict>> conflicts_from_toml(std::string_view text, std::string_view where);

/// The decision for a conflict, if it was made about the same values: what has changed since is asked about again.
Decide decisions(std::vector<DecidedConflict> conflicts);

}  // namespace leitbild::exchange
