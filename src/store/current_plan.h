// The plan as it is in the database, kept from one edit to the next as long as no other connection commits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "plan/edit.h"
#include "plan/plan.h"
#include "store/author.h"
#include "store/foreign_edit.h"
#include "store/gpkg/sqlite.h"

namespace leitbild::store {

/// All functions are called within a transaction or a snapshot of the one database. Whoever changes rows of the plan in
/// another way than by apply(), or does not commit what apply() did, calls forget().
class CurrentPlan {
 public:
  /// Read again only where somebody else committed since.
  Result<plan::Plan> read(gpkg::Database const& db) const;
  /// As gpkg::foreign_edits(). O(1) where there were none and nobody else committed since.
  Result<std::vector<ForeignEdit>> foreign_edits(gpkg::Database const& db);

  /// What the edit does to the rows, to the copy of the rows as written, and to the journal. The entry is
  /// signed. `action`: other than that of the edit. Error: as plan::apply_to(); the transaction is to be undone.
  Result<void> apply(gpkg::Database const& db, plan::Edit const& edit, Author const& author,
                     std::string_view action = {});
  void forget();

 private:
  struct Kept {
    std::int64_t commits_of_others{};
    plan::Plan plan;
  };
  std::optional<Kept> kept_;
  std::optional<std::int64_t> without_foreign_edits_;  // commits of others, when that was last seen
};

}  // namespace leitbild::store
