#include "app/usual_fields.h"

#include "plan/read_plan.h"

namespace leitbild::app {

Result<std::vector<plan::Edit>> usual_fields() {
  TRY(auto const plan, plan::read_plan(plan::kaiserslautern_plan(), "kaiserslautern/plan.toml"));
  auto edits = std::vector<plan::Edit>{};
  for (auto const& field : plan.fields) { edits.emplace_back(plan::PutField{field}); }
  return edits;
}

}  // namespace leitbild::app
