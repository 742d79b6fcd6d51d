// The plan of another time, opened instead of today's and only to be read: "kl@F1" as it was adopted, "kl@2026-03-31" as it
// was at the end of that day.
#pragma once

#include <filesystem>
#include <string>

#include "plan/plan.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store {

struct FolderAndState {
  std::filesystem::path folder;
  std::string state;  // empty: today's plan
};
/// A folder whose own name has an '@' is meant as it stands.
FolderAndState folder_and_state(std::filesystem::path const& typed);

struct PastState {
  std::string name;      // "F1", "2026-03-31"
  std::string title_de;  // "die Fassung F1, beschlossen am 06.10.2025"
  std::string until;     // UTC moment of the last journal entry that belongs to it, or a later one before the next
  plan::Plan plan;
};
/// Error: neither a version nor a day of which a state is known.
Result<PastState> past_state(gpkg::Database const& db, std::string const& name);

}  // namespace leitbild::store
