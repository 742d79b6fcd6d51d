#include "store/current_plan.h"

#include "store/gpkg/journal.h"
#include "store/gpkg/plan_tables.h"
#include "store/gpkg/written_rows.h"
#include "store/sign.h"

namespace leitbild::store {

Result<plan::Plan> CurrentPlan::read(gpkg::Database const& db) const {
  TRY(auto const now, db.commits_of_others());
  if (kept_ && kept_->commits_of_others == now) { return kept_->plan; }
  return gpkg::read_plan(db);
}

Result<std::vector<ForeignEdit>> CurrentPlan::foreign_edits(gpkg::Database const& db) {
  TRY(auto const now, db.commits_of_others());
  if (without_foreign_edits_ == now) { return std::vector<ForeignEdit>{}; }
  TRY(auto edits, gpkg::foreign_edits(db));
  without_foreign_edits_ = edits.empty() ? std::optional{now} : std::nullopt;
  return edits;
}

Result<void> CurrentPlan::apply(gpkg::Database const& db, plan::Edit const& edit, Author const& author,
                                std::string_view action) {
  TRY(auto const now, db.commits_of_others());
  if (!kept_ || kept_->commits_of_others != now) {
    TRY(auto plan, gpkg::read_plan(db));
    kept_ = Kept{.commits_of_others = now, .plan = std::move(plan)};
  }
  auto& plan = kept_->plan;
  // Only a renaming changes other objects than its own; it is rare enough for a copy of the plan.
  auto const before = std::holds_alternative<plan::Rename>(edit) ? plan : plan::Plan{};
  TRY(auto const rows, gpkg::rows_of(db, edit));
  TRY(auto entry, plan::apply_to(plan, edit));
  TRY_DO(gpkg::write(db, edit, plan));
  TRY_DO(gpkg::remember_rows(db, edit, rows));
  if (!action.empty()) {
    entry.action = action;
    entry.journal_class = plan::class_of_action(action);
  }
  TRY_DO(sign(db, entry, author));
  return gpkg::append(db, entry, gpkg::states_after(edit, before, plan));
}

void CurrentPlan::forget() {
  kept_.reset();
  without_foreign_edits_.reset();
}

}  // namespace leitbild::store
